import type { PluginFolder } from '../../src/harness/plugin-folder.ts';

/** A plugin with nothing in it but what is named. */
export function pluginFiles(parts: Partial<PluginFolder> = {}): PluginFolder {
  return {
    name: 'acme',
    folder: 'generated/acme',
    decoders: [],
    rules: [],
    lists: [],
    examples: [],
    definedAt: {},
    ...parts,
  };
}
