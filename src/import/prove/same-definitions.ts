import type { Artifact } from '../../compile/index.ts';
import { readDecoderDefinitions } from '../../engine/decode/index.ts';
import { utf8ToBytes } from '../../engine/index.ts';
import { type RuleDefinition, readRuleDefinitions } from '../../engine/ruleset/index.ts';
import type { ReadFile } from '../source-file.ts';
import { decoderFacts, type Facts, firstDifference, ruleFacts } from './facts.ts';

/**
 * Reads what was compiled with the engine's reader and compares it, rule by rule and decoder by decoder, with what was
 * imported. No ruleset is needed around it.
 * @param artifacts of the plugin, compiled
 * @returns the first difference in words; undefined when both say the same
 */
export function differenceOf(files: readonly ReadFile[], artifacts: readonly Artifact[]): string | undefined {
  const before = files.flatMap((file) =>
    file.kind === 'rules' ? file.groups.flatMap(({ rules }) => rules.map(definitionFacts)) : [],
  );
  const after = texts(artifacts, 'etc/rules/').flatMap(({ path, text }) => {
    const { groups, messages } = readRuleDefinitions({ path, text });
    return [
      ...messages.map(({ text: said }) => ({ said })),
      ...groups.flatMap(({ rules }) => rules.map(definitionFacts)),
    ];
  });
  const decodersBefore = files.flatMap((file) => (file.kind === 'decoders' ? file.decoders.map(decoderFacts) : []));
  const decodersAfter = texts(artifacts, 'etc/decoders/').flatMap(({ path, text }) => {
    const { decoders, messages } = readDecoderDefinitions({ path, bytes: utf8ToBytes(text) });
    return [...messages.map(({ text: said }) => ({ said })), ...decoders.map(decoderFacts)];
  });
  return firstDifference(decodersBefore, decodersAfter) ?? firstDifference(before, after);
}

function texts(artifacts: readonly Artifact[], folder: string): readonly Artifact[] {
  return artifacts.filter(({ path }) => path.startsWith(folder) && path.endsWith('.xml'));
}

/** What a rule says, and where it wants to stand. */
function definitionFacts({ draft, rule, element }: RuleDefinition): Facts {
  const { category: _placeSaysIt, ...facts } = ruleFacts(rule);
  return { ...facts, place: placeOf(draft), accuracy: draft.attributes.isAccurate, ...unseen(element) };
}

/** In the order in which Wazuh looks at them; the first that is there decides. */
function placeOf({ attributes, texts: said, category, ifMatchedSid }: RuleDefinition['draft']): string {
  if (attributes.overwrites) return `overwrites, ${category}`;
  const ifSid = said.get('if_sid');
  const ifGroup = said.get('if_group');
  const counted = ifMatchedSid === undefined ? '' : ` counts ${ifMatchedSid}`;
  if (ifSid !== undefined) return `below ${(ifSid.match(/\d+/g) ?? []).map(Number).join()}${counted}`;
  if (ifMatchedSid !== undefined && ifGroup === undefined) return `below${counted}`;
  const level = said.get('if_level');
  if (level !== undefined) return `below level ${Number(level)}${counted}`;
  const group = ifGroup ?? said.get('if_matched_group');
  return group === undefined ? `below ${category}` : `below group ${group}${counted}`;
}

/** What only the live engine uses. */
function unseen({ children }: RuleDefinition['element']): Facts {
  const contents = (name: string) =>
    children.filter((child) => child.name.toLowerCase() === name).map(({ content }) => content);
  const options = contents('options');
  return {
    noAr: options.includes('no_ar'),
    log: options.findLast((option) => option === 'no_log' || option === 'log_alert'),
    ignored: contents('ignore').join(),
    checked: contents('check_if_ignored').join(),
  };
}
