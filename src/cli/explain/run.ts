import { readFileSync } from 'node:fs';
import process from 'node:process';
import { OssifyError } from '../../diagnostics/index.ts';
import { type Explanation, explainRule, loadRuleset, type Ruleset } from '../../engine/index.ts';
import { engineFiles, readPluginFiles } from '../../harness/index.ts';
import { usualRuleset } from '../ruleset-dir.ts';
import { readEvents } from './events.ts';

export interface ExplainRequest {
  readonly rule: number;
  /** `-` is standard input. */
  readonly eventFile: string;
  readonly location: string;
  readonly ruleset: string | undefined;
  /** Plugin folders that are loaded beside the ruleset. */
  readonly plugins: readonly string[];
}

export interface ExplainedEvent {
  readonly event: string;
  readonly explanation: Explanation;
}

/**
 * Runs the events of a file through one session, and says of each what became of a rule.
 * @throws OssifyError RULE_MISSING, EVENT_MISSING, RULESET_MISSING
 */
export function explainFile({ rule, eventFile, location, ruleset, plugins }: ExplainRequest): ExplainedEvent[] {
  const base = usualRuleset(ruleset, process.env);
  const files = [...base.files, ...plugins.flatMap((folder) => engineFiles(readPluginFiles(folder)))];
  const loaded = loadRuleset(files, base.options);
  if (!loaded.ruleById.has(rule)) throw ruleMissing(rule, loaded, [base.name, ...plugins]);
  const events = readEvents(readFileSync(eventFile === '-' ? 0 : eventFile, 'utf8'));
  if (events.length === 0) {
    throw new OssifyError({
      code: 'EVENT_MISSING',
      at: { file: eventFile },
      message: 'It holds no event.',
      hint: 'Put one event on each line, or one JSON object in the file.',
    });
  }
  const inputs = events.map((event) => ({ event, location }));
  const explanations = explainRule(loaded, rule, inputs);
  return events.flatMap((event, index) => {
    const explanation = explanations[index];
    return explanation ? [{ event, explanation }] : [];
  });
}

function ruleMissing(rule: number, { failure, sessionMessages }: Ruleset, names: readonly string[]): OssifyError {
  const why = failure ? ` Loading failed: ${sessionMessages.at(-1) ?? ''}` : '';
  return new OssifyError({
    code: 'RULE_MISSING',
    message: `Rule ${rule} is not in ${names.join(', ')}.${why}`,
    hint: 'Name the ruleset with --ruleset DIR, and build the plugin first.',
  });
}
