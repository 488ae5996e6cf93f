import { bytesToUtf8 } from '../bytes.ts';
import { type Json, printCompact } from '../json/index.ts';

/** The document as the socket sends it: one line of ordinary text. */
export function printOutput(output: Json): string {
  return bytesToUtf8(printCompact(output));
}
