import fs from 'node:fs';
import { promisify } from 'node:util';
import type { FileFacts, Files, OpenFile } from './files.ts';

const { O_APPEND, O_CREAT, O_EXCL, O_NOFOLLOW, O_RDONLY, O_RDWR } = fs.constants;

const write = promisify(fs.write);
const syncContent = promisify(fs.fdatasync);
const syncAll = promisify(fs.fsync);

/** The real file system, synchronously but for what takes long: to write, and to wait until that is on the disk. */
export const nodeFiles: Files = {
  facts: (path) => absent(() => factsOf(fs.lstatSync(path, { bigint: true }))),
  openForReading: (path) => absent(() => openFile(fs.openSync(path, O_RDONLY))),
  openForAppending: (path) => absent(() => openFile(fs.openSync(path, O_RDWR | O_APPEND | O_NOFOLLOW))),
  openForOverwriting: (path) => absent(() => openFile(fs.openSync(path, O_RDWR | O_NOFOLLOW))),
  create: (path, mode, groupId) => {
    const descriptor = fs.openSync(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
    fs.fchmodSync(descriptor, mode);
    if (groupId !== undefined) giveToGroup(descriptor, groupId);
    return openFile(descriptor);
  },
  readText: (path) => absent(() => fs.readFileSync(path, 'utf8')),
  rename: (from, to) => fs.renameSync(from, to),
  link: (from, to) => fs.linkSync(from, to),
  remove: (path) => fs.rmSync(path, { force: true }),
  list: (folder) => fs.readdirSync(folder),
  makeFolder: (path, mode) => {
    fs.mkdirSync(path, { recursive: true, mode });
  },
  syncFolder: async (path) => {
    const descriptor = fs.openSync(path, O_RDONLY);
    try {
      await syncAll(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  },
  freeBytes: (path) => {
    const { bavail, bsize } = fs.statfsSync(path);
    return bavail * bsize;
  },
};

function openFile(descriptor: number): OpenFile {
  return {
    facts: () => factsOf(fs.fstatSync(descriptor, { bigint: true })),
    read: (offset, length) => {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const count = fs.readSync(descriptor, bytes, filled, length - filled, offset + filled);
        if (count === 0) break;
        filled += count;
      }
      return bytes.subarray(0, filled);
    },
    append: async (bytes) => {
      let written = 0;
      while (written < bytes.length) written += (await write(descriptor, bytes, written)).bytesWritten;
    },
    sync: () => syncContent(descriptor),
    close: () => fs.closeSync(descriptor),
  };
}

function factsOf(stats: fs.BigIntStats): FileFacts {
  const kind = stats.isSymbolicLink() ? 'link' : stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  return {
    kind,
    device: String(stats.dev),
    inode: String(stats.ino),
    size: Number(stats.size),
    mode: Number(stats.mode) & 0o7777,
    uid: Number(stats.uid),
    gid: Number(stats.gid),
    modifiedMs: Number(stats.mtimeMs),
    changedMs: Number(stats.ctimeMs),
  };
}

function absent<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

/** Only root may give a file away; another user keeps what he has. */
function giveToGroup(descriptor: number, groupId: number): void {
  try {
    fs.fchownSync(descriptor, -1, groupId);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
  }
}
