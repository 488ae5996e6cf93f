import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { command } from '../command.ts';

/** `ossify bump`: a new version for each rule that changed, and its line in the changelog. */
export const bump = command({
  command: 'bump [plugin..]',
  describe: 'Raise the version of each rule that changed and write its line into CHANGELOG.md',
  builder: (parser) =>
    parser
      .positional('plugin', {
        type: 'string',
        array: true,
        default: [],
        describe: 'Names of generated/, or folders; all by default',
      })
      .example('$0 build && $0 bump acme', 'after a change: "build --check" asks for it'),
  handler: async ({ plugin }) => {
    const { pluginFoldersOf } = await import('../test/plugin-folders.ts');
    const { listRules, readPluginFiles } = await import('../../harness/index.ts');
    const { bumpLockFiles } = await import('../rule-lock.ts');
    for (const folder of pluginFoldersOf(plugin)) {
      const { name, rules } = readPluginFiles(folder);
      const source = join('rules-src', name);
      const lines = bumpLockFiles(existsSync(source) ? source : folder, versionOf(folder), listRules(rules));
      process.stdout.write(`${name}: ${lines.length} rules changed\n${lines.map((line) => `${line}\n`).join('')}`);
    }
  },
});

/** Of the manifest; rules that were written by hand have none. */
function versionOf(folder: string): string {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) return 'Unreleased';
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const isTold = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isTold ? String(manifest.version) : 'Unreleased';
}
