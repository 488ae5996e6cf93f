import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OssifyError } from '../../diagnostics/index.ts';

/**
 * The folders to test: names of generated/, or paths of folders laid out like one; all of generated/ when none is named.
 * @throws OssifyError PLUGIN_NOT_BUILT
 */
export function pluginFoldersOf(names: readonly string[]): readonly string[] {
  const found = names.length > 0 ? names.map(folderOf) : builtPlugins();
  if (found.length > 0) return found;
  throw new OssifyError({
    code: 'PLUGIN_NOT_BUILT',
    message: 'There is no plugin in generated/.',
    hint: 'Run "ossify build" first, or name a folder with etc/rules/*.xml and examples.jsonl.',
  });
}

function folderOf(name: string): string {
  const built = join('generated', name);
  if (!name.includes('/') && existsSync(built)) return built;
  if (existsSync(name)) return name;
  throw new OssifyError({
    code: 'PLUGIN_NOT_BUILT',
    message: `There is neither a plugin ${built} nor a folder ${name}.`,
    hint: `Run "ossify build ${name}" in the project's folder first.`,
  });
}

function builtPlugins(): string[] {
  if (!existsSync('generated')) return [];
  return readdirSync('generated', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join('generated', name))
    .sort();
}
