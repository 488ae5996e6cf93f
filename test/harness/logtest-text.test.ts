import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readLogtestDocument } from '../../src/harness/logtest-document.ts';
import { type LogtestAnswer, readLogtestText } from '../../src/harness/logtest-text.ts';
import { requires } from '../builders/requires.ts';

interface Recorded {
  readonly args: readonly string[];
  readonly stdin: readonly string[];
  readonly stderr: string;
}

const folder = join(import.meta.dirname, 'logtest-cli');
const recorded = (name: string): Recorded => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
const read = (name: string) => {
  const { stdin, stderr } = recorded(name);
  return readLogtestText(
    stderr,
    stdin.filter((line) => line !== ''),
  );
};
const rules = (answers: readonly LogtestAnswer[]) =>
  answers.map((answer) => (answer.kind === 'verdict' ? answer.verdict.rule : answer.message));
const verdictOf = (answer: LogtestAnswer | undefined) => {
  if (answer?.kind !== 'verdict') throw new Error(`no verdict: ${answer?.message}`);
  return answer.verdict;
};

describe('recorded runs of the real command', () => {
  test.each([
    ['api-six-events', ['100600', '100600', '100600', '100600', '100600', '100600']],
    ['api-wrong-location', [null, null]],
    ['no-match', [null, null]],
    ['syslog-three', ['105002', '105001', '105003']],
    ['frequency', ['5760', '5760', '5760', '5760', '5760', '5760', '5760', '5763', '5760']],
    ['unit-ok', ['5715']],
  ])('%s: the rule of every event', (name, expected) => {
    expect(rules(read(name).answers)).toEqual(expected);
  });

  test('every recorded run but the quiet one has an answer for each typed line', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !name.includes('quiet'));
    const counts = names.map((name) => {
      const typed = recorded(name.slice(0, -5)).stdin.filter((line) => line !== '');
      return [typed.length, read(name.slice(0, -5)).answers.length];
    });
    expect(counts.filter(([typed, answered]) => typed !== answered)).toEqual([]);
    expect(counts.length).toBeGreaterThan(8);
  });

  test('a quiet run has no answers, and that is said', () => {
    expect(() => read('api-six-quiet')).toThrow(/given 6 events and printed 0 answers/);
  });

  test('level, groups with compliance, decoder, fields, ATT&CK and alert are read', () => {
    expect(verdictOf(read('unit-ok').answers[0])).toEqual({
      rule: '5715',
      level: 3,
      description: 'sshd: authentication success.',
      groups:
        'syslog,sshd,authentication_success,gdpr_IV_32.2,gpg13_7.1,gpg13_7.2,hipaa_164.312.b,nist_800_53_AU.14,nist_800_53_AC.7,pci_dss_10.2.5,tsc_CC6.8,tsc_CC7.2,tsc_CC7.3'.split(
          ',',
        ),
      decoder: 'sshd',
      parentDecoder: 'sshd',
      fields: { dstuser: 'bob', srcip: '10.0.0.1', srcport: '22' },
      techniques: ['T1078', 'T1021'],
      alert: true,
      isComposite: false,
      messages: [],
    });
  });

  test('the eighth failure is seen to be a composite', () => {
    expect(read('frequency').answers.map((answer) => verdictOf(answer).isComposite)).toEqual(
      [0, 0, 0, 0, 0, 0, 0, 1, 0].map(Boolean),
    );
  });

  test.each([
    ['unit-ok', 'ok'],
    ['unit-fail', 'fail'],
    ['no-match', undefined],
  ])('%s: -U said %s', (name, expected) => {
    expect(read(name).unit).toBe(expected);
  });

  test('-v: rules are listed in the order tried', () => {
    const answer = read('syslog-verbose').answers[0];
    expect(answer?.kind === 'verdict' && answer.ruleDebug.slice(0, 4)).toEqual([
      'Trying rule: 1 - Generic template for all syslog rules.',
      '*Rule 1 matched',
      '*Trying child rules',
      'Trying rule: 600 - Active Response Messages Grouped',
    ]);
    expect(verdictOf(answer)).toMatchObject({ rule: '105002', fields: { endpoint: 'DESKTOP-1' } });
  });
});

const start = 'Starting wazuh-logtest v4.14.7\nType one log per line\n';
const answer = (event: string, fields: string, rule = ''): string =>
  `\n**Phase 1: Completed pre-decoding.\n\tfull event: '${event}'\n\n**Phase 2: Completed decoding.\n\tname: 'json'\n${fields}${rule}`;
const won = (description: string): string =>
  `\n**Phase 3: Completed filtering (rules).\n\tid: '100001'\n\tlevel: '5'\n\tdescription: '${description}'\n\tgroups: '['a', "it's"]'\n\tfiredtimes: '1'\n\tmail: 'False'\n**Alert to be generated.\n`;

describe('values that look like the text around them', () => {
  test.each<[string, string]>([
    ['quotes', "it's 'so'"],
    ['a quote at the end', "so'"],
    ['brackets', "['x', {'y': 1}]"],
    ['a line break', 'one\ntwo'],
    ['a line break and a tab', 'one\n\ttwo: three'],
    ['an empty line', 'one\n\ntwo'],
    ['a colon and a quote', "one: 'two'"],
    ['a phase 3', "x\n\n**Phase 3: Completed filtering (rules).\n\tid: '1'"],
    ['an alert', 'x\n**Alert to be generated.\ny'],
    ['nothing', ''],
  ])('%s', (_name, value) => {
    const { answers } = readLogtestText(start + answer('{}', `\ta.b: '${value}'\n\tc: '1'\n`, won(value)), ['{}']);
    expect(verdictOf(answers[0])).toMatchObject({
      fields: { 'a.b': value, c: '1' },
      rule: '100001',
      description: value,
      groups: ['a', "it's"],
      alert: true,
    });
  });

  test('an answer inside a value is a value', () => {
    const fake = answer('not typed', '');
    const { answers } = readLogtestText(start + answer('one', `\ta: 'x${fake}'\n`) + answer('two', `\tc: '3'\n`), [
      'one',
      'two',
    ]);
    expect(answers.map((item) => Object.keys(verdictOf(item).fields))).toEqual([['a'], ['c']]);
  });
});

describe('what is not a verdict', () => {
  test('warnings go with the answer after them', () => {
    const warning = "\n** Wazuh-Logtest: WARNING: (7617): Signature ID '7' was not found.\n";
    const body = answer('e', '').slice(1);
    const { answers } = readLogtestText(`${start}${warning}\n${body}${answer('f', '')}`, ['e', 'f']);
    expect(answers.map((item) => verdictOf(item).messages)).toEqual([
      ["WARNING: (7617): Signature ID '7' was not found."],
      [],
    ]);
  });

  test('a new session in the middle does not hide the answer', () => {
    const { answers } = readLogtestText(
      `${start}\nNew session was created with token "0a1b2c3d"\n${answer('e', `\ta: '1'\n`).slice(1)}`,
      ['e'],
    );
    expect(verdictOf(answers[0]).fields).toEqual({ a: '1' });
  });

  test('an error of the engine, with its messages', () => {
    const error =
      "\n** Wazuh-logtest error -1: \n\tERROR: (5107): Invalid pattern for tag 'regex' in rule '100001'.\n\tERROR: (7311): Failure to initialize session\n";
    const { answers } = readLogtestText(start + error + answer('f', ''), ['e', 'f']);
    expect(answers[0]).toEqual({
      kind: 'error',
      message: expect.stringMatching(/error -1[\s\S]*5107[\s\S]*rule '100001'[\s\S]*7311/),
    });
    expect(answers[1]?.kind).toBe('verdict');
  });

  test('a dead engine', () => {
    const dead = '\n** Wazuh-logtest error when connecting with wazuh-analysisd\n';
    expect(readLogtestText(start + dead + dead, ['e', 'f']).answers).toEqual([
      { kind: 'error', message: 'Wazuh-logtest error when connecting with wazuh-analysisd' },
      { kind: 'error', message: 'Wazuh-logtest error when connecting with wazuh-analysisd' },
    ]);
  });

  test('a run that ended early is not taken for a whole one', () => {
    expect(() => readLogtestText(start + answer('e', ''), ['e', 'f'])).toThrow(/2 events and printed 1 answers/);
  });
});

requires('OSSIFY_GOLDEN').describe('the text and the socket say the same', () => {
  test('twenty mixed events: the text gives the verdict of the recorded documents', () => {
    const lines = readFileSync(join(process.env.OSSIFY_GOLDEN ?? '', 'upstream-suite.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const documents = new Map(lines.map((line) => JSON.parse(line)).map((record) => [record.event, record]));
    const { stdin } = recorded('mixed-twenty');
    const { answers } = read('mixed-twenty');
    const pairs = stdin.flatMap((event, i) => {
      const document = documents.get(event);
      const text = verdictOf(answers[i]);
      return document ? [{ text, socket: readLogtestDocument({ ...document, messages: [] }) }] : [];
    });
    expect(pairs.length).toBeGreaterThan(15);
    expect(pairs.map(({ text }) => text)).toEqual(pairs.map(({ socket }) => socket));
  });
});
