import { describe, expect, test } from 'vitest';
import { minimalBase } from '../../src/engine/base/index.ts';
import { describeFate, explainRule, loadRuleset, type RulesetFile } from '../../src/engine/index.ts';

const JSON_ROOT = '<rule id="100100" level="3"><decoded_as>json</decoded_as><description>json</description></rule>';

/** What became of rule 100101 for the last of the events, step by step. */
function explain(rules: string, ...events: string[]): readonly string[] {
  const custom: RulesetFile = {
    path: 'etc/rules/local_rules.xml',
    text: `<group name="t,">${JSON_ROOT}${rules}</group>`,
  };
  const explanations = explainRule(
    loadRuleset([...minimalBase, custom]),
    100101,
    events.map((event) => ({ event, location: 'stdin' })),
    { clock: () => Date.UTC(2026, 0, 5, 12), zoneOffsetMinutes: () => 0 },
  );
  const paths = explanations.at(-1)?.paths ?? [];
  return paths.flatMap(({ steps }) => steps.map(({ rule, fate }) => `${rule.id} ${describeFate(fate)}`));
}

function child(conditions: string, attributes = 'level="5"'): string {
  return `<rule id="100101" ${attributes}><if_sid>100100</if_sid>${conditions}<description>d</description></rule>`;
}

const EVENT = '{"a":"x","srcip":"10.0.0.1"}';
const ROOT = '1 matched, and rule 100100 below it took the event';
const PARENT = '100100 fired';

describe('a rule that did not fire', () => {
  test.each([
    ['<field name="a">^y$</field>', 'failed at field a: wants osregex ^y$, it is "x"'],
    ['<field name="b">^y$</field>', 'failed at field b: wants osregex ^y$, the event has none'],
    ['<match>zebra</match>', `failed at match: wants osmatch zebra, it is "${EVENT}"`],
    ['<field name="a" negate="yes">x</field>', 'failed at field a: wants not osregex x, it is "x"'],
    ['<srcip>192.168.0.0/16</srcip>', 'failed at srcip: wants 192.168.0.0/16, it is "10.0.0.1"'],
    ['<srcip>2001:db8::/32</srcip>', 'failed at srcip: wants 2001:db8:0:0:0:0:0:0/32, it is "10.0.0.1"'],
    ['<time>1:00 pm - 2:30 pm</time>', 'failed at time: wants 13:00 - 14:30, it is "12:00"'],
    ['<weekday>weekends</weekday>', 'failed at weekday: wants sunday, saturday, it is "monday"'],
    ['<if_fts />', 'failed at if_fts: wants a first time, the event has none'],
    ['<url>/x</url>', 'failed at url: wants osmatch /x, the event has none'],
  ])('%s', (conditions, said) => {
    expect(explain(child(conditions), EVENT)).toEqual([ROOT, PARENT, `100101 ${said}`]);
  });

  test('names the number of bytes that maxsize wants', () => {
    expect(explain(child('<match>a</match>', 'level="5" maxsize="100"'), EVENT).at(-1)).toBe(
      `100101 failed at maxsize: wants at least 100 bytes, it is "${EVENT.length}"`,
    );
  });

  test('counts the earlier events of a composite', () => {
    const rule = child('<if_matched_sid>100100</if_matched_sid>', 'level="5" frequency="4" timeframe="60"');
    expect(explain(rule, EVENT, EVENT, EVENT).at(-1)).toBe(
      '100101 failed at if_matched_sid: wants 3 earlier events within 60 s, it is "2 of them"',
    );
  });

  test('stops at the parent that failed', () => {
    expect(explain(child('<field name="a">x</field>'), 'zebra')).toEqual([
      '1 matched, but noalert keeps it from being the result',
      '100100 failed at decoded_as: wants json, the event has none',
    ]);
  });

  test('names the sibling that took the event before', () => {
    const sibling =
      '<rule id="100102" level="9"><if_sid>100100</if_sid><field name="a">x</field><description>s</description></rule>';
    expect(explain(child('<field name="a">x</field>') + sibling, EVENT)).toEqual([
      '1 matched, and rule 100102 below it took the event',
      '100100 matched, and rule 100102 below it took the event',
      '100101 was not tried: rule 100102 took the event before',
    ]);
  });

  test('says that the category of its root is another', () => {
    const rule =
      '<rule id="100101" level="5"><category>windows</category><match>x</match><description>w</description></rule>';
    expect(explain(rule, EVENT)).toEqual(["6 was not tried: its category is windows, the event's decoder says syslog"]);
  });
});

test('a rule that fired is shown with the rules that led to it', () => {
  expect(explain(child('<field name="a">x</field>'), EVENT)).toEqual([
    '1 matched, and rule 100101 below it took the event',
    '100100 matched, and rule 100101 below it took the event',
    '100101 fired',
  ]);
});

test('a rule with two parents has two paths', () => {
  const twice =
    '<rule id="100102" level="3"><match>x</match><description>o</description></rule>' +
    '<rule id="100101" level="5"><if_sid>100100,100102</if_sid><match>zebra</match><description>d</description></rule>';
  expect(explain(twice, EVENT)).toEqual([
    ROOT,
    PARENT,
    '100101 failed at match: wants osmatch zebra, it is "{"a":"x","srcip":"10.0.0.1"}"',
    ROOT,
    '100102 was not tried: rule 100100 took the event before',
  ]);
});

test('a rule that the ruleset does not have has no path', () => {
  expect(explain('', EVENT)).toEqual([]);
});
