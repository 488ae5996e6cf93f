import { formatMessage, type LoadMessage } from '../messages.ts';
import type { RulesetFile } from './files.ts';
import { type LoadFailure, type LoadOptions, loadRuleset } from './load-ruleset.ts';

/** What `wazuh-analysisd -t` prints, line by line without its time stamps, and its exit status. */
export interface Validation {
  readonly exit: 0 | 1;
  readonly log: readonly string[];
}

/** Of one file's messages only the last ones are printed; those that go to the log at once are printed before them. */
const MAX_OF_ONE_FILE = 50;

/**
 * Checks a ruleset as `wazuh-analysisd -t` does: warnings and errors that only cost a rule still exit 0.
 * @throws OssifyError UNSUPPORTED_… as loadRuleset
 * @source rules.md 8.2, the `check` of test/cases
 */
export function validateRuleset(files: readonly RulesetFile[], options: LoadOptions = {}): Validation {
  const { messages, failure } = loadRuleset(files, options);
  const log = [...groupByFile(messages).flatMap(printed), ...(failure ? [fatalMessage(failure)] : [])];
  return { exit: failure ? 1 : 0, log: log.map(formatMessage) };
}

function groupByFile(messages: readonly LoadMessage[]): LoadMessage[][] {
  const groups: LoadMessage[][] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (last && last[0]?.at?.file === message.at?.file) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

function printed(messages: readonly LoadMessage[]): readonly LoadMessage[] {
  const listed = messages.filter(({ logOnly }) => !logOnly);
  return [...messages.filter(({ logOnly }) => logOnly), ...listed.slice(-MAX_OF_ONE_FILE)];
}

function fatalMessage({ kind, file }: LoadFailure): LoadMessage {
  if (file === undefined) return { level: 'CRITICAL', code: 2105, text: 'Error loading decoder options.' };
  return kind === 'decoders'
    ? { level: 'CRITICAL', code: 1202, text: `Configuration error at '${file}'.` }
    : { level: 'CRITICAL', code: 1220, text: `Error loading the rules: '${file}'.` };
}
