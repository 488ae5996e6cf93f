import { describeFate } from '../../engine/index.ts';
import type { ExplainedEvent } from './run.ts';

/** The same facts for machines: the steps of each way from a root to the rule. */
export function explanationJson({ event, explanation }: ExplainedEvent): object {
  const { answer, paths } = explanation;
  return {
    event,
    result: answer.rule?.id ?? null,
    ways: paths.map(({ steps }) =>
      steps.map(({ rule, fate }) => ({ rule: rule.id, fate: fate.kind, text: describeFate(fate) })),
    ),
    messages: answer.messages,
  };
}
