import { attributeOf, elementsNamed, outline } from '../outline.ts';
import type { PluginFiles } from '../plugin-folder.ts';
import { type ListedRule, listRules } from '../rule-list.ts';
import { decoderMutants } from './decoder-mutants.ts';
import type { Mutant } from './report.ts';
import { ruleMutants } from './rule-mutants.ts';

/** Every mutant of a plugin's emitted XML, in the order of its files; whether one loads is not known yet. */
export function allMutants({ decoders, rules }: PluginFiles): Mutant[] {
  const listed = listRules(rules);
  const byId = new Map<string, ListedRule>(listed.map((rule) => [rule.id, rule]));
  const names = decoders.flatMap(({ text }) =>
    elementsNamed(outline(text), 'decoder')
      .filter(({ children }) => !children.some(({ name }) => name === 'parent'))
      .map((decoder) => attributeOf(decoder, 'name') ?? ''),
  );
  return [
    ...decoders.flatMap(decoderMutants),
    ...listed.flatMap((rule) => ruleMutants(rule, byId, [...new Set(['json', ...names])])),
  ];
}

/** What each rule hangs below, as its XML says; a rule that says nothing hangs below a root. */
export function parentsOf({ rules }: PluginFiles): Map<string, readonly string[]> {
  return new Map(listRules(rules).map(({ id, parents }) => [id, parents]));
}
