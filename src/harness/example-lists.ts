import type { PluginFolder, RulesetFile } from './plugin-folder.ts';

/** Contents of CDB lists by path; they take the place of what is shipped, while an example is judged. */
export type ExampleLists = Readonly<Record<string, string>>;

/**
 * Parts a plugin by the lists that its examples are told with: a list is loaded with the ruleset, so each part is judged on a
 * ruleset of its own. Most plugins have one part.
 */
export function partsByLists(plugin: PluginFolder): readonly PluginFolder[] {
  const parts = Map.groupBy(plugin.examples, ({ lists = {} }) => JSON.stringify(lists));
  if (parts.size === 0) return [plugin];
  return [...parts.values()].map((examples) => {
    const lists = examples[0]?.lists ?? {};
    return { ...plugin, lists: plugin.lists.map((file) => filled(file, lists)), examples };
  });
}

function filled(file: RulesetFile, lists: ExampleLists): RulesetFile {
  const text = lists[file.path];
  return text === undefined ? file : { path: file.path, text: Buffer.from(text, 'utf8').toString('latin1') };
}
