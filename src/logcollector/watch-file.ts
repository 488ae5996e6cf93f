import { jsonLines, type ReadLine, syslogLines } from './read-lines.ts';

/** A file that was opened: it goes by its inode, whatever happens to its name. */
export interface WatchedFile {
  readonly inode: number;
  readonly size: () => number;
  /** All bytes from an offset to the end as it is now. */
  readonly read: (fromByte: number) => Uint8Array;
}

/** The world that logcollector sees: names that lead to files, or to nothing. */
export interface WatchedFiles {
  readonly open: (path: string) => WatchedFile | undefined;
}

export interface FileWatch {
  /** What happens every 2 seconds: up to 10,000 whole lines that were appended. */
  readonly poll: () => readonly ReadLine[];
  /** What happens every 64 seconds: was the file rotated, did it shrink, is there one at last? */
  readonly check: () => 'unchanged' | 'opened' | 'rotated' | 'reduced' | 'gone';
}

/** @source Wazuh 4.14.7, logcollector.max_lines */
const MAX_LINES_A_POLL = 10_000;
const NEWLINE = 10;

/**
 * Watches one localfile from the moment logcollector starts.
 *
 * A file is opened at its end, at the start and when it appears later; only a file that took another's place, or that
 * is smaller than at the last check, is read from its beginning. Lines appended to a rotated file after the last poll
 * are lost, and so is what was copied and truncated and grew past its old size within 64 seconds.
 * @source Wazuh 4.14.7
 */
export function watchFile(files: WatchedFiles, path: string, format: 'json' | 'syslog' = 'json'): FileWatch {
  let file = files.open(path);
  let offset = file?.size() ?? 0;
  let sizeAtCheck = offset;
  const read = format === 'json' ? jsonLines() : syslogLines();

  const startOver = (next: WatchedFile, atByte: number) => {
    file = next;
    offset = atByte;
    sizeAtCheck = next.size();
  };

  return {
    poll: () => {
      if (!file) return [];
      const bytes = wholeLines(file.read(offset), MAX_LINES_A_POLL);
      offset += bytes.length;
      return read(bytes);
    },
    check: () => {
      const next = files.open(path);
      if (!next) {
        file = undefined;
        return 'gone';
      }
      if (!file) {
        startOver(next, next.size());
        return 'opened';
      }
      if (next.inode !== file.inode) {
        startOver(next, 0);
        return 'rotated';
      }
      if (next.size() < sizeAtCheck) {
        startOver(next, 0);
        return 'reduced';
      }
      sizeAtCheck = next.size();
      return 'unchanged';
    },
  };
}

function wholeLines(bytes: Uint8Array, maxLines: number): Uint8Array {
  let end = 0;
  for (let lines = 0; lines < maxLines; lines += 1) {
    const newline = bytes.indexOf(NEWLINE, end);
    if (newline < 0) break;
    end = newline + 1;
  }
  return bytes.subarray(0, end);
}
