import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messageKinds } from '../../src/check/engine-message/index.ts';
import { type CheckInput, checks, readCheckInput, runChecks, type Snippet } from '../../src/check/index.ts';
import { OssifyError } from '../../src/diagnostics/index.ts';
import { type LoadMessage, minimalBase, type RulesetFile } from '../../src/engine/index.ts';
import { loaderTexts } from './loader-messages.ts';
import { inputOf } from './snippets.ts';

const root = join(import.meta.dirname, '../..');

/** Of a check_value: an OS_Match is refused for its length alone, and the XML reader refuses that length before. */
const CANNOT_BE_SAID = '(1450): Syntax error on regex';

const DECODER = '<decoder name="a"><prematch>a</prematch></decoder>';
const CHILD = '<decoder name="b"><parent>a</parent><regex>(b)</regex><order>id</order></decoder>';

/** What neither a demonstration nor a recorded case makes the loader say. */
const FURTHER: readonly Snippet[] = [
  ruleWith('', 'accuracy="x"'),
  ruleWith('', 'overwrite="maybe"'),
  ruleWith('<info type="text" kind="x">a</info>'),
  ruleWith('<check_if_ignored>,</check_if_ignored>'),
  ruleWith('<compiled_rule>unheard_of</compiled_rule>'),
  { ...ruleWith('<list field="a" lookup="near">etc/lists/a</list>'), lists: { a: 'a:\n' } },
  ruleWith('<mitre><id></id></mitre>'),
  ruleWith('<mitre><tacticID>TA1</tacticID><tacticID>TA2</tacticID></mitre>'),
  ruleWith('<mitre><tacticID>TA1</tacticID><techniqueID>T1</techniqueID><techniqueID>T2</techniqueID></mitre>'),
  ruleWith('<mitre><techniqueID>T1</techniqueID></mitre>'),
  ruleWith('<mitre><id>T1</id><tacticID>TA2</tacticID></mitre>'),
  { decoders: `${DECODER}${CHILD}${CHILD.replace('</decoder>', '<fts>id</fts></decoder>')}` },
];

function ruleWith(body: string, attribute = ''): Snippet {
  const inner = `<match>a</match>${body}<description>a</description>`;
  return { rules: `<group name="a,"><rule id="100100" level="3" ${attribute}>${inner}</rule></group>` };
}

const inputs: readonly CheckInput[] = [
  ...checks.map(({ demonstration }) => inputOf(demonstration.before)),
  ...FURTHER.map(inputOf),
  ...recordedInputs(),
];
const said = inputs.flatMap((input) => input.messages.map((message) => ({ message, input })));

describe('the loader says nothing that no kind of finding knows', () => {
  test.each(
    loaderTexts(root)
      .filter(({ text }) => !text.startsWith(CANNOT_BE_SAID))
      .map(({ file, text, pattern }) => [text, file, pattern] as const),
  )('"%s" (%s) is made to be said', (_text, _file, pattern) => {
    expect(said.some(({ message }) => pattern.test(message.text))).toBe(true);
  });

  test('each message, or another one of its place, is the finding of a kind of its own', () => {
    const placed = said.filter(({ message }) => message.at !== undefined);
    const unknown = placed.filter(({ message, input }) => {
      const place = input.messages.filter(({ at }) => at?.file === message.at?.file && at?.line === message.at?.line);
      return !messageKinds.some(({ isMeant }) => place.some((other) => isMeant(other, input)));
    });
    expect(unknown.map(({ message }) => message.text)).toEqual([]);
  });

  test('every refusal is a finding of level error, at the file that is refused', () => {
    const silent = inputs.filter((input) => {
      const errors = runChecks(input).filter(({ level }) => level === 'error');
      return input.refused.some((path) => !errors.some(({ at }) => at?.file === path));
    });
    expect(silent.map(({ files }) => files.map(({ source }) => source.lines.join('\n')))).toEqual([]);
  });
});

describe('a message that no kind knows', () => {
  const known = inputOf(ruleWith(''));
  const at = { file: 'etc/rules/local_rules.xml', line: 1 };
  test.each<[string, LoadMessage, string]>([
    [
      'is reported at its line',
      { level: 'WARNING', code: 9999, text: 'Something new.', at },
      'Wazuh says: Something new.',
    ],
    [
      'is reported when it is of no file',
      { level: 'ERROR', text: 'All is lost.' },
      'Wazuh says of all files together: All is lost.',
    ],
  ])('%s', (_title, message, expected) => {
    const findings = runChecks({ ...known, messages: [message] });
    expect(findings.map(({ code, message: text }) => [code, text])).toContainEqual(['loader-complains', expected]);
  });

  test('is left out beside a known one of the same line', () => {
    const duplicate = { level: 'WARNING', code: 7612, text: "Rule ID '1' is duplicated.", at } as const;
    const follow = { level: 'WARNING', text: 'And so on.', at } as const;
    const codes = runChecks({ ...known, messages: [duplicate, follow] }).map(({ code }) => code);
    expect(codes).toEqual(['duplicate-id']);
  });
});

/** The recorded cases that need nothing of the vendor's. */
function recordedInputs(): readonly CheckInput[] {
  const folder = join(root, 'test/cases');
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean));
  return lines.flatMap((line) => {
    const recorded: unknown = JSON.parse(line);
    const files = filesOf(recorded);
    return files.length === 0 ? [] : inputUnlessUnsupported(files, memberOf(recorded, 'base') !== 'none');
  });
}

function inputUnlessUnsupported(files: readonly RulesetFile[], hasBase: boolean): readonly CheckInput[] {
  try {
    return [readCheckInput({ files, around: hasBase ? minimalBase : [] })];
  } catch (error) {
    if (error instanceof OssifyError) return [];
    throw error;
  }
}

function filesOf(recorded: unknown): readonly RulesetFile[] {
  const named = [
    ['etc/rules/local_rules.xml', memberOf(recorded, 'rules')],
    ['etc/decoders/local_decoder.xml', memberOf(recorded, 'decoders')],
    ...Object.entries(memberOf(recorded, 'files') ?? {}),
  ];
  return named.flatMap(([path, text]) =>
    typeof path === 'string' && typeof text === 'string' ? [{ path, text }] : [],
  );
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
