import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { COLD_RUNS, type Figure, medianMs } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built plugin's examples from a cold start, and all its mutants: whole commands, as people start them. */
export function benchHarness(): readonly Figure[] {
  ossify();
  return [
    { name: 'examples of the plugin', value: medianMs(COLD_RUNS, () => ossify()), unit: 'ms', target: 1500 },
    { name: 'mutation of the plugin', value: medianMs(3, () => ossify('--mutation')), unit: 'ms', target: 10_000 },
  ];
}

/** The first run fills Node's cache of code and does not count. */
function ossify(...options: readonly string[]): void {
  const env = { ...process.env, WAZUH_RULESET: '' };
  const args = ['bin/ossify.mjs', 'test', 'sentinelone', ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`ossify test ended with ${status}:\n${stdout}${stderr}`);
}
