import { OssifyError } from '../diagnostics/index.ts';

/** One firing example: the rule that its last event must end in. */
export interface FiringExample {
  readonly rule: number;
  readonly events: readonly { readonly text: string; readonly logFormat: string; readonly location: string }[];
}

/**
 * The self-test's examples: for each rule the first firing one that needs no waiting.
 * @param jsonl examples.jsonl (contracts, section 5)
 * @throws OssifyError EXAMPLES_UNREADABLE
 */
export function firingExamples(jsonl: string, file: string): FiringExample[] {
  const byRule = new Map<number, FiringExample>();
  for (const [index, line] of jsonl.split('\n').entries()) {
    if (line === '') continue;
    const example = readLine(line, file, index + 1);
    if (example && !byRule.has(example.rule)) byRule.set(example.rule, example);
  }
  return [...byRule.values()];
}

function readLine(line: string, file: string, number: number): FiringExample | undefined {
  const refuse = (cause?: unknown): never => {
    throw new OssifyError({
      code: 'EXAMPLES_UNREADABLE',
      at: { file, line: number },
      message: 'This line is no example: it lacks rule, kind or events.',
      hint: 'Run "ossify build" and use the folder that it writes.',
      cause,
    });
  };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return refuse(cause);
  }
  if (!isRecord(value) || typeof value.rule !== 'number' || !Array.isArray(value.events)) return refuse();
  const events = value.events.map((event: unknown) => {
    if (!isRecord(event) || typeof event.text !== 'string' || typeof event.location !== 'string') return refuse();
    return {
      text: event.text,
      logFormat: String(event.log_format),
      location: event.location,
      wait: Number(event.wait ?? 0),
    };
  });
  // a manager's lists are its admin's
  if (value.kind !== 'fires' || value.lists !== undefined || events.some(({ wait }) => wait > 0)) return undefined;
  return { rule: value.rule, events };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
