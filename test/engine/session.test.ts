import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printOutput, type Ruleset, Session, type SessionInput } from '../../src/engine/index.ts';
import { SessionMessages } from '../../src/engine/session-messages.ts';
import { rule, rulesetOf, SmallEngine } from '../builders/small-engine.ts';

const ZEBRA = rule(100100, 'level="3"', '<match>zebra</match>');

describe('messages of an answer', () => {
  test('the first one begins with those of loading and ends with the token', () => {
    const rules = ZEBRA + ZEBRA;
    const session = new Session(rulesetOf(rules), { token: '0badcafe' });
    expect(session.process({ event: 'x', location: 'stdin' })).toMatchObject({
      codemsg: 1,
      messages: [
        "WARNING: (7612): Rule ID '100100' is duplicated. Only the first occurrence will be considered.",
        "INFO: (7202): Session initialized with token '0badcafe'",
      ],
    });
    expect(session.process({ event: 'x', location: 'stdin' })).toMatchObject({ codemsg: 0, messages: [] });
  });

  test('are the last 50; an error that is lost no longer counts', () => {
    const messages = new SessionMessages();
    messages.add('ERROR: first');
    for (let count = 0; count < 49; count++) messages.add(`WARNING: ${count}`);
    expect(messages.code).toBe(-1);
    messages.addOpening(undefined);
    expect(messages.code).toBe(1);
    expect(messages.shown).toHaveLength(49);
  });
});

test('a location whose id is not closed is refused, and the session goes on', () => {
  const engine = new SmallEngine(rulesetOf(ZEBRA));
  expect(engine.process('zebra', '[007 (a) any->/x')).toMatchObject({
    codemsg: -1,
    isRefused: false,
    messages: ['ERROR: (1106): String not correctly formatted.', 'ERROR: (7312): Failed to process the event'],
    output: undefined,
  });
  expect(engine.winners('zebra')).toEqual([100100]);
});

test('an alert needs the configured level', () => {
  const levels = [1, 3]
    .map((level) => rule(100100 + level, `level="${level}"`, `<match>level ${level}</match>`))
    .join('');
  const alerts = (logAlertLevel: number): readonly (boolean | undefined)[] => {
    const engine = new SmallEngine(rulesetOf(levels, { logAlertLevel }));
    return ['level 1', 'level 3'].map((event) => engine.process(event).alert);
  };
  expect([alerts(0), alerts(3), alerts(4)]).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ]);
});

test('reset forgets what happened', () => {
  const engine = new SmallEngine(
    rulesetOf(ZEBRA + rule(100101, 'level="9"', '<if_matched_sid>100100</if_matched_sid>')),
  );
  expect(engine.winners('zebra', 'zebra')).toEqual([100100, 100101]);
  engine.reset();
  expect(engine.winners('zebra', 'zebra')).toEqual([100100, 100101]);
});

test('sessions of one ruleset know nothing of each other', () => {
  const ruleset = rulesetOf(ZEBRA + rule(100101, 'level="9"', '<if_matched_sid>100100</if_matched_sid>'));
  const [one, other] = [new SmallEngine(ruleset), new SmallEngine(ruleset)];
  expect([one.winners('zebra'), other.winners('zebra'), one.winners('zebra')]).toEqual([[100100], [100100], [100101]]);
});

const RULES = [
  ZEBRA,
  rule(100101, 'level="9" frequency="3"', '<if_matched_sid>100100</if_matched_sid><same_field>a</same_field>'),
  rule(100102, 'level="5"', '<decoded_as>json</decoded_as><field name="a" type="pcre2">^[a-f]+$</field>'),
  rule(100103, 'level="4" ignore="5"', '<srcip>10.0.0.0/8</srcip><check_diff />'),
  rule(100104, 'level="0"', '<regex>\\d+ \\S+$</regex>'),
].join('');

const events = fc.array(
  fc.oneof(
    fc.constantFrom(
      'zebra',
      '{"a":"abc","srcip":"10.0.0.1"}',
      'Jan  1 00:00:00 h app[1]: zebra 1 x',
      '{"a":',
      '(x) y->z',
    ),
    fc.uint8Array({ maxLength: 80 }),
    fc.string({ maxLength: 60 }),
  ),
  { maxLength: 12 },
);

function answers(ruleset: Ruleset, lines: readonly (string | Uint8Array)[]): readonly string[] {
  const session = new Session(ruleset, { clock: () => 0, zoneOffsetMinutes: () => 0 });
  const inputs: readonly SessionInput[] = lines.map((event) => ({ event, location: 'stdin', rulesDebug: true }));
  return inputs.map((input) => {
    const { output, rule: winner, ...rest } = session.process(input);
    return JSON.stringify({ ...rest, output: output && printOutput(output), winner: winner?.id });
  });
}

test('any bytes get an answer, and the same session replayed the same answers', () => {
  const ruleset = rulesetOf(RULES);
  fc.assert(
    fc.property(events, (lines) => {
      expect(answers(ruleset, lines)).toEqual(answers(ruleset, lines));
    }),
    { numRuns: 200 },
  );
});
