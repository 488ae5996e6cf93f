#!/usr/bin/env node
// Starts the TypeScript sources. Node runs them without a build from 22.18 on; when an older Node started this file,
// the one that the `node` dependency brought is used instead.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);

if (runsTypeScript) {
  const { enableCompileCache } = await import('node:module'); // an older Node has none to import
  // What Node makes of the sources is kept for the next run; where no file may be written, nothing is. Threads and
  // children are told by the environment.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/ossify', import.meta.url));
  enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import('../src/cli/main.ts');
} else {
  const bundledNode = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(bundledNode)) {
    process.stderr.write(
      `ossify needs Node 22.18 or newer, this is ${process.version}. Run "npm ci" in ossify's folder.\n`,
    );
    process.exit(2);
  }
  const child = spawn(bundledNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; what ends only this one is passed on, so that nothing goes on running behind it.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const name of signals) process.on(name, () => name === 'SIGINT' || child.kill(name));
  child.on('exit', (code, signal) => {
    for (const name of signals) process.removeAllListeners(name);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 2);
  });
}
