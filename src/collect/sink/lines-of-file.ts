import type { OpenFile } from '../files/files.ts';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 10;

/** The whole lines of a file, without what follows its last newline. */
export function* completeLines(file: OpenFile): Generator<string> {
  let offset = 0;
  let rest: Uint8Array = new Uint8Array();
  for (;;) {
    const chunk = file.read(offset, CHUNK_BYTES);
    if (chunk.length === 0) return;
    offset += chunk.length;
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      yield bytes.toString('utf8', start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}
