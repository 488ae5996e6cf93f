import { type Paint, table } from '../reporters/pretty.ts';
import type { BaselineReport } from './compare-baseline.ts';

/** Every changed verdict, one a line. */
export function prettyBaseline({ plugin, baseline, events, changed }: BaselineReport, paint: Paint): string {
  const head = `${paint('bold', plugin)}  against ${baseline}  ${events} events, ${changed.length} changed verdicts`;
  if (changed.length === 0) return `${head}\n`;
  const rows = changed.map(({ where, what, before, now }) => [where, what, before, now]);
  return `${[head, ...table([['event', 'what', 'before', 'now'], ...rows])].join('\n')}\n`;
}
