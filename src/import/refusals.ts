import type { Finding, SourceLocation } from '../diagnostics/index.ts';
import { formatMessage, type LoadMessage } from '../engine/index.ts';

/** Takes why something cannot become a definition. */
export type Refuse = (at: SourceLocation, refusal: Pick<Finding, 'code' | 'message' | 'hint'>) => void;

/** Collects refusals over all files, so that the reader gets all of them at once. */
export interface Refusals {
  readonly all: Finding[];
  readonly refuse: Refuse;
}

export function collectRefusals(): Refusals {
  const all: Finding[] = [];
  return { all, refuse: (at, refusal) => void all.push({ level: 'error', ...refusal, at }) };
}

/** What Wazuh says of a file, and whether it gives the file up. */
interface Loading {
  readonly messages: readonly LoadMessage[];
  readonly isRefused: boolean;
}

/** What Wazuh itself says of the file: only a file that loads without a word is understood for certain. */
export function refuseMessages({ messages, isRefused }: Loading, file: string, { all, refuse }: Refusals): void {
  if (isRefused && messages.length === 0) {
    refuse(
      { file },
      {
        code: 'IMPORT_REFUSED_SILENTLY',
        message: 'Wazuh refuses it without a word.',
        hint: 'Look for a <field> without name, or a file without a single byte.',
      },
    );
  }
  for (const message of messages) {
    all.push({
      code: 'IMPORT_LOAD_MESSAGE',
      level: 'error',
      at: message.at ?? { file },
      message: `Wazuh says of it: ${formatMessage(message)}`,
      hint: 'Repair it there: what Wazuh drops or changes cannot be meant.',
      ...(message.code === undefined ? {} : { wazuhCode: message.code }),
    });
  }
}
