import { bytesToUtf8, type LoadMessage } from '../../engine/index.ts';
import { type Check, check, type Fault } from '../check.ts';
import type { CheckInput } from '../input.ts';

/** A kind of finding that the engine's loader makes itself. */
interface EngineMessage extends Omit<Check, 'find'> {
  /** Wazuh's number, where its message has one. */
  readonly code?: number | readonly number[];
  /** What the message's text begins with or holds. */
  readonly text?: RegExp;
  /** Looks closer. */
  readonly isIt?: (message: LoadMessage, input: CheckInput) => boolean;
}

export interface MessageKind extends Check {
  /** Whether the kind speaks of this message. */
  readonly isMeant: (message: LoadMessage, input: CheckInput) => boolean;
}

/** A kind of finding that repeats what the engine says when it loads the files. */
export function engineMessage({ code, text, isIt = () => true, ...kind }: EngineMessage): MessageKind {
  const codes = code === undefined ? undefined : [code].flat();
  const isMeant = (message: LoadMessage, input: CheckInput): boolean =>
    (codes === undefined || (message.code !== undefined && codes.includes(message.code))) &&
    (text === undefined || text.test(message.text)) &&
    isIt(message, input);
  const found = check({
    ...kind,
    *find(input) {
      for (const message of input.messages) {
        const fault = isMeant(message, input) ? faultOfMessage(message, input) : undefined;
        if (fault !== undefined) yield fault;
      }
    },
  });
  return { ...found, isMeant };
}

/** A message as a finding, at the line that the loader had reached; undefined when it is not of a judged file. */
export function faultOfMessage({ at, text, code }: LoadMessage, { files }: CheckInput): Fault | undefined {
  const file = files.find(({ path }) => path === at?.file);
  if (file === undefined) return at === undefined ? ofNoFile(text, files) : undefined;
  return {
    at: file.source.atLine(at?.line ?? 1),
    message: `Wazuh says: ${bytesToUtf8(text)}`,
    ...(code === undefined ? {} : { wazuhCode: code }),
  };
}

/** What is said of all files together stands at the first one. */
function ofNoFile(text: string, [file]: CheckInput['files']): Fault | undefined {
  return file && { at: file.source.atLine(1), message: `Wazuh says of all files together: ${bytesToUtf8(text)}` };
}

/** This message and those of the same place. */
export function spokenAt({ at }: LoadMessage, { messages }: CheckInput): readonly LoadMessage[] {
  return messages.filter((other) => other.at?.file === at?.file && other.at?.line === at?.line);
}
