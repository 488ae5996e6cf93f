import type { LoadMessage } from '../../engine/index.ts';
import { type Check, check } from '../check.ts';
import type { CheckInput } from '../input.ts';

/** A kind of finding that the engine's loader makes itself. */
export interface EngineMessage extends Omit<Check, 'find'> {
  /** Wazuh's number, where its message has one. */
  readonly code?: number | readonly number[];
  /** What the message's text begins with or holds. */
  readonly text?: RegExp;
  /** Looks closer. */
  readonly isIt?: (message: LoadMessage, input: CheckInput) => boolean;
}

/** A kind of finding that repeats what the engine says when it loads the files. */
export function engineMessage({ code, text, isIt = () => true, ...kind }: EngineMessage): Check {
  const codes = code === undefined ? undefined : [code].flat();
  const isMeant = (message: LoadMessage, input: CheckInput): boolean =>
    (codes === undefined || (message.code !== undefined && codes.includes(message.code))) &&
    (text === undefined || text.test(message.text)) &&
    isIt(message, input);
  return check({
    ...kind,
    *find(input) {
      for (const message of input.messages) {
        if (!isMeant(message, input)) continue;
        const file = input.files.find(({ path }) => path === message.at?.file);
        if (file === undefined) continue;
        yield {
          at: file.source.atLine(message.at?.line ?? 1),
          message: `Wazuh says: ${message.text}`,
          ...(message.code === undefined ? {} : { wazuhCode: message.code }),
        };
      }
    },
  });
}
