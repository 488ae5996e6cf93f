import { OssifyError } from '../diagnostics/index.ts';
import { readPythonList } from './python-text.ts';
import { allGroups, noVerdict, type Verdict } from './verdict.ts';

/** What one event got: a verdict, or the error that the tool printed in its place. */
export type LogtestAnswer =
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly ruleDebug: readonly string[] }
  | { readonly kind: 'error'; readonly message: string };

export interface LogtestRun {
  /** `4.14.7`; undefined when the tool printed no banner. */
  readonly version: string | undefined;
  readonly answers: readonly LogtestAnswer[];
  /** What `-U` said at the end. */
  readonly unit: 'ok' | 'fail' | undefined;
}

const BANNER = /^Starting wazuh-logtest v([^\n]*)\nType one log per line\n/;
const PHASE_1 = '**Phase 1: Completed pre-decoding.\n';
const PHASE_2 = '\n**Phase 2: Completed decoding.\n';
const DEBUGGING = '\n**Rule debugging:\n';
const PHASE_3 = /\n\*\*Phase 3: Completed filtering \(rules\)\.\n(?=\tid: '\d+'\n\tlevel: '\d+'\n\tdescription: ')/g;
const UNIT = /\nUnit test (OK|FAIL)[^\n]*\n$/;
const BLOCK_START =
  /\n(?:New session was created with token "[^"\n]*"\n)?(?:\*\* Wazuh-[Ll]ogtest: [^\n]*\n(?:[^*\n][^\n]*\n)*\n?)*(?:\*\*Phase 1: Completed pre-decoding\.\n|\*\* Wazuh-logtest error )/g;
const NOTE = /^\*\* Wazuh-[Ll]ogtest: (.*)$/gm;

/**
 * Reads what wazuh-logtest wrote to stderr.
 * @param events the lines that were typed, without the empty ones: the tool prints their text back, and a value may hold
 * text that looks like a new answer, so that only the events tell where an answer starts
 * @throws OssifyError LOGTEST_TEXT when there is not one answer for each event, LOGTEST_SILENT when there is none at all
 * @source rules.md section 7; recordings in test/harness/logtest-cli
 */
export function readLogtestText(stderr: string, events: readonly string[]): LogtestRun {
  const banner = BANNER.exec(stderr);
  const unit = UNIT.exec(stderr);
  const body = stderr.slice(banner?.[0].length ?? 0, unit?.index ?? stderr.length);
  const blocks = splitAnswers(body, events);
  return {
    version: banner?.[1],
    answers: blocks.map(readAnswer),
    unit: unit ? (unit[1] === 'OK' ? 'ok' : 'fail') : undefined,
  };
}

/** One text an event. Where there are more starts than events, those not followed by the next event's text are values. */
function splitAnswers(body: string, events: readonly string[]): string[] {
  let starts = [...body.matchAll(BLOCK_START)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
  }));
  if (starts.length > events.length) {
    let next = 0;
    starts = starts.filter(({ end }) => {
      const event = events[next];
      const isAnswer = event !== undefined && echoes(body, end, event);
      if (isAnswer) next += 1;
      return isAnswer;
    });
  }
  if (starts.length === events.length) return starts.map(({ at }, i) => body.slice(at, starts[i + 1]?.at));
  throw new OssifyError({
    code: starts.length === 0 ? 'LOGTEST_SILENT' : 'LOGTEST_TEXT',
    message: `wazuh-logtest was given ${events.length} events and printed ${starts.length} answers${lastLine(body)}.`,
    hint: 'See whether the engine runs ("wazuh-control status") and what its log says (logs/ossec.log).',
  });
}

function lastLine(body: string): string {
  const line = body.trimEnd().split('\n').at(-1);
  return line ? `; its last line is ${JSON.stringify(line.slice(0, 200))}` : '';
}

/** An error, an answer without its event (no_full_log), or the event itself stands at `end`. */
function echoes(body: string, end: number, event: string): boolean {
  return !body.startsWith('\tfull event: ', end) || body.startsWith(`\tfull event: '${event}'\n`, end);
}

function readAnswer(block: string): LogtestAnswer {
  const phase1 = block.indexOf(PHASE_1);
  const error = /\*\* Wazuh-logtest error (?:(-?\d+): )?/.exec(block);
  if (error && (phase1 < 0 || error.index < phase1)) {
    return {
      kind: 'error',
      message: block
        .slice(error.index + '** '.length)
        .trim()
        .replace(/\n\t?/g, '\n'),
    };
  }
  const messages = [...block.slice(0, phase1).matchAll(NOTE)].map((match) => match[1] ?? '');
  return { ...readPhases(block.slice(phase1 + PHASE_1.length), messages), kind: 'verdict' };
}

function readPhases(text: string, messages: readonly string[]): { verdict: Verdict; ruleDebug: string[] } {
  const at = findPhase2(text);
  const afterHeader = text.slice(at + PHASE_2.length);
  const { decoding, rule } = splitPhase3(afterHeader);
  const debugAt = decoding.lastIndexOf(DEBUGGING);
  const decoded = debugAt < 0 ? decoding : decoding.slice(0, debugAt);
  const ruleDebug =
    debugAt < 0
      ? []
      : decoding
          .slice(debugAt + DEBUGGING.length)
          .trimEnd()
          .split('\n');
  const verdict = { ...noVerdict, ...readDecoding(decoded), ...readRule(rule), messages };
  return { verdict, ruleDebug: ruleDebug.map((line) => line.replace(/^\t{1,2}/, '')) };
}

/** The first header that stands after a closed value: the event's own text may hold one, too. */
function findPhase2(text: string): number {
  for (let at = text.indexOf(PHASE_2); at >= 0; at = text.indexOf(PHASE_2, at + 1)) {
    const after = text.slice(at + PHASE_2.length);
    if (
      /^(?:|[\s\S]*')\n?$/.test(text.slice(0, at)) &&
      /^(?:\tNo decoder matched\.\n|\tname: '|\t[^\n']+: ')/.test(after)
    )
      return at;
  }
  return fail(text);
}

/** The first phase 3 that is whole from its header to the end, after a phase 2 that is closed. */
function splitPhase3(text: string): { decoding: string; rule: string | undefined } {
  for (const match of text.matchAll(PHASE_3)) {
    const decoding = text.slice(0, match.index);
    const rule = text.slice(match.index + match[0].length);
    const closed = /(?:'|\tNo decoder matched\.|matched|child rules|Trying rule: [^\n]*)\n$/.test(decoding);
    if (closed && /\n\tfiredtimes: '|\n\tgroups: '\[/.test(rule)) return { decoding, rule };
  }
  return { decoding: text, rule: undefined };
}

function readDecoding(text: string): Partial<Verdict> {
  const { name, parent, ...fields } = Object.fromEntries(readEntries(text.replace(/^\tNo decoder matched\.\n/, '')));
  return { decoder: name ?? null, parentDecoder: parent ?? null, fields };
}

const ALERT = '**Alert to be generated.\n';

function readRule(text: string | undefined): Partial<Verdict> {
  if (text === undefined) return {};
  const alert = text.endsWith(ALERT);
  const entries = Object.fromEntries(readEntries(alert ? text.slice(0, -ALERT.length) : text));
  const list = (key: string): readonly string[] => (entries[key] === undefined ? [] : readPythonList(entries[key]));
  return {
    rule: entries.id ?? null,
    level: Number(entries.level),
    description: entries.description ?? null,
    groups: allGroups(list('groups'), list),
    techniques: list('mitre.id'),
    isComposite: entries.frequency !== undefined,
    alert,
  };
}

/**
 * `TAB key: 'value'` entries. A value runs to the last quote before a line that starts an entry: it may hold quotes and
 * line breaks. Only a value that holds a quote, a line break and a whole entry cannot be told from two values.
 */
function readEntries(text: string): [string, string][] {
  const entries: [string, string][] = [];
  const lines = text.replace(/\n$/, '').split('\n');
  let open: { key: string; value: string } | undefined;
  for (const line of lines) {
    const start = open === undefined || open.value.endsWith("'") ? /^\t([^\t]+?): '(.*)$/su.exec(line) : null;
    if (start) {
      if (open) entries.push([open.key, open.value.slice(0, -1)]);
      open = { key: start[1] ?? '', value: start[2] ?? '' };
    } else if (open) open = { key: open.key, value: `${open.value}\n${line}` };
    else if (line !== '') fail(text);
  }
  if (open && !open.value.endsWith("'")) fail(text);
  if (open) entries.push([open.key, open.value.slice(0, -1)]);
  return entries;
}

function fail(text: string): never {
  throw new OssifyError({
    code: 'LOGTEST_TEXT',
    message: `wazuh-logtest printed what cannot be read as an answer: ${JSON.stringify(text.slice(0, 200))}.`,
    hint: 'This version prints its answers differently. Use "--engine socket", or report the output.',
  });
}
