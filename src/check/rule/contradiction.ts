import { bytesToUtf8, type Rule, type Ruleset } from '../../engine/index.ts';
import { findText, type Wanted } from '../algebra/index.ts';
import { factsOf } from './facts.ts';
import { placesOf, wayUp } from './places.ts';

const known = new WeakMap<Ruleset, Map<Rule, string | undefined>>();

/** What no event can hold of the conditions of a rule and its parents, in words; undefined when some place of the rule allows it. */
export function contradiction(rule: Rule, ruleset: Ruleset): string | undefined {
  const found = known.get(ruleset) ?? new Map<Rule, string | undefined>();
  known.set(ruleset, found);
  if (!found.has(rule)) {
    const ways = placesOf(rule, ruleset).map((place) => wayUp(place).map((one) => one.rule));
    const reasons = ways.map(contradictionOf);
    found.set(rule, reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined);
  }
  return found.get(rule);
}

function contradictionOf(way: readonly Rule[]): string | undefined {
  const conditions = way.flatMap((rule) => rule.conditions);
  const decoders = new Set(conditions.flatMap((one) => (one.kind === 'decodedAs' ? [one.name] : [])));
  if (decoders.size > 1) return `an event has one decoder, not ${[...decoders].join(' and ')}`;
  for (const [subject, all] of factsOf(way).patterns) {
    const search = all.length > 1 ? findText(all) : undefined;
    if (search?.kind !== 'none' || !search.isProved) continue;
    return `${subject.replace(/^field /, '')} cannot be ${all.map(shown).join(' and ')}`;
  }
  return undefined;
}

const MAX_SHOWN = 40;

function shown({ expression, negate }: Wanted): string {
  const source = bytesToUtf8(expression.source);
  const text = source.length > MAX_SHOWN ? `${source.slice(0, MAX_SHOWN)}…` : source;
  return `${negate ? 'not ' : ''}"${text}"`;
}
