import type {
  Correlation,
  FieldTests,
  GroupOfRules,
  Info,
  KnownFault,
  Placement,
  Rule,
  RuleRef,
  TestKind,
} from '../../define/index.ts';
import { assertNever, invariant } from '../../diagnostics/index.ts';
import { array, atom, call, type Expression, type Member, object, openObject } from './layout.ts';
import { key, pattern, string, strings, template } from './literals.ts';

/** How the constant of a rule is called. */
export type NameOf = (rule: Rule) => string;

/** The argument of `events.rule(…)`. */
export function ruleDeclaration(rule: Rule, nameOf: NameOf): Expression {
  return openObject([
    ['id', atom(String(rule.id))],
    ['level', atom(String(rule.level))],
    ...member('parent', rule.parent, (parent) => placement(parent, nameOf)),
    ...member('decodedAs', rule.decodedAs, (decoder) => string(typeof decoder === 'string' ? decoder : decoder.name)),
    ...member('match', rule.match, ({ test }) => testOf(test)),
    ...member('regex', rule.regex, ({ test }) => testOf(test)),
    ...(rule.where.length > 0 ? ([['where', where(rule.where)]] as const) : []),
    ...member('time', rule.time, ({ from, to, outside }) =>
      object([['from', string(from)], ['to', string(to)], ...flag('outside', outside)]),
    ),
    ...member('weekday', rule.weekday, (days) => (typeof days === 'string' ? string(days) : strings(days))),
    ...member('compiledRule', rule.compiledRule, string),
    ...flag('ifFts', rule.ifFts),
    ...flag('checkDiff', rule.checkDiff),
    ...member('correlate', rule.correlate, (correlate) => correlation(correlate, nameOf)),
    ...member('ignoreSeconds', rule.ignoreSeconds, number),
    ...member('minLogBytes', rule.minLogBytes, number),
    ...flag('noAlert', rule.noAlert),
    ...flag('overwrite', rule.overwrite),
    ...member('accuracy', rule.accuracy, number),
    ...member('options', rule.options, strings),
    ...member('ignoreFields', rule.ignoreFields, strings),
    ...member('checkIfIgnored', rule.checkIfIgnored, strings),
    ['description', typeof rule.description === 'string' ? string(rule.description) : template(rule.description)],
    ...member('groups', rule.groups, (groups) => array(groups.map(groupName))),
    ...member('mitre', rule.mitre, (entries) =>
      array(
        entries.map((entry) =>
          typeof entry === 'string'
            ? string(entry)
            : object([
                ['tactic', string(entry.tactic)],
                ['technique', string(entry.technique)],
              ]),
        ),
      ),
    ),
    ...member('info', rule.info, (info) => (isSeveral(info) ? array(info.map(infoOf)) : infoOf(info))),
    ...member('cve', rule.cve, string),
    ...faults(rule.knownFaults),
  ]);
}

/** A member, unless the definition lacks it. */
export function member<Value>(name: string, value: Value | undefined, print: (value: Value) => Expression): Member[] {
  return value === undefined ? [] : [[name, print(value)]];
}

export function flag(name: string, value: true | undefined): Member[] {
  return member(name, value, () => atom('true'));
}

export function faults(known: readonly KnownFault[] | undefined): Member[] {
  return member('knownFaults', known, strings);
}

function number(value: number): Expression {
  return atom(String(value));
}

/** Prefixes of compliance groups, by the function that writes them. */
const compliance = {
  cis_: 'cis',
  gdpr_: 'gdpr',
  gpg13_: 'gpg13',
  hipaa_: 'hipaa',
  nist_800_53_: 'nist80053',
  pci_dss_: 'pciDss',
  tsc_: 'tsc',
} as const;

function groupName(name: string): Expression {
  const [prefix, make] = Object.entries(compliance).find(([start]) => name.startsWith(start)) ?? [];
  return make === undefined ? string(name) : call(make, string(name.slice(prefix?.length)));
}

function isSeveral(info: Info | readonly Info[]): info is readonly Info[] {
  return Array.isArray(info);
}

function infoOf({ type, value }: Info): Expression {
  return object([
    ['type', string(type)],
    ['value', string(value)],
  ]);
}

function placement(parent: Placement, nameOf: NameOf): Expression {
  if (isList(parent)) return array(parent.map((ref) => reference(ref, nameOf)));
  switch (parent.kind) {
    case 'rule':
    case 'stock-rule':
      return reference(parent, nameOf);
    case 'rules-of-group':
      return groupOfRules(parent);
    case 'rules-from-level':
      return call('ifLevel', number(parent.level));
    case 'category-root':
      return call('category', string(parent.category));
    default:
      return assertNever(parent);
  }
}

function isList(parent: Placement): parent is readonly [RuleRef, ...RuleRef[]] {
  return Array.isArray(parent);
}

function reference(ref: RuleRef, nameOf: NameOf): Expression {
  return ref.kind === 'rule' ? atom(nameOf(ref)) : call('stockRule', number(ref.id));
}

function groupOfRules({ group, isText }: GroupOfRules): Expression {
  return call(isText ? 'ifGroupText' : 'ifGroup', string(group));
}

function correlation(correlate: Correlation<string>, nameOf: NameOf): Expression {
  const { ifMatched, frequency, timeframeSeconds, same, different, globalFrequency, refires } = correlate;
  return object([
    ['ifMatched', counted(ifMatched, nameOf)],
    ['frequency', number(frequency)],
    ['timeframeSeconds', number(timeframeSeconds)],
    ...member('same', same, strings),
    ...member('different', different, strings),
    ...flag('globalFrequency', globalFrequency),
    ...flag('refires', refires),
  ]);
}

function counted(ifMatched: Correlation<string>['ifMatched'], nameOf: NameOf): Expression {
  if ('test' in ifMatched) return testOf(ifMatched.test);
  return ifMatched.kind === 'rules-of-group' ? groupOfRules(ifMatched) : reference(ifMatched, nameOf);
}

/** One object, or several where a field comes again after others; a key of digits would change the order of an object. */
function where(tests: FieldTests): Expression {
  const objects: Map<string, Expression>[] = [];
  for (const [field, ofField] of tests) {
    const last = objects.at(-1);
    const isDigits = /^\d+$/.test(field);
    const joins = last !== undefined && !last.has(field) && !isDigits && ![...last.keys()].some((k) => /^\d+$/.test(k));
    const into = joins ? last : new Map<string, Expression>();
    if (!joins) objects.push(into);
    const [first, ...more] = ofField.map(({ test }) => testOf(test));
    if (first !== undefined) into.set(field, more.length > 0 ? array([first, ...more]) : first);
  }
  const printed = objects.map((entries) => object([...entries].map(([field, value]) => [key(field), value] as const)));
  const [only, ...others] = printed;
  return only !== undefined && others.length === 0 ? only : array(printed);
}

const constructors = { pcre2: 'pcre2', osregex: 'osRegex', osmatch: 'osMatch' } as const;
const lookups = {
  match_key: 'inList',
  match_key_value: 'inList',
  not_match_key: 'notInList',
  address_match_key: 'addressInList',
  not_address_match_key: 'addressNotInList',
} as const;

/** The constructor of a test. An import makes patterns, addresses, lookups and exact texts only. */
export function testOf(test: TestKind): Expression {
  switch (test.kind) {
    case 'pattern':
      return call(constructors[test.type], pattern(test.source));
    case 'not':
      return call('not', testOf(test.test));
    case 'decoded':
      return call('decoded', testOf(test.test));
    case 'address':
      return call('address', ...test.addresses.map(string));
    case 'equals':
      return call('is', ...test.values.map((value) => string(String(value))));
    case 'list': {
      invariant(test.list.kind === 'existing-list', 'an import ships no list');
      const list = call('existingList', string(test.list.path));
      const value = member('value', test.checkValue, string);
      return call(lookups[test.lookup], list, ...(value.length > 0 ? [object(value)] : []));
    }
    default:
      throw new Error(`an import makes no test of kind ${test.kind}`);
  }
}
