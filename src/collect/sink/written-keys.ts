import type { StreamState } from '../state/state.ts';
import type { Output } from './output.ts';

/** `<object id>:<version>` of every line of a stream that stands in the output files. */
export function writtenKeys(
  output: Pick<Output, 'everyLine'>,
  identity: Pick<StreamState, 'plugin' | 'console' | 'stream'>,
): Set<string> {
  const { plugin, stream, console } = identity;
  const head = `${JSON.stringify({ ossify: { plugin, stream, console } }).slice(0, -2)},"key":"`;
  const prefix = `${console}:${stream}:`;
  const keys = new Set<string>();
  for (const line of output.everyLine()) {
    if (!line.startsWith(head)) continue;
    const key = textAt(line, head.length - 1);
    if (key?.startsWith(prefix)) keys.add(key.slice(prefix.length));
  }
  return keys;
}

/** The JSON text that begins at an offset. */
function textAt(line: string, start: number): string | undefined {
  const text = /^"(?:[^"\\]|\\.)*"/.exec(line.slice(start, start + 4_096))?.[0];
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  return typeof value === 'string' ? value : undefined;
}
