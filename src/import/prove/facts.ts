// What of a loaded ruleset decides about events and alerts, as plain data that can be compared.
import type { ChildDecoder, Decoder, RootDecoder } from '../../engine/decode/index.ts';
import type { Condition, Rule, RuleNode, Ruleset } from '../../engine/ruleset/index.ts';

/** Named facts; two are the same when their JSON is. */
export type Facts = Readonly<Record<string, unknown>>;

interface Pattern {
  readonly type: string;
  readonly source: string;
}

/**
 * A pattern. In PCRE2 the build writes `<`, `>`, `&` and control characters as `\xHH`, which is the same character.
 * Ex: `a\<b` and `a\x3cb` are both `a\x3cb`
 */
function pattern({ type, source }: Pattern): string {
  if (type !== 'pcre2') return `${type} ${source}`;
  const spelled = source.replaceAll(/(\\\\)|\\?([<>&\p{Cc}])/gu, (all, pair: string | undefined, special = '') =>
    pair !== undefined || special > '\x7f' ? all : `\\x${special.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `${type} ${spelled}`;
}

function optionalPattern(given: Pattern | undefined): string | undefined {
  return given && pattern(given);
}

/** A rule, whether it has a place or not. */
type SaidByRule = Omit<Rule, 'index' | 'feeds'>;

/** What a rule says, wherever it stands. Its groups are the names that an alert shows. */
export function ruleFacts(rule: SaidByRule): Facts {
  return {
    id: rule.id,
    level: rule.level,
    description: rule.description,
    groups: rule.group.split(',').filter((piece) => piece !== ''),
    category: rule.category,
    ignoreSeconds: rule.ignoreSeconds,
    noAlert: rule.noAlert,
    mail: rule.mail,
    showsFullLog: rule.showsFullLog,
    showsFiredTimes: rule.showsFiredTimes,
    info: rule.info,
    cve: rule.cve,
    mitre: rule.mitre,
    conditions: rule.conditions.map(conditionFacts),
    isComposite: rule.isComposite,
    ...historyFacts(rule),
  };
}

/** A rule without a search uses none of it. */
function historyFacts({ search, history }: SaidByRule): Facts {
  if (search === undefined) return {};
  const { same, different, sameFields, differentFields, ...filter } = history;
  return {
    search: search.kind === 'sid' ? search.kind : `${search.kind} ${search.expression && pattern(search.expression)}`,
    ...filter,
    same: [...same].sort(),
    different: [...different].sort(),
    sameFields,
    differentFields,
  };
}

function conditionFacts(condition: Condition): Facts {
  switch (condition.kind) {
    case 'text':
      return { ...condition, expression: pattern(condition.expression) };
    case 'field':
      return { ...condition, name: condition.lowerName, expression: pattern(condition.expression) };
    case 'list': {
      const usesValue = condition.lookup.endsWith('_value');
      return {
        ...condition,
        list: condition.list.name,
        checkValue: usesValue ? optionalPattern(condition.checkValue) : undefined,
      };
    }
    case 'weekday':
      return { ...condition, days: [...condition.days].sort() };
    case 'decodedAs':
      return { kind: condition.kind, name: condition.name };
    default:
      return { ...condition };
  }
}

/** What a decoder says. A child without prematch is never the one that is reported: what it says of that has no effect. */
export function decoderFacts(decoder: Decoder): Facts {
  const { details, json, useOwnName, parent, prematch, programName, isPrematchAfterParent } = decoder;
  const isBareChild = parent !== undefined && prematch === undefined;
  const reported = { ...details, fts: details.fts && ftsFacts(details.fts), json, useOwnName };
  return {
    name: decoder.declaredName,
    parent,
    ...(isBareChild ? {} : { ...reported, programName: optionalPattern(programName), isPrematchAfterParent }),
    prematch: optionalPattern(prematch),
    regex: optionalPattern(decoder.regex),
    regexOffset: decoder.regexOffset,
    order: decoder.order,
    plugin: decoder.plugin,
    pluginOffset: decoder.pluginOffset,
  };
}

function ftsFacts({ words, dynamic }: NonNullable<Decoder['details']['fts']>): Facts {
  return { words: [...words].sort(), dynamic };
}

/** A whole ruleset: roots with their children in order, the tree of rules, and what each rule feeds. */
export function rulesetFacts(ruleset: Ruleset): readonly Facts[] {
  const { decoders, rules, roots } = ruleset;
  const ids = rules.map(({ id }) => id);
  return [
    { failure: ruleset.failure?.kind },
    ...decoderSetFacts(ruleset),
    { names: [...(decoders?.ids ?? [])] },
    ...rules.map((rule) => ({
      ...ruleFacts(rule),
      target: rule.search?.kind === 'sid' && rule.search.target !== undefined ? ids[rule.search.target] : undefined,
      isSidTarget: rule.isSidTarget,
      feeds: rule.feeds.map((index) => ids[index]),
    })),
    ...roots.flatMap((root) => treeFacts(root, '')),
  ];
}

/** Both lists of roots, each with its children. */
export function decoderSetFacts({ decoders }: Ruleset): readonly Facts[] {
  return [...(decoders?.withProgramName ?? []), ...(decoders?.withoutProgramName ?? [])].map(rootFacts);
}

function rootFacts({ decoder, reference, children }: RootDecoder): Facts {
  return { ...decoderFacts(decoder), reported: reference.name, children: children.map(childFacts) };
}

function childFacts({ decoder, reference, isFollowed }: ChildDecoder): Facts {
  const reported = decoder.prematch === undefined ? {} : { reported: reference.name };
  return { ...decoderFacts(decoder), ...reported, isFollowed };
}

function treeFacts({ rule, children }: RuleNode, above: string): readonly Facts[] {
  const place = `${above}/${rule.id}`;
  return [{ place }, ...children.flatMap((child) => treeFacts(child, place))];
}

/** Where two lists of facts differ first, in words; undefined when they are the same. */
export function firstDifference(before: readonly Facts[], after: readonly Facts[]): string | undefined {
  const length = Math.max(before.length, after.length);
  for (let index = 0; index < length; index++) {
    const [was, is] = [before[index] ?? {}, after[index] ?? {}];
    const members = [...new Set([...Object.keys(was), ...Object.keys(is)])];
    const member = members.find((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
    if (member === undefined) continue;
    const whose = String(was.id ?? was.name ?? was.place ?? is.id ?? is.name ?? is.place ?? index);
    return `${whose}: ${member} was ${JSON.stringify(was[member])} and becomes ${JSON.stringify(is[member])}`;
  }
  return undefined;
}
