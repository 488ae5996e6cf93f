import { bytesToUtf8, describeFate, type TracedPath } from '../../engine/index.ts';
import type { ExplainedEvent } from './run.ts';

const MAX_EVENT = 100;

/** Says for one event, on a few lines, which rule won and what became of the one that was asked for. */
export function explanationText({ event, explanation }: ExplainedEvent, rule: number): string {
  const { answer, paths } = explanation;
  const shown = event.length > MAX_EVENT ? `${event.slice(0, MAX_EVENT)}…` : event;
  const result = answer.rule ? `rule ${answer.rule.id}, level ${answer.rule.level}` : 'no rule';
  return [
    `event: ${shown}`,
    `result: ${result}`,
    ...paths.flatMap((path, index) => wayLines(path, index, paths.length)),
    ...(paths.length === 0 ? [`rule ${rule} has no place in the tree: see the messages of "ossify validate"`] : []),
    ...answer.messages.filter((message) => !message.startsWith('INFO: ')).map((message) => `message: ${message}`),
  ].join('\n');
}

function wayLines({ steps }: TracedPath, index: number, count: number): string[] {
  const title = count > 1 ? [`way ${index + 1} of ${count}:`] : [];
  return [
    ...title,
    ...steps.map(({ rule, fate }, depth) => {
      return `${'  '.repeat(depth + 1)}rule ${rule.id} (${bytesToUtf8(rule.description)}): ${describeFate(fate)}`;
    }),
  ];
}
