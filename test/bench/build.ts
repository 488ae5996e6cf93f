import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Figure, medianMs } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * `npm run build` of all plugins as people start it, npm's own start included. `--check` does the same work and writes
 * nothing; the examples run on the minimal base. The first run, which fills Node's cache of code, does not count.
 */
export function benchBuild(): readonly Figure[] {
  build();
  return [{ name: 'npm run build', value: medianMs(5, build), unit: 'ms', target: 2000 }];
}

function build(): void {
  const env = { ...process.env, WAZUH_RULESET: '' };
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build', '--', '--check'], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm run build ended with ${status}:\n${stdout}${stderr}`);
}
