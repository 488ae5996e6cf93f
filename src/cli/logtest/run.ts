import { type Answer, printOutput, type Ruleset, Session } from '../../engine/index.ts';
import { phaseLines } from './phases.ts';
import { isRecord } from './record.ts';
import { readExpectation, type UnitResult, unitResult, unitVerdict } from './unit-test.ts';

/** The release whose answers the engine gives. */
export const WAZUH_VERSION = '4.14.7';

export interface LogtestOptions {
  readonly location: string;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly debug: boolean;
  /** `rule:level:decoder` of the last answer. */
  readonly unitTest: string | undefined;
}

/** Where text goes and where lines come from. */
export interface LogtestTerminal {
  readonly lines: AsyncIterable<string>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly clock: () => Date;
}

type Level = 'INFO' | 'WARNING' | 'ERROR';

/**
 * Reads events, one a line, and prints what the engine makes of them, as wazuh-logtest does: all text goes to stderr,
 * stdout gets the prompt, a newline before each read.
 * @returns the exit status
 * @throws OssifyError UNIT_TEST_FORMAT
 * @source rules.md 7; recordings in test/harness/logtest-cli
 */
export async function runLogtest(
  ruleset: Ruleset,
  options: LogtestOptions,
  terminal: LogtestTerminal,
): Promise<number> {
  const expected = options.unitTest === undefined ? undefined : readExpectation(options.unitTest);
  const log = logger(options, terminal);
  const session = new Session(ruleset);
  let last: UnitResult = ['', '', ''];
  log('INFO', `Starting wazuh-logtest v${WAZUH_VERSION}`);
  log('INFO', 'Type one log per line');
  terminal.stdout('\n');
  for await (const line of terminal.lines) {
    if (line !== '') last = showAnswer(session, line, options, log) ?? last;
    terminal.stdout('\n');
  }
  if (expected === undefined) return 0;
  const { line, exit } = unitVerdict(expected, last);
  log('INFO', '');
  log('INFO', line);
  return exit;
}

type Log = (level: Level, text: string) => void;

function logger({ quiet, debug }: LogtestOptions, { stderr, clock }: LogtestTerminal): Log {
  return (level, text) => {
    if (quiet && level !== 'ERROR') return;
    stderr(debug ? `${stampOf(clock())} wazuh-logtest[${level}] ${text}\n` : `${text}\n`);
  };
}

function stampOf(time: Date): string {
  return time.toISOString().replace('T', ' ').replace('.', ',').replace('Z', '');
}

function showAnswer(session: Session, event: string, options: LogtestOptions, log: Log): UnitResult | undefined {
  const answer = session.process({
    event,
    location: options.location,
    logFormat: 'syslog',
    rulesDebug: options.verbose,
  });
  log('INFO', '');
  const output = outputOf(answer);
  if (output === undefined) {
    log('ERROR', `** Wazuh-logtest error ${answer.codemsg}: ${answer.messages.map((text) => `\n\t${text}`).join('')}`);
    return undefined;
  }
  const warnings = answer.messages.filter((message) => message.startsWith('WARNING: '));
  for (const warning of warnings) log('WARNING', `** Wazuh-Logtest: ${warning}`);
  if (warnings.length > 0) log('INFO', '');
  const { alert = false, rulesDebug } = answer;
  for (const line of phaseLines({ output, alert, rulesDebug })) log('INFO', line);
  return unitResult(output);
}

function outputOf({ output, codemsg }: Answer): Readonly<Record<string, unknown>> | undefined {
  if (output === undefined || codemsg === -1) return undefined;
  const parsed: unknown = JSON.parse(printOutput(output));
  return isRecord(parsed) ? parsed : undefined;
}
