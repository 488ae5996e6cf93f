import { reserialise } from './reserialise.ts';

/**
 * The longest line that is passed on, without its newline.
 * @source Wazuh 4.14.7: a buffer of 65,536 bytes less a header of 256, a newline and the end mark
 */
export const LINE_LIMIT_BYTES = 65_278;

export type ReadLine =
  | { readonly kind: 'event'; readonly text: string }
  | { readonly kind: 'dropped'; readonly why: 'not-an-object' | 'nul' | 'after-oversized'; readonly text: string };

const NEWLINE = 10;
const NUL = 0;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A reader of a localfile of format json; it keeps its flag from call to call, as logcollector keeps it from poll to poll.
 *
 * A line over the limit is cut, the cut text is no JSON and is dropped, and so is the rest, read as a line of its own.
 * @source Wazuh 4.14.7
 */
export function jsonLines(): (bytes: Uint8Array) => readonly ReadLine[] {
  let isOversized = false;
  let skipsRest = false;
  return (bytes) => {
    const lines: ReadLine[] = [];
    for (const { text, isCut, hasNul } of chunks(bytes)) {
      if (skipsRest) {
        skipsRest = isCut;
        lines.push({ kind: 'dropped', why: 'after-oversized', text });
        continue;
      }
      if (isCut) isOversized = true;
      if (hasNul) {
        lines.push({ kind: 'dropped', why: 'nul', text });
        continue;
      }
      const event = reserialise(text);
      if (event === undefined) {
        lines.push({ kind: 'dropped', why: 'not-an-object', text });
        continue;
      }
      lines.push({ kind: 'event', text: event });
      // quirk: the flag was set by an earlier, dropped chunk; now a whole valid line is thrown away after this one
      if (isOversized) skipsRest = true;
      isOversized = false;
    }
    return lines;
  };
}

/** A reader of a localfile of format syslog: the first 65,278 bytes of a line are sent, the rest is discarded. */
export function syslogLines(): (bytes: Uint8Array) => readonly ReadLine[] {
  return (bytes) => {
    const lines: ReadLine[] = [];
    let isRest = false;
    for (const { text, isCut, hasNul } of chunks(bytes)) {
      if (!isRest) lines.push(hasNul ? { kind: 'dropped', why: 'nul', text } : { kind: 'event', text });
      isRest = isCut;
    }
    return lines;
  };
}

interface Chunk {
  readonly text: string;
  /** The limit came before a newline. */
  readonly isCut: boolean;
  readonly hasNul: boolean;
}

/** Whole lines, cut at the limit; what follows the last newline is left for later. */
function* chunks(bytes: Uint8Array): Generator<Chunk> {
  let start = 0;
  for (;;) {
    const newline = bytes.indexOf(NEWLINE, start);
    if (newline < 0) return;
    while (newline - start > LINE_LIMIT_BYTES) {
      yield chunk(bytes.subarray(start, start + LINE_LIMIT_BYTES), true);
      start += LINE_LIMIT_BYTES;
    }
    yield chunk(bytes.subarray(start, newline), false);
    start = newline + 1;
  }
}

function chunk(bytes: Uint8Array, isCut: boolean): Chunk {
  return { text: decoder.decode(bytes), isCut, hasNul: bytes.includes(NUL) };
}
