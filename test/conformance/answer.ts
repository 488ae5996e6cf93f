import type { Answer } from '../../src/engine/index.ts';
import type { Json, JsonObject } from '../../src/engine/json/index.ts';
import type { Difference } from './area.ts';
import { asJson, member, objectAt, shown, without } from './recorded.ts';

/** Differs from run to run, or is the manager's. */
const NOT_COMPARED = ['timestamp', 'id', 'manager'];

/** What a recording says of one answer, and what ours is; `messages` are compared by the caller's choice of lists. */
export function compareAnswer(
  name: string,
  recorded: JsonObject,
  answer: Answer,
  messages: { readonly expected: Json | undefined; readonly actual: readonly string[] },
): Difference | undefined {
  const pairs: readonly (readonly [string, Json | undefined, Json | undefined])[] = [
    ['error', member(recorded, 'error'), answer.error],
    ['messages', messages.expected ?? [], asJson(messages.actual)],
    ['output', comparable(objectAt(recorded, 'output')), comparable(answer.output)],
    ['alert', member(recorded, 'alert'), answer.alert],
    ['codemsg', member(recorded, 'codemsg'), answer.codemsg],
    ['rules_debug', member(recorded, 'rules_debug'), answer.rulesDebug && asJson(answer.rulesDebug)],
  ];
  for (const [what, expected, actual] of pairs) {
    const difference = compare(name, what, expected, actual);
    if (difference) return difference;
  }
  return undefined;
}

export function compare(
  name: string,
  what: string,
  expected: Json | undefined,
  actual: Json | undefined,
): Difference | undefined {
  const [left, right] = [shown(expected), shown(actual)];
  return left === right ? undefined : { name, what, expected: left, actual: right };
}

/** The document without what is not compared; the order of its keys stays. */
function comparable(output: JsonObject | undefined): JsonObject | undefined {
  if (!output) return undefined;
  const agent = objectAt(output, 'agent');
  return {
    members: without(output, NOT_COMPARED).members.map(([key, value]) =>
      key === 'agent' && agent ? [key, without(agent, ['name'])] : [key, value],
    ),
  };
}
