import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { COLD_RUNS, type Figure, medianMs } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROVED = fileURLToPath(new URL('../../node_modules/.cache/ossify/proved', import.meta.url));

/**
 * `npm run build` of all plugins as people start it, npm's own start included; the examples run on the minimal base. The
 * first run, which fills Node's cache of code, does not count. Texts that were proved are not proved again, so both are
 * measured: nothing changed, and everything did.
 */
export function benchBuild(): readonly Figure[] {
  build();
  return [
    { name: 'npm run build', value: medianMs(COLD_RUNS, build), unit: 'ms', target: 2000 },
    { name: 'npm run build, all proved anew', value: medianMs(COLD_RUNS, buildAnew), unit: 'ms', target: 2000 },
  ];
}

function buildAnew(): void {
  rmSync(PROVED, { recursive: true, force: true });
  build();
}

function build(): void {
  const env = { ...process.env, WAZUH_RULESET: '' };
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm run build ended with ${status}:\n${stdout}${stderr}`);
}
