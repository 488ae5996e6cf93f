// One file system: names, inodes and open files share their state, so that the file is one thing although it is long.

import type { FileFacts, Files, OpenFile } from '../../src/collect/files/files.ts';
import type { WatchedFile, WatchedFiles } from '../../src/logcollector/index.ts';

/** The process is gone: nothing after this happens, whatever the code would like to do about it. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

export type KillMoment = 'before' | 'middle' | 'after';

interface Inode {
  readonly number: number;
  readonly kind: 'file' | 'folder' | 'link';
  content: Buffer;
  size: number;
  /** What survives when the power goes. */
  syncedSize: number;
  mode: number;
  gid: number;
  modifiedMs: number;
  changedMs: number;
}

export function systemError(code: string, call: string): Error {
  return Object.assign(new Error(`${code}: ${call}`), { code });
}

/**
 * A file system in memory with inodes, hard links and open files that go by their inode. Every change is a step;
 * a test kills the process before, in the middle of, or after any step, and hears of each.
 */
export class MemoryFiles implements Files, WatchedFiles {
  readonly #names = new Map<string, Inode>();
  /** The names that survive when the power goes. */
  readonly #syncedNames = new Map<string, Inode>();
  readonly #now: () => number;
  #lastInode = 100;
  #isDead = false;
  /** Changes so far, by what they were. */
  readonly steps: string[] = [];
  /** Told before each change; returns when to kill. */
  onStep: (step: number, what: string) => KillMoment | undefined = () => undefined;
  /** Throws for a call on a path: a full disk, a missing right. */
  onCall: (call: string, path: string) => void = () => undefined;
  /** Bytes that still fit. */
  roomBytes = Number.POSITIVE_INFINITY;

  constructor(now: () => number, folders: readonly string[]) {
    this.#now = now;
    for (const folder of ['', ...folders]) this.makeFolder(folder, 0o750);
    this.steps.length = 0;
    this.everythingIsOnDisk();
  }

  /** A new process: files that were open are not. */
  revive(): void {
    this.#isDead = false;
    this.onStep = () => undefined;
  }

  kill(): void {
    this.#isDead = true;
  }

  /** Only what was synced is left: bytes of files, and names of folders. */
  cutPower(): void {
    this.#names.clear();
    for (const [path, inode] of this.#syncedNames) {
      this.#names.set(path, inode);
      inode.size = Math.min(inode.size, inode.syncedSize);
    }
  }

  everythingIsOnDisk(): void {
    for (const inode of this.#names.values()) inode.syncedSize = inode.size;
    this.#syncNames(() => true);
  }

  #syncNames(isWanted: (path: string) => boolean): void {
    for (const path of this.#syncedNames.keys())
      if (isWanted(path) && !this.#names.has(path)) this.#syncedNames.delete(path);
    for (const [path, inode] of this.#names) if (isWanted(path)) this.#syncedNames.set(path, inode);
  }

  // what a test or another program does: no steps of the process

  write(path: string, text: string, mode = 0o640): void {
    const inode = this.#make('file', mode);
    inode.content = Buffer.from(text);
    inode.size = inode.content.length;
    inode.syncedSize = inode.size;
    this.#names.set(path, inode);
    this.#syncedNames.set(path, inode);
  }

  readonly text = (path: string): string | undefined => {
    const inode = this.#names.get(path);
    return inode?.content.toString('utf8', 0, inode.size);
  };

  paths(): readonly string[] {
    return [...this.#names].filter(([, { kind }]) => kind === 'file').map(([path]) => path);
  }

  /** Every file once, however many names it has. */
  *everyFile(prefix: string): Generator<string> {
    const inodes = new Set([...this.#names].filter(([path]) => path.startsWith(prefix)).map(([, inode]) => inode));
    for (const { content, size } of inodes) yield content.toString('utf8', 0, size);
  }

  move(from: string, to: string): void {
    const inode = this.#names.get(from);
    if (!inode) return;
    this.#names.delete(from);
    this.#names.set(to, inode);
    inode.changedMs = this.#now();
  }

  truncate(path: string): void {
    const inode = this.#names.get(path);
    if (inode) inode.size = 0;
  }

  delete(path: string): void {
    this.#names.delete(path);
    this.#syncedNames.delete(path);
  }

  putLink(path: string): void {
    this.#names.set(path, this.#make('link', 0o777));
  }

  appendText(path: string, text: string): void {
    const inode = this.#names.get(path);
    if (inode) this.#write(inode, Buffer.from(text), inode.size);
  }

  open(path: string): WatchedFile | undefined {
    const inode = this.#names.get(path);
    if (!inode) return undefined;
    return {
      inode: inode.number,
      size: () => inode.size,
      read: (from) => Buffer.from(inode.content.subarray(Math.min(from, inode.size), inode.size)),
    };
  }

  // what the process does

  readonly facts = (path: string): FileFacts | undefined => {
    this.#look('facts', path);
    const inode = this.#names.get(path);
    return inode && factsOf(inode);
  };

  readonly openForReading = (path: string): OpenFile | undefined => {
    this.#look('open', path);
    const inode = this.#names.get(path);
    return inode && this.#openFile(inode, path);
  };

  readonly openForAppending = (path: string): OpenFile | undefined => {
    this.#look('open', path);
    const inode = this.#names.get(path);
    if (inode?.kind === 'link') throw systemError('ELOOP', `open ${path}`);
    return inode && this.#openFile(inode, path);
  };

  readonly openForOverwriting = (path: string): OpenFile | undefined => {
    this.#look('open', path);
    const inode = this.#names.get(path);
    return inode && this.#openFile(inode, path, 0);
  };

  readonly create = (path: string, mode: number, groupId?: number): OpenFile =>
    this.#change('create', path, () => {
      if (this.#names.has(path)) throw systemError('EEXIST', `open ${path}`);
      if (!this.#names.has(folderOf(path))) throw systemError('ENOENT', `open ${path}`);
      const inode = this.#make('file', mode);
      if (groupId !== undefined) inode.gid = groupId;
      this.#names.set(path, inode);
      return this.#openFile(inode, path);
    });

  readonly readText = (path: string): string | undefined => {
    this.#look('read', path);
    return this.text(path);
  };

  readonly rename = (from: string, to: string): void =>
    this.#change('rename', to, () => {
      if (!this.#names.has(from)) throw systemError('ENOENT', `rename ${from}`);
      this.move(from, to);
    });

  readonly link = (from: string, to: string): void =>
    this.#change('link', to, () => {
      const inode = this.#names.get(from);
      if (!inode) throw systemError('ENOENT', `link ${from}`);
      if (this.#names.has(to)) throw systemError('EEXIST', `link ${to}`);
      this.#names.set(to, inode);
      inode.changedMs = this.#now();
    });

  readonly remove = (path: string): void =>
    this.#names.has(path)
      ? this.#change('remove', path, () => void this.#names.delete(path))
      : this.#look('remove', path);

  readonly list = (folder: string): readonly string[] => {
    this.#look('list', folder);
    if (!this.#names.has(folder)) throw systemError('ENOENT', `scandir ${folder}`);
    const below = [...this.#names.keys()].filter((path) => path !== folder && folderOf(path) === folder);
    return below.map((path) => path.slice(folder.length + 1));
  };

  readonly makeFolder = (path: string, mode: number): void => {
    if (this.#names.has(path)) return;
    if (path !== '') this.makeFolder(folderOf(path), mode);
    this.#change('mkdir', path, () => void this.#names.set(path, this.#make('folder', mode)));
  };

  readonly syncFolder = async (folder: string): Promise<void> =>
    this.#change('syncFolder', folder, () => this.#syncNames((path) => folderOf(path) === folder));

  readonly freeBytes = (): number => Math.min(this.roomBytes, 1e12);

  /** @param overwriteAt where writing begins; without it, at the end */
  #openFile(inode: Inode, path: string, overwriteAt?: number): OpenFile {
    let at = overwriteAt;
    const write = (bytes: Uint8Array): void => {
      this.#write(inode, bytes, at ?? inode.size);
      if (at !== undefined) at += bytes.length;
    };
    return {
      facts: () => {
        this.#look('facts', path);
        return factsOf(inode);
      },
      read: (offset, length) => {
        this.#look('read', path);
        return Buffer.from(inode.content.subarray(Math.min(offset, inode.size), Math.min(offset + length, inode.size)));
      },
      append: async (bytes) => {
        let written = bytes;
        const moment = this.#begin('append', path);
        if (moment === 'middle') written = bytes.subarray(0, Math.floor(bytes.length / 2));
        if (written.length > this.roomBytes) {
          write(written.subarray(0, this.roomBytes));
          this.roomBytes = 0;
          throw systemError('ENOSPC', `write ${path}`);
        }
        this.roomBytes -= written.length;
        write(written);
        this.#end(moment);
      },
      sync: async () =>
        this.#change('sync', path, () => {
          inode.syncedSize = inode.size;
        }),
      close: () => {
        if (this.#isDead) throw new Killed();
      },
    };
  }

  #write(inode: Inode, bytes: Uint8Array, at: number): void {
    const end = at + bytes.length;
    if (end > inode.content.length) {
      const larger = Buffer.alloc(Math.max(1024, end * 2));
      inode.content.copy(larger, 0, 0, inode.size);
      inode.content = larger;
    }
    inode.content.set(bytes, at);
    inode.size = Math.max(inode.size, end);
    inode.modifiedMs = this.#now();
    inode.changedMs = this.#now();
  }

  #make(kind: Inode['kind'], mode: number): Inode {
    this.#lastInode += 1;
    const now = this.#now();
    return {
      number: this.#lastInode,
      kind,
      content: Buffer.alloc(0),
      size: 0,
      syncedSize: 0,
      mode,
      gid: 0,
      modifiedMs: now,
      changedMs: now,
    };
  }

  #look(call: string, path: string): void {
    if (this.#isDead) throw new Killed();
    this.onCall(call, path);
  }

  #change<T>(call: string, path: string, action: () => T): T {
    const moment = this.#begin(call, path);
    const result = action();
    this.#end(moment);
    return result;
  }

  #begin(call: string, path: string): KillMoment | undefined {
    this.#look(call, path);
    const what = `${call} ${path}`;
    this.steps.push(what);
    const moment = this.onStep(this.steps.length, what);
    if (moment === 'before') this.#end(moment);
    return moment;
  }

  #end(moment: KillMoment | undefined): void {
    if (moment === undefined) return;
    this.#isDead = true;
    throw new Killed();
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function factsOf({ kind, number, size, mode, gid, modifiedMs, changedMs }: Inode): FileFacts {
  return { kind, device: '1', inode: String(number), size, mode, uid: 0, gid, modifiedMs, changedMs };
}
