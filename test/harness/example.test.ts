import { describe, expect, test } from 'vitest';
import { readExamples } from '../../src/harness/example.ts';

const line = (parts: object) =>
  JSON.stringify({
    name: 'a',
    rule: 100001,
    kind: 'fires',
    events: [{ text: 'e', log_format: 'json', location: '/x', wait: 0 }],
    expect: {},
    at: { file: 'rules.ts', line: 3 },
    ...parts,
  });

describe('reads', () => {
  test('a line as the compiler writes it', () => {
    const expected = {
      rule: 100002,
      level: 3,
      decoder: 'json',
      groups: ['a'],
      fields: { 'a.b': '1' },
      description: 'd',
    };
    expect(readExamples(`${line({ expect: expected })}\n\n`, 'x.jsonl')).toEqual([
      {
        name: 'a',
        rule: '100001',
        kind: 'fires',
        events: [{ text: 'e', logFormat: 'json', location: '/x', waitSeconds: 0 }],
        expect: { ...expected, rule: '100002' },
        at: { file: 'rules.ts', line: 3 },
      },
    ]);
  });

  test('a line written by hand: text alone, placed in examples.jsonl', () => {
    const [example] = readExamples(
      `\n${line({ events: [{ text: 'e' }], at: undefined, expect: undefined })}`,
      'x.jsonl',
    );
    expect(example).toMatchObject({
      events: [{ logFormat: 'syslog', location: 'stdin' }],
      expect: {},
      at: { file: 'x.jsonl', line: 2 },
    });
  });

  test('null: no rule', () => {
    expect(readExamples(line({ kind: 'silent', expect: { rule: null } }), 'x')[0]?.expect).toEqual({ rule: null });
  });
});

describe('refuses, with the line', () => {
  test.each<[string, string, RegExp]>([
    ['what is not JSON', '{"name": ', /is not JSON/],
    ['a cut line', line({}).slice(0, -4), /is not JSON/],
    ['no name', line({ name: '' }), /no "name"/],
    ['an unknown kind', line({ kind: 'maybe' }), /"maybe"/],
    ['an id that is none', line({ rule: 'base' }), /"base"/],
    ['no events', line({ events: [] }), /no "events"/],
    ['an event without text', line({ events: [{ text: '' }] }), /without "text"/],
    ['a misspelt member', line({ expects: { level: 3 } }), /"expects", which is none of name, rule/],
    ['a misspelt member of an event', line({ events: [{ text: 'e', logFormat: 'json' }] }), /"logFormat"/],
    ['a misspelt expectation', line({ expect: { lvl: 3 } }), /"lvl", which is none of rule, level/],
    ['an expectation of another type', line({ expect: { level: '3' } }), /level "3"; it is a number/],
    ['groups that are no list', line({ expect: { groups: 'a' } }), /groups "a"; it is a list/],
    ['an expected rule that is no id', line({ expect: { rule: 'base' } }), /rule "base"; it is a rule's id/],
    ['an expectation that is no object', line({ expect: 3 }), /expects 3; it is an object/],
    ['a location that is no text', line({ events: [{ text: 'e', location: 3 }] }), /location 3; it is a text/],
    ['a wait that is no time', line({ events: [{ text: 'e', wait: -1 }] }), /wait -1/],
  ])('%s', (_name, text, message) => {
    expect(() => readExamples(`${line({})}\n${text}`, 'x.jsonl')).toThrowError(
      expect.objectContaining({
        code: 'EXAMPLES_DAMAGED',
        at: { file: 'x.jsonl', line: 2 },
        message: expect.stringMatching(message),
      }),
    );
  });
});
