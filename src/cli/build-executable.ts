import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { bundleScript, injectBlob } from '../compile/bundle/index.ts';

// `npm run build:sea [PLUGIN…]`: dist/ossify-PLUGIN.bin, a plugin's collector together with Node, for managers without one.

const root = resolve(import.meta.dirname, '../..');
const named = process.argv.slice(2);
const withStreams = readdirSync(join(root, 'rules-src')).filter((name) =>
  existsSync(join(root, 'rules-src', name, 'streams.ts')),
);
for (const name of named.length > 0 ? named : withStreams) {
  const path = await buildExecutable(name);
  process.stdout.write(`${path}\n`);
}

async function buildExecutable(name: string): Promise<string> {
  const node = process.execPath;
  const scratch = mkdtempSync(join(tmpdir(), 'ossify-sea-'));
  try {
    const [main, output, config] = ['main.cjs', 'blob', 'config.json'].map((file) => join(scratch, file));
    if (!main || !output || !config) throw new Error('no paths');
    writeFileSync(main, await bundleScript({ name, folder: join(root, 'rules-src', name), root }));
    writeFileSync(config, JSON.stringify({ main, output, disableExperimentalSEAWarning: true }));
    await execa(node, ['--experimental-sea-config', config]);
    const target = join(root, 'dist', `ossify-${name}.bin`);
    mkdirSync(join(root, 'dist'), { recursive: true });
    const fresh = `${target}.${process.pid}.tmp`;
    writeFileSync(fresh, injectBlob(readFileSync(node), readFileSync(output)));
    chmodSync(fresh, 0o755);
    renameSync(fresh, target);
    return target;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
