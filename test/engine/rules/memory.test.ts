import { describe, expect, test } from 'vitest';
import { rule, rulesetOf, SmallEngine } from '../../builders/small-engine.ts';

const BASE = rule(100100, 'level="3"', '<match>zebra</match>');

function composite(attributes: string, elements = ''): string {
  return rule(100101, attributes, `<if_matched_sid>100100</if_matched_sid>${elements}`);
}

describe('a composite counts', () => {
  test('and starts anew after it has fired', () => {
    const engine = new SmallEngine(rulesetOf(BASE + composite('level="10" frequency="3" timeframe="60"')));
    expect(engine.winners(...new Array<string>(6).fill('zebra'))).toEqual([
      100100, 100100, 100101, 100100, 100100, 100101,
    ]);
  });

  test('an event that is exactly the timeframe old, and none that is older', () => {
    const engine = new SmallEngine(rulesetOf(BASE + composite('level="10" frequency="2" timeframe="10"')));
    expect(engine.winners('zebra')).toEqual([100100]);
    engine.wait(10);
    expect(engine.winners('zebra')).toEqual([100101]);
    engine.wait(11);
    expect(engine.winners('zebra')).toEqual([100100]);
  });

  test('nothing at level 0: an unused event counts as used by level 0 (rules.md 3.4)', () => {
    const engine = new SmallEngine(rulesetOf(BASE + composite('level="0" frequency="2" timeframe="60"')));
    expect(engine.winners('zebra', 'zebra', 'zebra')).toEqual([100100, 100100, 100100]);
  });

  test('the group of an if_matched_group rule apart from what that rule has won itself (rules.md 2.5)', () => {
    const rules = [
      rule(100101, 'level="3"', '<match>a</match><group>cats,</group>'),
      rule(100102, 'level="9" frequency="3"', '<if_matched_group>cats</if_matched_group>'),
      rule(100103, 'level="12" frequency="2"', '<if_matched_sid>100102</if_matched_sid>'),
    ];
    const engine = new SmallEngine(rulesetOf(rules.join('')));
    expect(engine.winners(...new Array<string>(6).fill('a'))).toEqual([100101, 100101, 100102, 100101, 100101, 100103]);
  });

  test('only what the session still remembers', () => {
    const settings = { memorySize: 20 };
    const rules =
      BASE + composite('level="10" frequency="3" timeframe="999"') + rule(100103, 'level="3"', '<match>lion</match>');
    const engine = new SmallEngine(rulesetOf(rules, settings));
    engine.winners('zebra', ...new Array<string>(21).fill('lion'));
    expect(engine.winners('zebra', 'zebra', 'zebra')).toEqual([100100, 100100, 100101]);
  });

  test('every kept event of the same category, when it goes by a regex', () => {
    const rules = rule(
      100101,
      'level="10" frequency="3"',
      '<match>now</match><if_matched_regex>zeb\\w+</if_matched_regex>',
    );
    const engine = new SmallEngine(rulesetOf(BASE + rules));
    expect(engine.winners('zebra', 'zebu zebra', 'lion', 'now')).toEqual([100100, 100100, 0, 100101]);
  });
});

describe('an ignore window', () => {
  test('silences what follows, without counting it', () => {
    const rules = rule(100100, 'level="3" ignore="60"', '<match>zebra</match>');
    const engine = new SmallEngine(rulesetOf(rules + composite('level="10" frequency="2" timeframe="60"')));
    expect(
      [engine.process('zebra'), engine.process('zebra')].map(({ alert, rule: winner }) => [winner?.id, alert]),
    ).toEqual([
      [100100, true],
      [100101, true],
    ]);
    const alone = new SmallEngine(rulesetOf(rules));
    expect(['zebra', 'zebra'].map((event) => alone.process(event).alert)).toEqual([true, false]);
    alone.wait(60);
    expect(['zebra', 'zebra', 'zebra'].map((event) => alone.process(event).alert)).toEqual([true, true, false]);
  });
});

describe('if_fts', () => {
  const decoders = {
    path: 'etc/decoders/local_decoder.xml',
    text: '<decoder name="app"><prematch>^APP </prematch><regex>u=(\\S+)</regex><order>srcuser</order><fts>name, srcuser</fts></decoder>',
  };

  test('holds for each value once', () => {
    const engine = new SmallEngine(
      rulesetOf(rule(100100, 'level="3"', '<decoded_as>app</decoded_as><if_fts />'), {}, [decoders]),
    );
    expect(engine.winners('APP u=a', 'APP u=a', 'APP u=b', 'APP u=b')).toEqual([100100, 0, 100100, 0]);
  });

  test('keys of an ids decoder that begin alike are taken for one from the fourth on', () => {
    const ids = { ...decoders, text: decoders.text.replace('<prematch>', '<type>ids</type><prematch>') };
    const rules = rule(100100, 'level="3"', '<category>ids</category><decoded_as>app</decoded_as><if_fts />');
    const engine = new SmallEngine(rulesetOf(rules, {}, [ids]));
    const events = ['1', '2', '3', '4', '5'].map((end) => `APP u=a-name-that-is-long-${end}`);
    expect(engine.winners(...events)).toEqual([100100, 100100, 100100, 100100, 0]);
  });
});

describe('check_diff', () => {
  const rules = rule(100100, 'level="3"', '<match>zebra</match><check_diff />');

  test('holds when a text differs from the last one of its host, and shows both', () => {
    const engine = new SmallEngine(rulesetOf(rules));
    expect(engine.winners('zebra 1', 'zebra 1')).toEqual([0, 0]);
    const shown = new Map(engine.process('zebra 2').output?.members);
    expect([shown.get('previous_output'), shown.get('previous_log')]).toEqual(['Previous output:\nzebra 1', 'zebra 1']);
  });

  test('keeps its texts where the caller says', () => {
    const diffs = new Map<string, string>();
    const ruleset = rulesetOf(rules);
    new SmallEngine(ruleset, { diffs }).winners('zebra 1');
    expect([...diffs]).toEqual([['mgr/100100', 'zebra 1']]);
    expect(new SmallEngine(ruleset, { diffs }).winners('zebra 2')).toEqual([100100]);
  });
});
