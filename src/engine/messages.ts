import type { SourceLocation } from '../diagnostics/index.ts';
import { bytesToUtf8 } from './bytes.ts';

export type MessageLevel = 'CRITICAL' | 'ERROR' | 'WARNING' | 'INFO';

/** What loading a ruleset has to say. `text` is a byte string without level and number. */
export interface LoadMessage {
  readonly level: MessageLevel;
  /** Wazuh's number; some of its messages have none. */
  readonly code?: number | undefined;
  readonly text: string;
  readonly at?: SourceLocation | undefined;
  /** The real engine writes it to its own log at once; a session's answer does not have it. */
  readonly logOnly?: boolean | undefined;
}

const MAX_TEXT = 2047;

/** One line as Wazuh's log and the logtest answer show it, `ERROR: (1230): Invalid element …`, cut to 2,047 bytes after the level. */
export function formatMessage(message: LoadMessage): string {
  const number = message.code === undefined ? '' : `(${message.code}): `;
  return bytesToUtf8(`${message.level}: ${`${number}${message.text}`.slice(0, MAX_TEXT)}`);
}

/** Collects messages in the order in which they are given. */
export class MessageLog {
  readonly messages: LoadMessage[] = [];

  add(message: LoadMessage): void {
    this.messages.push(message);
  }

  /** Says that an error was given: a logtest session is then refused, whether loading went on or not. */
  get hasError(): boolean {
    return this.messages.some(({ level }) => level === 'ERROR' || level === 'CRITICAL');
  }
}
