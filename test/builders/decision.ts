import type { JsonObject, Stream } from '../../src/define/index.ts';
import type { Rule, Ruleset } from '../../src/engine/index.ts';
import { rulesOf } from './engine-answers.ts';
import { sampleLine } from './sentinelone.ts';

export interface Decision {
  readonly id: number;
  readonly level: number;
  readonly description: string;
}

/** What the ruleset says of a line that stands alone. */
export function decisionOn(ruleset: Ruleset, line: string | undefined): Decision | undefined {
  if (line === undefined) return undefined;
  const event = { text: line, location: '/var/ossec/logs/ossify/sentinelone.json', wait: 0 };
  return decisionOf(rulesOf(ruleset, [event])[0]);
}

/** What the ruleset says of an object when the collector meets it for the first time. */
export function decisionOnNew(ruleset: Ruleset, stream: Stream, object: JsonObject): Decision | undefined {
  return decisionOn(ruleset, sampleLine(stream, object));
}

/** A Markdown table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function decisionOf(rule: Rule | undefined): Decision | undefined {
  return rule && { id: rule.id, level: rule.level, description: rule.description };
}
