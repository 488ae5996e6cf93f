import { relative } from 'node:path';
import { findingText } from '../finding-text.ts';
import type { ImportOutcome } from './run.ts';

/** What was written and what is to be done next, or everything that the import is refused for. */
export function outcomeText(outcome: ImportOutcome, root: string): string {
  const { events, name, written, rules, decoders, knownFaults, ruleset, atOwnPlace, dropped, refusals } = outcome;
  if (refusals.length > 0) {
    const found = refusals.map((finding) => findingText(finding, root));
    return `${[...found, `${refusals.length} refused; nothing was written.`].join('\n')}\n`;
  }
  const faults = Object.entries(knownFaults).map(([fault, times]) => `${fault} ${times}`);
  const lines = [
    ...written.map((file) => relative(root, file)),
    `${rules} rules, ${decoders} decoders; known faults that stay: ${faults.join(', ')}`,
    `The same ruleset as before, beside ${ruleset}${events > 0 ? `; the same answers to ${events} events` : ''}.`,
    ...(dropped.length > 0 ? [`It drops ${dropped.join(', ')} in both forms: it lacks their parents or lists.`] : []),
    ...(atOwnPlace === null
      ? []
      : [`Under the names that the build gives them they load at another place, and ${atOwnPlace}.`]),
    `Next: ossify build ${name} --ruleset DIR; on the manager, take the imported files away.`,
  ];
  return `${lines.join('\n')}\n`;
}
