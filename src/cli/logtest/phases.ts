import { pythonText } from '../../harness/index.ts';
import { isRecord } from './record.ts';

/** What the tool prints of one answer; each line stands alone. */
export interface ShownAnswer {
  /** The answer's `output`, as parsed from JSON. */
  readonly output: Readonly<Record<string, unknown>>;
  readonly alert: boolean;
  /** With -v. */
  readonly rulesDebug: readonly string[] | undefined;
}

/**
 * Prints an answer in the three phases of wazuh-logtest, without the messages before them.
 * @source rules.md 7; recordings in test/harness/logtest-cli
 */
export function phaseLines({ output, alert, rulesDebug }: ShownAnswer): string[] {
  const rule = output.rule;
  return [
    '**Phase 1: Completed pre-decoding.',
    ...preDecodingLines(output),
    '',
    '**Phase 2: Completed decoding.',
    ...decodingLines(output),
    ...(rulesDebug === undefined ? [] : ['', '**Rule debugging:', ...rulesDebug.map(debugLine)]),
    ...(isRecord(rule) ? ['', '**Phase 3: Completed filtering (rules).', ...ruleLines(rule)] : []),
    ...(alert ? ['**Alert to be generated.'] : []),
  ];
}

function preDecodingLines(output: Readonly<Record<string, unknown>>): string[] {
  const whole = output.full_log === undefined ? [] : [entry('full event', output.full_log)];
  return [...whole, ...entriesOf(output.predecoder, ['timestamp', 'hostname', 'program_name'])];
}

function decodingLines({ decoder, data }: Readonly<Record<string, unknown>>): string[] {
  if (!isRecord(decoder) || Object.keys(decoder).length === 0) return ['\tNo decoder matched.'];
  return [...entriesOf(decoder, ['name', 'parent']), ...entriesOf(data, [])];
}

function ruleLines(rule: Readonly<Record<string, unknown>>): string[] {
  return entriesOf(rule, ['id', 'level', 'description', 'groups', 'firedtimes']);
}

function debugLine(line: string): string {
  return line.startsWith('*') ? `\t\t${line}` : `\t${line}`;
}

/** The entries named first, then the others sorted; objects inside give `a.b` entries. */
function entriesOf(value: unknown, first: readonly string[], prefix = ''): string[] {
  if (!isRecord(value)) return [];
  const others = Object.keys(value)
    .filter((name) => !first.includes(name))
    .sort(byCodePoint);
  return [...first.filter((name) => value[name] !== undefined), ...others].flatMap((name) => {
    const member = value[name];
    return isRecord(member) ? entriesOf(member, [], `${prefix}${name}.`) : [entry(`${prefix}${name}`, member)];
  });
}

function entry(name: string, value: unknown): string {
  return `\t${name}: '${pythonText(value)}'`;
}

/** As Python sorts texts: by code points, where JavaScript would compare UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((char, index) => char !== right[index]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}
