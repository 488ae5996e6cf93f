import { resolve } from 'node:path';
import type { Vocabulary } from '../../check/index.ts';
import { loadPlugin, pluginFolders } from '../../compile/index.ts';

type Facts = NonNullable<ReturnType<Vocabulary['get']>>;

/** The definitions that come with the tool: outside of a project they are known as well. */
const SHIPPED = resolve(import.meta.dirname, '../../../rules-src');

/**
 * What the project's own definitions, and the shipped ones, know of fields: hand-written rules on the same product's events are
 * judged by it too. A plugin that cannot be loaded tells nothing; `ossify build` says why.
 */
export async function projectVocabulary(source: string): Promise<Vocabulary> {
  const fields = new Map<string, Facts>();
  for (const folder of new Set([resolve(source), SHIPPED].flatMap(pluginFolders))) {
    const plugin = await loadPlugin(folder).catch(() => undefined);
    const streams = plugin?.streams?.streams ?? [];
    const tables = (plugin?.rules ?? []).flatMap((group) => group.rules.flatMap(({ event }) => event?.fields ?? []));
    for (const [name, facts] of tables.flatMap((table) => [...table])) if (!fields.has(name)) fields.set(name, facts);
    for (const { enumerations = {} } of streams) {
      for (const [name, values] of Object.entries(enumerations)) fields.set(name, { ...fields.get(name), values });
    }
  }
  return fields;
}
