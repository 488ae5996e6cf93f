import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { WatchedFile, WatchedFiles } from '../../src/logcollector/index.ts';

/** Files of this machine as logcollector sees them: an open one stays what it was, whatever happens to its name. */
export function diskFiles(): WatchedFiles & { readonly close: () => void } {
  const open: number[] = [];
  return {
    open: (path) => openFile(path, open),
    close: () => {
      for (const descriptor of open.splice(0)) closeSync(descriptor);
    },
  };
}

function openFile(path: string, open: number[]): WatchedFile | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  open.push(descriptor);
  const size = () => fstatSync(descriptor).size;
  return {
    inode: fstatSync(descriptor).ino,
    size,
    read: (fromByte) => {
      const bytes = new Uint8Array(Math.max(0, size() - fromByte));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, fromByte));
    },
  };
}

/** Whole lines of a file, as bytes in latin1, so that nothing is repaired on the way. */
export function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'latin1').split('\n').slice(0, -1);
}
