import { assertNever } from '../../diagnostics/index.ts';
import { attributeOf, type OutlineAttribute, type OutlineElement } from '../outline.ts';
import type { ListedRule } from '../rule-list.ts';
import { attributeReplaced, contentReplaced, type Edit, leftOut, negationTurned } from './edit.ts';
import type { Mutant, Reach } from './report.ts';

/** What of a rule decides, and how a mutant of it is made. */
const NEGATABLE = new Set(
  'match regex field srcip dstip srcport dstport user url id status hostname program_name protocol system_name data extra_data location srcgeoip dstgeoip action'.split(
    ' ',
  ),
);
const TESTS = new Set(['list', 'time', 'weekday', 'compiled_rule', 'if_fts', 'check_diff', 'category']);
const PLACES = new Set(['if_group', 'if_level', 'if_matched_group', 'if_matched_regex']);
const COUNTS = new Set(['decoded_as', 'if_matched_sid']);
const HISTORY = /^(?:same|different|not_same)_|^global_frequency$/;
const MAX_LEVEL = 16;

/** Every mutant of a rule. @param decoders names that exist, to exchange `decoded_as` for */
export function ruleMutants(
  rule: ListedRule,
  all: ReadonlyMap<string, ListedRule>,
  decoders: readonly string[],
): Mutant[] {
  const make = (part: OutlineElement | OutlineAttribute, what: string, change: Change): Mutant => {
    const { edit, ...rest } = change;
    const line = 'line' in part ? part.line : rule.line;
    return { of: rule.id, file: rule.file, line, what, ...rest, ...edit };
  };
  const attributes = rule.element.attributes.flatMap((attribute) =>
    attributeMutants(attribute).map((change) => make(attribute, attribute.name, change)),
  );
  const elements = rule.element.children.flatMap((element) =>
    elementMutants(element, all, decoders).map((change) => make(element, nameOf(element), change)),
  );
  return [...attributes, ...elements];
}

interface Change {
  readonly how: string;
  readonly edit: Edit;
  readonly reach: Reach;
  readonly loosens?: boolean;
  readonly below?: string;
}

function attributeMutants(attribute: OutlineAttribute): Change[] {
  const value = Number(attribute.value);
  const to = (next: number, loosens = false): Change => ({
    how: `${value} -> ${next}`,
    edit: attributeReplaced(attribute, String(next)),
    reach: 'tried',
    loosens,
  });
  const none: Change = { how: 'left out', edit: leftOut(attribute), reach: 'tried', loosens: true };
  switch (attribute.name) {
    case 'level':
      return [{ ...to(value < MAX_LEVEL ? value + 1 : value - 1), reach: 'siblings' }];
    case 'frequency':
      return value > 2 ? [to(value - 1, true), to(value + 1)] : [to(value + 1)];
    case 'timeframe':
      return [to(Math.max(1, Math.floor(value / 2))), to(value * 2, true)];
    case 'ignore':
      return [none, to(value * 2)];
    case 'maxsize':
    case 'noalert':
      return [none];
    default:
      return [];
  }
}

function elementMutants(
  element: OutlineElement,
  all: ReadonlyMap<string, ListedRule>,
  decoders: readonly string[],
): Change[] {
  const none: Change = { how: 'left out', edit: leftOut(element), reach: 'tried', loosens: true };
  const { name } = element;
  if (NEGATABLE.has(name)) {
    const isNegated = attributeOf(element, 'negate')?.toLowerCase() === 'yes';
    return [none, { how: isNegated ? 'not negated' : 'negated', edit: negationTurned(element), reach: 'tried' }];
  }
  if (TESTS.has(name) || HISTORY.test(name)) return [none];
  if (PLACES.has(name)) return [{ ...none, reach: 'all' }];
  if (name === 'decoded_as') return [{ ...none, reach: 'all' }, ...otherDecoder(element, decoders)];
  if (name === 'if_sid' || name === 'if_matched_sid') return parentMutants(element, all);
  return [];
}

function otherDecoder(element: OutlineElement, decoders: readonly string[]): Change[] {
  const other = decoders.find((name) => name !== element.content);
  if (other === undefined) return [];
  return [{ how: `${element.content} -> ${other}`, edit: contentReplaced(element, other), reach: 'all' }];
}

/** Each parent exchanged for what its own conditions stand below; one of several left out; the only one of the top left out. */
function parentMutants(element: OutlineElement, all: ReadonlyMap<string, ListedRule>): Change[] {
  const ids = element.content.split(/[,\s]+/).filter((id) => id !== '');
  return ids.flatMap((id): Change[] => {
    const others = ids.filter((other) => other !== id);
    const above = deciding(id, all)?.parents.find((parent) => !ids.includes(parent));
    const replaced = (by: readonly string[], how: string, loosens = false): Change => ({
      how,
      edit: contentReplaced(element, by.join(', ')),
      reach: 'all',
      loosens,
    });
    return [
      ...(above === undefined ? [] : [{ ...replaced([...others, above], `${id} -> ${above}`, true), below: above }]),
      ...(others.length > 0 ? [replaced(others, `without ${id}`)] : []),
      ...(above === undefined && others.length === 0
        ? [{ how: 'left out', edit: leftOut(element), reach: 'all' as const, loosens: true }]
        : []),
    ];
  });
}

/** The rule, or the first above it that tests anything: one that passes every event on can be passed over unnoticed. */
function deciding(id: string, all: ReadonlyMap<string, ListedRule>): ListedRule | undefined {
  let rule = all.get(id);
  for (const passed = new Set<string>(); rule && !decides(rule) && !passed.has(rule.id); ) {
    passed.add(rule.id);
    rule = all.get(rule.parents[0] ?? '');
  }
  return rule;
}

function decides({ element }: ListedRule): boolean {
  const isTest = ({ name }: OutlineElement) =>
    NEGATABLE.has(name) || TESTS.has(name) || HISTORY.test(name) || PLACES.has(name) || COUNTS.has(name);
  return element.children.some(isTest) || attributeOf(element, 'maxsize') !== undefined;
}

/** `field threatInfo.x`, `list srcip`, or the element's name alone. */
function nameOf(element: OutlineElement): string {
  const detail = attributeOf(element, element.name === 'list' ? 'field' : 'name');
  if (HISTORY.test(element.name) && element.content !== '') return `${element.name} ${element.content}`;
  return detail === undefined ? element.name : `${element.name} ${detail}`;
}

/** What example would notice a mutant of a rule. */
export function adviceFor({ of, what, how, reach }: Mutant): string {
  if (what === 'level')
    return `Expect the level in an example of ${of}, or add an event that a sibling would take as well.`;
  if (what === 'frequency')
    return `Add a sequence that fires ${of} with the last event, and a silent one with one event fewer.`;
  if (what === 'timeframe') {
    return how.endsWith('left out')
      ? `Add a sequence to ${of} that takes nearly the whole timeframe.`
      : `Add sequences to ${of}: one that takes nearly the whole timeframe and fires, one that takes a little longer and is silent.`;
  }
  if (what === 'ignore')
    return `Add sequences to ${of} that fire it twice, within the silence and after it, and expect "alert".`;
  if (/^(?:same|different|not_same)_/.test(what))
    return `Add a silent sequence to ${of} in which only "${what}" keeps it from firing.`;
  if (how === 'negated' || how === 'not negated') return `Add an event to ${of} that fires it.`;
  switch (reach) {
    case 'all':
      return `Add a silent example to ${of}: an event for which only "${what}" keeps it from firing.`;
    case 'tried':
    case 'siblings':
      return `Add a silent example to ${of}: an event that would fire it but for "${what}".`;
    default:
      return assertNever(reach);
  }
}
