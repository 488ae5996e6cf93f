import { describe, expect, test } from 'vitest';
import { formatMessage, loadRuleset, minimalBase } from '../../../src/engine/index.ts';
import { localRules, rule, rulesetOf, SmallEngine } from '../../builders/small-engine.ts';

function messagesOf(rules: string): readonly string[] {
  return rulesetOf(rules).messages.map(formatMessage);
}

describe('a rule that is left out with a warning', () => {
  test.each([
    [
      rule(100100, 'level="3"', '<if_level>x</if_level>'),
      "(7609): Invalid 'if_level' value: 'x'. Rule '100100' will be ignored.",
    ],
    [
      rule(100100, 'level="3"', '<if_level>0</if_level>'),
      "(7609): Invalid 'if_level' value: '0'. Rule '100100' will be ignored.",
    ],
    [
      rule(100100, 'level="3"', '<category>ossec</category><if_group>nobody</if_group>'),
      "(7610): Group 'nobody' was not found. Invalid 'if_group'. Rule '100100' will be ignored.",
    ],
    [
      rule(100100, 'level="3"', '<list field="a">etc/lists/none</list>'),
      "(7616): List 'etc/lists/none' could not be loaded. Rule '100100' will be ignored.",
    ],
  ])('%s', (rules, warning) => {
    expect(messagesOf(rules)).toEqual([`WARNING: ${warning}`]);
    expect(rulesetOf(rules).ruleById.has(100100)).toBe(false);
  });

  test('takes its children with it', () => {
    const rules =
      rule(100100, 'level="3"', '<if_sid>|</if_sid>') + rule(100101, 'level="3"', '<if_sid>100100</if_sid>');
    expect(messagesOf(rules)).toEqual([
      "WARNING: (7618): Invalid 'if_sid' value: '|'. Rule '100100' will be ignored.",
      "WARNING: (7617): Signature ID '100100' was not found and will be ignored in the 'if_sid' option of rule '100101'.",
      "WARNING: (7619): Empty 'if_sid' value. Rule '100101' will be ignored.",
    ]);
  });

  test('leaves its id to a later definition', () => {
    const rules = rule(100100, 'level="3"', '<if_sid>9</if_sid>') + rule(100100, 'level="4"', '<match>x</match>');
    expect(rulesetOf(rules).ruleById.get(100100)?.level).toBe(4);
  });
});

describe('the ruleset is refused', () => {
  test.each([
    [rule(100100, 'level="3"', '<colour>red</colour>'), "ERROR: Invalid option 'colour' for rule '100100'."],
    [rule(100100, 'level="3"', '<regex>a)b</regex>'), "ERROR: (5107): Syntax error on tag 'regex' in rule 100100"],
    [rule(100100, 'level="3"', '<srcip>abc</srcip>'), "ERROR: (1237): Invalid ip address: 'abc'."],
    [rule(100100, 'level="17"', '<match>x</match>'), 'ERROR: Invalid attribute for rule.'],
  ])('%s', (rules, last) => {
    const ruleset = rulesetOf(rules);
    expect(formatMessage(ruleset.messages.at(-1) ?? { level: 'INFO', text: '' })).toBe(last);
    expect(ruleset.failure).toEqual({ kind: 'rules', file: 'etc/rules/local_rules.xml' });
  });

  test('messages name the line', () => {
    expect(rulesetOf(`\n\n${rule(100100, 'level="3"', '<colour>red</colour>')}`).messages[0]?.at).toEqual({
      file: 'etc/rules/local_rules.xml',
      line: 3,
    });
  });

  test('and its sessions answer with the reason', () => {
    expect(new SmallEngine(rulesetOf(rule(100100, 'level="3"', '<colour>x</colour>'))).process('x')).toMatchObject({
      isRefused: true,
      codemsg: -1,
      messages: ["ERROR: Invalid option 'colour' for rule '100100'.", 'ERROR: (7311): Failure to initializing session'],
      output: undefined,
    });
  });
});

describe('rules sit in the tree', () => {
  test('siblings by level, level 0 first, accuracy 0 last, equals as loaded', () => {
    const rules = [
      rule(100101, 'level="3"', '<match>x</match>'),
      rule(100102, 'level="9" accuracy="0"', '<match>x</match>'),
      rule(100103, 'level="0"', '<match>x</match>'),
      rule(100104, 'level="12"', '<match>x</match>'),
      rule(100105, 'level="3"', '<match>x</match>'),
    ];
    const { roots } = rulesetOf(rules.join(''));
    expect(roots[0]?.children.map((node) => node.rule.id)).toEqual([100103, 100104, 100101, 100105, 100102]);
  });

  test('below every instance of a parent, and only of one loaded before', () => {
    const rules = [
      rule(100101, 'level="3"', '<match>a</match>'),
      rule(100102, 'level="3"', '<match>b</match>'),
      rule(100103, 'level="3"', '<if_sid>100101,100102</if_sid><match>c</match>'),
      rule(100104, 'level="3"', '<if_sid>100103</if_sid><match>d</match>'),
    ];
    const { roots } = rulesetOf(rules.join(''));
    const below = roots[0]?.children.map(({ children }) => children[0]?.children.map((node) => node.rule.id));
    expect(below).toEqual([[100104], [100104]]);
  });

  test.each(['0', '100101, ', '100101,0'])(
    'an if_sid of %j also means the root of the category (bugs B08)',
    (ifSid) => {
      const rules = [
        rule(100101, 'level="3"', '<match>a</match>'),
        rule(100102, 'level="5"', `<if_sid>${ifSid}</if_sid><match>b</match>`),
      ];
      const { roots, messages } = rulesetOf(rules.join(''));
      expect(roots[0]?.children.map((node) => node.rule.id)).toEqual([100102, 100101]);
      expect(messages).toEqual([]);
    },
  );

  test('an if_matched_group rule marks each node of what is loaded before it', () => {
    const rules = [
      rule(100101, 'level="3"', '<match>a</match><group>cats,</group>'),
      rule(100102, 'level="3"', '<match>b</match>'),
      rule(100103, 'level="3"', '<if_sid>100101,100102</if_sid><match>c</match><group>cats,</group>'),
      rule(100104, 'level="9" frequency="3"', '<if_matched_group>cats</if_matched_group>'),
      rule(100105, 'level="3"', '<match>d</match><group>cats,</group>'),
    ];
    const { ruleById } = rulesetOf(rules.join(''));
    expect([100101, 100103, 100105].map((id) => ruleById.get(id)?.feeds.length)).toEqual([1, 2, 0]);
  });
});

describe('lists', () => {
  const rules = rule(100100, 'level="3"', '<decoded_as>json</decoded_as><list field="a">etc/lists/l</list>');
  const list = { path: 'etc/lists/l', text: 'x:1\n' };

  test('one that ossec.conf does not name is not there', () => {
    expect(rulesetOf(rules, { declaredLists: [] }, [list]).ruleById.size).toBe(7);
  });

  test('one that ossec.conf names and that has no file holds nothing', () => {
    const engine = new SmallEngine(rulesetOf(rules, { declaredLists: ['etc/lists/l'] }));
    expect(engine.winners('{"a":"x"}')).toEqual([0]);
  });

  test('the .cdb name means the same list', () => {
    const engine = new SmallEngine(rulesetOf(rules.replace('etc/lists/l', 'etc/lists/l.cdb'), {}, [list]));
    expect(engine.winners('{"a":"x"}', '{"a":"y"}')).toEqual([100100, 0]);
  });
});

test('the policy rules that the installed configuration excludes are not loaded', () => {
  const policy = {
    ...localRules(rule(100100, 'level="3"', '<match>x</match>')),
    path: 'ruleset/rules/0215-policy_rules.xml',
  };
  expect(loadRuleset([...minimalBase, policy]).ruleById.has(100100)).toBe(false);
  expect(loadRuleset([...minimalBase, policy], { excluded: [] }).ruleById.has(100100)).toBe(true);
});

describe('a ruleset that was loaded before', () => {
  const decoders = (prematch: string, name = 'acme') => ({
    path: 'etc/decoders/local_decoder.xml',
    text: `<decoder name="${name}"><prematch>^${prematch}</prematch></decoder>`,
  });
  const rules = (level: number) =>
    localRules(
      rule(100100, `level="${level}"`, '<decoded_as>acme</decoded_as>') +
        rule(100101, 'level="9"', '<if_sid>100100</if_sid><list field="a">etc/lists/l</list>') +
        rule(100102, 'level="3"', '<if_sid>9</if_sid>') +
        rule(100103, 'level="7" frequency="3" timeframe="60"', '<if_matched_sid>100100</if_matched_sid>') +
        rule(100100, `level="${level + 1}" overwrite="yes"`, '<decoded_as>acme</decoded_as><match>1</match>'),
    );
  const list = (text: string) => ({ path: 'etc/lists/l', text });
  const first = [...minimalBase, decoders('acme'), rules(5), list('x:1\n')];
  const options = { remembers: true };
  const before = loadRuleset(first, options);

  test.each([
    ['nothing', first],
    ['a decoder', [...minimalBase, decoders('other'), rules(5), list('x:1\n')]],
    ['the name of a decoder', [...minimalBase, decoders('acme', 'other'), rules(5), list('x:1\n')]],
    ['a rule', [...minimalBase, decoders('acme'), rules(6), list('x:1\n')]],
    ['a list', [...minimalBase, decoders('acme'), rules(5), list('y:1\n')]],
    ['a file that is not there any more', [...minimalBase, decoders('acme')]],
    ['a decoder that is refused', [...minimalBase, decoders('(acme'), rules(5), list('x:1\n')]],
  ])('changes nothing of what the files say: %s changed', (_what, files) => {
    const again = loadRuleset(files, options, before);
    const afresh = loadRuleset(files, options);
    expect({ ...again, parts: undefined }).toEqual({ ...afresh, parts: undefined });
    expect({ ...before, parts: undefined }).toEqual({ ...loadRuleset(first, options), parts: undefined });
    if (again.failure === undefined) {
      const events = ['acme 1', 'other 1', 'acme 1', 'acme 1', 'acme 2'] as const;
      expect(new SmallEngine(again).winners(...events)).toEqual(new SmallEngine(afresh).winners(...events));
    }
  });

  test('gives its decoders to one that has other rules, and its rules to one that has other patterns in decoders', () => {
    const otherRules = loadRuleset([...minimalBase, decoders('acme'), rules(6), list('x:1\n')], options, before);
    expect(otherRules.decoders).toBe(before.decoders);
    const otherDecoders = loadRuleset([...minimalBase, decoders('other'), rules(5), list('x:1\n')], options, before);
    expect(otherDecoders.roots).toBe(before.roots);
  });
});
