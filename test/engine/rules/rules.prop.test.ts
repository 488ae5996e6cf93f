import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToUtf8 } from '../../../src/engine/bytes.ts';
import { loadRuleset, minimalBase, Session } from '../../../src/engine/index.ts';
import { placeRules, type RuleWords } from './reference-tree.ts';
import { type ReferenceEvent, ReferenceSession, type ReferenceVerdict } from './reference-walk.ts';

const FIRST_ID = 100100;
const some = <Value>(...values: readonly Value[]) => fc.constantFrom(undefined, undefined, ...values);
const seldom = fc.integer({ min: 0, max: 9 }).map((number) => number === 0);

const plainWords = fc.record({
  level: fc.constantFrom(0, 1, 3, 3, 5, 5, 7, 10, 12),
  isAccurate: seldom.map((is) => !is),
  noAlert: seldom,
  ignore: fc.constantFrom(0, 0, 0, 2, 5),
  group: fc.constantFrom('', 'xa,', 'xb,', 'xab,', 'xc,'),
  match: some('zebra', 'zebra', 'big', '!big'),
  field: some(['k', '1'] as const, ['h', 'x'] as const),
  ifGroup: some('xa', 'b,', '^t', 'xc|xa', 'zz'),
  ifLevel: some(3, 5, 12),
  overwrite: fc.boolean(),
});
const compositeWords = fc.record({
  isBySid: fc.boolean(),
  matchedGroup: fc.constantFrom('xa', 'b,', '^t,', 'xc'),
  frequency: some(2, 3, 3, 4),
  timeframe: some(3, 10),
  sameField: some('k'),
  differentField: some('h'),
  sameSrcip: seldom,
  differentSrcip: seldom,
});
const NO_HISTORY = {
  ...{ matchedSid: undefined, matchedGroup: undefined, frequency: undefined, timeframe: undefined },
  ...{ sameField: undefined, differentField: undefined, sameSrcip: false, differentSrcip: false },
};

/** A rule whose id is its place in the file, but for some that say an earlier one's; what it refers to is mostly there. */
const drafts = fc.record({
  plain: plainWords,
  composite: fc.option(compositeWords, { freq: 2 }),
  repeats: seldom,
  hasParent: fc.boolean(),
  others: fc.tuple(fc.nat(), fc.nat(), seldom),
});
type Draft = typeof drafts extends fc.Arbitrary<infer Value> ? Value : never;

function wordsOf({ plain, composite, repeats, hasParent, others }: Draft, index: number): RuleWords {
  const earlier = (other: number): number => FIRST_ID + (other % (index + 1));
  const [one, two, hasTwo] = others;
  const { isBySid, ...history } = composite ?? { ...NO_HISTORY, isBySid: false };
  return {
    ...plain,
    ...history,
    id: repeats ? earlier(one) : FIRST_ID + index,
    ifSid: hasParent && composite === null ? [earlier(one), ...(hasTwo ? [earlier(two)] : [])].join(', ') : undefined,
    matchedSid: isBySid ? earlier(two) : undefined,
    matchedGroup: isBySid ? undefined : history.matchedGroup,
  };
}

const files = fc.array(drafts, { minLength: 2, maxLength: 8 }).map((list) => list.map(wordsOf));

const objects = fc.record(
  {
    k: fc.constantFrom('1', '2'),
    h: fc.constantFrom('x', 'y'),
    srcip: fc.constantFrom('10.0.0.1', '10.0.0.2'),
    m: fc.constantFrom('zebra', 'zebra', 'zebra', 'zebra big', 'lion'),
  },
  { requiredKeys: ['m'] },
);
const events = fc.array(fc.tuple(objects, fc.boolean(), fc.constantFrom(0, 0, 0, 1, 2, 4)), {
  minLength: 10,
  maxLength: 30,
});

test('a session gives the verdicts that the specification tells', () => {
  let composites = 0;
  fc.assert(
    fc.property(files, events, (words, steps) => {
      const history = timed(steps);
      const reference = new ReferenceSession(placeRules(words));
      const expected = history.map((event) => reference.process(event));
      expect(verdicts(words, history)).toEqual(expected);
      composites += expected.filter(({ previousOutput }) => previousOutput !== undefined).length;
    }),
    { numRuns: 1500 },
  );
  expect(composites).toBeGreaterThan(20);
});

type Step = readonly [object: Readonly<Record<string, string>>, isJson: boolean, waitSeconds: number];

function timed(steps: readonly Step[]): readonly ReferenceEvent[] {
  let seconds = 1000;
  return steps.map(([{ srcip, ...fields }, isJson, wait]) => {
    seconds += wait;
    if (!isJson) return { text: fields.m ?? '', seconds, srcip: undefined, fields: new Map() };
    const text = JSON.stringify({ ...fields, ...(srcip === undefined ? {} : { srcip }) });
    return { text, seconds, srcip, fields: new Map(Object.entries(fields)) };
  });
}

function verdicts(words: readonly RuleWords[], history: readonly ReferenceEvent[]): readonly ReferenceVerdict[] {
  const text = `<group name="t,">${words.map(xmlOf).join('\n')}</group>`;
  const ruleset = loadRuleset([...minimalBase, { path: 'etc/rules/local_rules.xml', text }]);
  let nowMs = 0;
  const session = new Session(ruleset, { clock: () => nowMs, zoneOffsetMinutes: () => 0 });
  return history.map((event) => {
    nowMs = event.seconds * 1000;
    const { rule, alert = false, output } = session.process({ event: event.text, location: 'stdin' });
    const member = (name: string) => output?.members.find(([key]) => key === name)?.[1];
    const shown = member('rule');
    const fired = typeof shown === 'object' && shown !== null && 'members' in shown ? shown.members : [];
    const firedTimes = fired.find(([key]) => key === 'firedtimes')?.[1];
    const previous = member('previous_output');
    return {
      id: rule?.id,
      level: rule?.level,
      firedTimes: typeof firedTimes === 'number' ? firedTimes : undefined,
      alert,
      previousOutput: typeof previous === 'string' ? bytesToUtf8(previous) : undefined,
    };
  });
}

function xmlOf(words: RuleWords): string {
  const attributes = {
    id: words.id,
    level: words.level,
    accuracy: words.isAccurate ? undefined : 0,
    noalert: words.noAlert ? 1 : undefined,
    ignore: words.ignore === 0 ? undefined : words.ignore,
    frequency: words.frequency,
    timeframe: words.timeframe,
    overwrite: words.overwrite ? 'yes' : undefined,
  };
  const elements = {
    if_sid: words.ifSid,
    if_group: words.ifGroup,
    if_level: words.ifLevel,
    if_matched_sid: words.matchedSid,
    if_matched_group: words.matchedGroup,
    match: words.match,
    same_field: words.sameField,
    different_field: words.differentField,
    same_srcip: words.sameSrcip ? '' : undefined,
    different_srcip: words.differentSrcip ? '' : undefined,
    group: words.group === '' ? undefined : words.group,
    description: 'd',
  };
  const given = (object: object) => Object.entries(object).filter(([, value]) => value !== undefined);
  const head = given(attributes).map(([name, value]) => ` ${name}="${value}"`);
  const body = given(elements).map(([name, value]) => `<${name}>${value}</${name}>`);
  const field = words.field ? `<field name="${words.field[0]}">^${words.field[1]}$</field>` : '';
  return `<rule${head.join('')}>${body.join('')}${field}</rule>`;
}
