import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { threats } from '../../../rules-src/sentinelone/streams.ts';
import { buildPlugin } from '../../../src/compile/index.ts';
import { sampleLine, sampleObjects } from '../../builders/sentinelone.ts';
import { startThreatConsole, type ThreatConsole } from '../../builders/threat-console.ts';

const root = resolve(import.meta.dirname, '../../..');
const scratch = mkdtempSync(join(tmpdir(), 'ossify-bundle-'));
const program = join(scratch, 'ossify-sentinelone.mjs');
const output = join(scratch, 'logs/sentinelone.json');
const TOKEN = 'a-token-that-nobody-else-has';
const objects = sampleObjects(threats);
let threatConsole: ThreatConsole;

beforeAll(async () => {
  const { artifacts } = await buildPlugin(join(root, 'rules-src/sentinelone'), root);
  writeFileSync(program, artifacts.find(({ path }) => path.endsWith('.mjs'))?.text ?? '');
  threatConsole = await startThreatConsole(objects, TOKEN, (object) => threats.time(object) ?? '');
  mkdirSync(join(scratch, 'logs'));
  writeFileSync(join(scratch, 'token'), `${TOKEN}\n`, { mode: 0o600 });
  writeFileSync(
    join(scratch, 'config.json'),
    JSON.stringify({
      version: 1,
      consoles: [
        { name: 'main', url: threatConsole.url, tokenFile: join(scratch, 'token'), streams: { threats: true } },
      ],
      startFrom: '2015-01-01T00:00:00Z',
      output: { file: output },
      stateDir: join(scratch, 'state'),
    }),
  );
});

afterAll(() => {
  threatConsole.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs the bundle as the wodle does: by itself, elsewhere, with an empty environment. */
function collect() {
  return promisify(execFile)(process.execPath, [program, '--config', join(scratch, 'config.json'), '--now'], {
    cwd: '/',
    env: {},
  });
}

const linesOf = () =>
  readFileSync(output, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const threatLines = () => linesOf().filter((line) => line.includes('"stream":"threats"'));

describe('the bundle alone, against a console that pages the sample threats', () => {
  test('writes the line that shape() promises for each of them, all pages', async () => {
    const { stdout, stderr } = await collect();
    expect([stdout, stderr]).toEqual(['', '']);
    expect(threatConsole.asked.filter((path) => path.includes('/threats?'))).toHaveLength(3);
    expect(threatLines().sort()).toEqual(objects.map((object) => sampleLine(threats, object)).sort());
  });

  test('writes nothing twice', async () => {
    const before = threatLines();
    await collect();
    expect(threatLines()).toEqual(before);
  });

  test('leaves the token out of lines and state', () => {
    expect(linesOf().join('\n')).not.toContain(TOKEN);
    expect(readFileSync(program, 'utf8')).not.toContain(TOKEN);
  });
});
