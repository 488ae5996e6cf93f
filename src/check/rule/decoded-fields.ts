import type { Decoder } from '../../engine/decode/index.ts';
import type { Rule, Ruleset } from '../../engine/index.ts';
import type { CheckedRule, CheckInput } from '../input.ts';
import { placesOf, wayUp } from './places.ts';

/** What the decoder of a rule's events can set. */
export interface DecodedFields {
  readonly decoder: string;
  /** Lower-case names, static ones as rules write them. */
  readonly names: ReadonlySet<string>;
}

/**
 * The fields of the events that reach a rule, by the `<decoded_as>` of the rule or of a parent.
 * @returns undefined where some place of the rule has none, or where a plugin or one of Wazuh's own modules names the fields
 */
export function decodedFields({ loaded }: CheckedRule, { ruleset }: CheckInput): DecodedFields | undefined {
  const names = decoderNames(loaded, ruleset).map((name) =>
    name === undefined ? undefined : producedBy(name, ruleset),
  );
  const fields = names.flatMap((one) => (one === undefined ? [] : [...one]));
  const [decoder] = decoderNames(loaded, ruleset);
  if (decoder === undefined || names.some((one) => one === undefined)) return undefined;
  return { decoder, names: new Set(fields) };
}

/** The decoders of the events that reach a rule, at least one; undefined where some place of the rule does not ask for one. */
export function decodersOfRule(
  { loaded }: CheckedRule,
  { ruleset }: CheckInput,
): readonly [Decoder, ...Decoder[]] | undefined {
  const names = decoderNames(loaded, ruleset);
  const [first, ...others] = names.flatMap((name) => decodersOf(name, ruleset));
  return first === undefined || names.includes(undefined) ? undefined : [first, ...others];
}

/** Whether the events are decoded by the JSON decoder, with nulls as texts. */
export function decodesJson({ loaded }: CheckedRule, { ruleset }: CheckInput): boolean {
  const names = decoderNames(loaded, ruleset);
  return (
    names.length > 0 &&
    names.every((name) =>
      decodersOf(name, ruleset).some(({ plugin, json }) => plugin === 'JSON_Decoder' && json.nulls === 'string'),
    )
  );
}

/** For each place of the rule the decoder that it asks for. */
function decoderNames(rule: Rule | undefined, ruleset: Ruleset): readonly (string | undefined)[] {
  const places = rule ? placesOf(rule, ruleset) : [];
  const names = places.map((place) => {
    const conditions = wayUp(place).flatMap((one) => one.rule.conditions);
    return conditions.find((condition) => condition.kind === 'decodedAs')?.name;
  });
  return [...new Set(names)];
}

const known = new WeakMap<Ruleset, Map<string, ReadonlySet<string> | undefined>>();

function producedBy(name: string, ruleset: Ruleset): ReadonlySet<string> | undefined {
  const produced = known.get(ruleset) ?? new Map<string, ReadonlySet<string> | undefined>();
  known.set(ruleset, produced);
  if (!produced.has(name)) {
    const decoders = decodersOf(name, ruleset);
    const isNamed = decoders.length > 0 && decoders.every(({ plugin }) => plugin === undefined);
    const fields = decoders.flatMap(({ order }) => order.map((field) => field.name.toLowerCase()));
    produced.set(name, isNamed ? new Set(fields) : undefined);
  }
  return produced.get(name);
}

/** The roots of that name and their children. */
function decodersOf(name: string | undefined, { decoders }: Ruleset) {
  const roots = [...(decoders?.withProgramName ?? []), ...(decoders?.withoutProgramName ?? [])];
  return roots
    .filter(({ decoder }) => decoder.declaredName === name)
    .flatMap((root) => [root.decoder, ...root.children.map(({ decoder }) => decoder)]);
}
