import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from '../define/index.ts';
import { OssifyError } from '../diagnostics/index.ts';

/** Folders of all plugins below a folder, sorted by name. */
export function pluginFolders(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort();
  return names.map((name) => join(folder, name)).filter((path) => existsSync(join(path, 'plugin.ts')));
}

/** Imports a plugin's definitions. @param folder absolute; its name is the plugin's */
export async function loadPlugin(folder: string): Promise<Plugin> {
  const file = join(folder, 'plugin.ts');
  if (!existsSync(file)) {
    throw new OssifyError({
      code: 'PLUGIN_MISSING',
      at: { file },
      message: `There is no plugin "${basename(folder)}".`,
      hint: `Make one with "ossify new ${basename(folder)}".`,
    });
  }
  const exported = await importDefinitions(file);
  const plugin = Object.values(exported).find(isPlugin);
  if (plugin === undefined) {
    throw new OssifyError({
      code: 'PLUGIN_EXPORT',
      at: { file },
      message: 'It exports no plugin.',
      hint: 'export const … = plugin({ … });',
    });
  }
  if (plugin.name !== basename(folder)) {
    throw new OssifyError({
      code: 'PLUGIN_FOLDER',
      at: plugin.at ?? { file },
      message: `The plugin "${plugin.name}" stands in the folder "${basename(folder)}".`,
      hint: 'Give both one name.',
    });
  }
  return plugin;
}

async function importDefinitions(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (cause) {
    if (cause instanceof OssifyError) throw cause;
    throw new OssifyError({
      code: 'PLUGIN_NOT_LOADED',
      at: { file },
      message: `The definitions cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'Run "npm run types" for the place.',
      cause,
    });
  }
}

function isPlugin(value: unknown): value is Plugin {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'plugin';
}
