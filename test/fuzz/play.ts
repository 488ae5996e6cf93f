import process from 'node:process';
import { OssifyError } from '../../src/diagnostics/index.ts';
import { loadRuleset, minimalBase, printOutput, type RulesetFile, Session } from '../../src/engine/index.ts';
import { readStockRuleset } from '../conformance/stock-ruleset.ts';
import type { FuzzInput } from './inputs.ts';

const EVENTS_A_SESSION = 200;

/**
 * Makes a player of inputs: events go to one session after the other of the stock ruleset (the minimal base where it is
 * not at hand), rulesets are loaded and get one event. It throws what the engine throws, but for UNSUPPORTED_…, which is an answer.
 */
export function player(): (input: FuzzInput) => void {
  const folder = process.env.WAZUH_RULESET;
  const ruleset = loadRuleset(folder ? readStockRuleset(folder) : minimalBase);
  let session = new Session(ruleset);
  let played = 0;
  return (input) => {
    if (input.kind === 'ruleset') {
      playRuleset(input.files, input.event);
      return;
    }
    if (played++ % EVENTS_A_SESSION === 0) session = new Session(ruleset);
    playEvent(session, input.event, input.location);
  };
}

function playRuleset(files: readonly RulesetFile[], event: string): void {
  try {
    playEvent(new Session(loadRuleset(files)), event, 'stdin');
  } catch (error) {
    if (!(error instanceof OssifyError && error.code.startsWith('UNSUPPORTED_'))) throw error;
  }
}

function playEvent(session: Session, event: string, location: string): void {
  const { output } = session.process({
    event: Buffer.from(event, 'latin1'),
    location,
    rulesDebug: event.length % 7 === 0,
  });
  if (output !== undefined) JSON.parse(printOutput(output));
}
