import { StorageFault, storageFaultOf } from '../fault.ts';
import type { FileFacts, Files, OpenFile } from '../files/files.ts';
import { completeLines } from './lines-of-file.ts';

export interface Entry {
  readonly key: string;
  readonly line: string;
}

/** Where an append begins. */
export interface Place {
  readonly device: string;
  readonly inode: string;
  readonly offset: number;
}

/** The same, and what is appended. */
export interface Intent extends Place {
  readonly keys: readonly string[];
}

const MODE = 0o640;
const NEWLINE = 10;

/**
 * The file that Wazuh reads: only ever appended to, by its inode, in whole lines.
 *
 * What is about to be written is told first (`intend`), and must be on the disk before the first byte is appended.
 */
export class Output {
  readonly path: string;
  readonly #files: Files;
  #open: OpenFile | undefined;
  #isBroken = false;
  /** The end of all appends that were begun. */
  #last: Promise<void> = Promise.resolve();

  constructor(files: Files, path: string) {
    this.#files = files;
    this.path = path;
  }

  /** Looks whether there is a file to append to. @throws StorageFault when something else is in its place */
  look(): FileFacts | undefined {
    const facts = this.#try('looked at', () => this.#files.facts(this.path));
    if (facts === undefined || facts.kind === 'file') return facts;
    const what = facts.kind === 'link' ? 'a link' : facts.kind === 'folder' ? 'a folder' : 'no plain file';
    throw new StorageFault(
      `${this.path} is ${what}; nothing is written through it.`,
      'Remove it, or name the real file as output.file in the configuration.',
    );
  }

  /** Creates the empty file, readable by the group that its folder belongs to. */
  async create(): Promise<void> {
    const folder = this.#folder();
    try {
      this.#files.makeFolder(folder, 0o750);
      const file = this.#files.create(this.path, MODE, this.#files.facts(folder)?.gid);
      await file.sync();
      file.close();
      await this.#files.syncFolder(folder);
    } catch (cause) {
      throw this.#fault('created', cause);
    }
  }

  /**
   * Appends lines to the end of the file, after all that was given before, and waits until they are on the disk.
   * @param intend puts the intent on the disk
   */
  append(bytes: Uint8Array, intend: (place: Place) => Promise<void>): Promise<void> {
    const appended = this.#last.then(() => this.#append(bytes, intend));
    this.#last = appended.catch(() => undefined);
    return appended;
  }

  async #append(bytes: Uint8Array, intend: (place: Place) => Promise<void>): Promise<void> {
    if (this.#isBroken)
      throw new StorageFault(`${this.path} could not be written before in this run.`, 'See the fault before.');
    const file = this.#current();
    await this.#endTornLine(file);
    const { device, inode, size } = this.#try('looked at', () => file.facts());
    await intend({ device, inode, offset: size });
    await this.#write(file, bytes);
  }

  /**
   * Completes what an intent began, where it began: some lines, or half of one, are there already.
   * @returns false when the file is another one, or nothing or something else stands there: a copy may hold the lines
   */
  async completeInPlace(pending: Place, expected: Uint8Array): Promise<boolean> {
    const file = this.#current();
    const facts = this.#try('looked at', () => file.facts());
    if (!isSame(facts, pending) || facts.size < pending.offset) return false;
    const actual = this.#try('read', () => file.read(pending.offset, expected.length));
    if (actual.length === 0 || Buffer.compare(expected.subarray(0, actual.length), actual) !== 0) return false;
    if (actual.length < expected.length) await this.#write(file, expected.subarray(actual.length));
    return true;
  }

  /**
   * Looks for an intent's lines in the file and its rotated successors. A line that is torn in a rotated file is to be
   * written whole: logcollector may have left that file.
   * @returns those that are nowhere
   */
  missing({ keys }: Intent, expected: Uint8Array): readonly Entry[] {
    const lines = Buffer.from(expected).toString('utf8').split('\n').slice(0, -1);
    const written = this.#find(new Set(lines));
    return lines.flatMap((line, index) => (written.has(line) ? [] : [{ key: keys[index] ?? '', line }]));
  }

  /** Every line of the file and of its rotated successors. */
  *everyLine(): Generator<string> {
    for (const path of this.#family()) {
      const file = this.#try('opened', () => this.#files.openForReading(path));
      if (!file) continue;
      try {
        yield* completeLines(file);
      } finally {
        file.close();
      }
    }
  }

  close(): void {
    this.#open?.close();
    this.#open = undefined;
  }

  /** The file under the name, opened; another one when it was rotated meanwhile. */
  #current(): OpenFile {
    const facts = this.look();
    const open = this.#open;
    if (open && facts && isSame(open.facts(), facts)) return open;
    this.close();
    this.#open = facts && this.#try('opened', () => this.#files.openForAppending(this.path));
    if (this.#open) return this.#open;
    throw new StorageFault(
      `${this.path} vanished while the collector ran.`,
      'The next run creates it, waits until Wazuh watches it, and goes on; do not move it without putting another in its place.',
    );
  }

  async #write(file: OpenFile, bytes: Uint8Array): Promise<void> {
    try {
      await file.append(bytes);
      await file.sync();
    } catch (cause) {
      this.#isBroken = true;
      throw this.#fault('written', cause);
    }
  }

  /** A line that another writer left half gets its end, so that ours is not glued to it. */
  async #endTornLine(file: OpenFile): Promise<void> {
    const { size } = this.#try('looked at', () => file.facts());
    if (size === 0 || this.#try('read', () => file.read(size - 1, 1))[0] === NEWLINE) return;
    await this.#write(file, Uint8Array.of(NEWLINE));
  }

  #find(wanted: ReadonlySet<string>): ReadonlySet<string> {
    const found = new Set<string>();
    for (const line of this.everyLine()) {
      if (wanted.has(line)) found.add(line);
      if (found.size === wanted.size) break;
    }
    return found;
  }

  /** The file and what was rotated away from it, whatever the rotation calls it; compressed ones cannot be read. */
  #family(): readonly string[] {
    const folder = this.#folder();
    const name = this.path.slice(folder.length + 1);
    if (!this.#files.facts(folder)) return [];
    const names = this.#try('listed', () => this.#files.list(folder));
    return names
      .filter((other) => other.startsWith(name) && !/\.(?:gz|xz|zst|bz2|new)$/.test(other))
      .map((other) => `${folder}/${other}`)
      .filter((path) => this.#files.facts(path)?.kind === 'file');
  }

  #folder(): string {
    return this.path.slice(0, this.path.lastIndexOf('/'));
  }

  #try<T>(what: string, action: () => T): T {
    try {
      return action();
    } catch (cause) {
      throw this.#fault(what, cause);
    }
  }

  #fault(what: string, cause: unknown): StorageFault {
    return storageFaultOf(
      cause,
      `${this.path} cannot be ${what}`,
      'Check owner and mode of the file and its folder, and that the disk is writable.',
    );
  }
}

function isSame(facts: FileFacts, other: { readonly device: string; readonly inode: string }): boolean {
  return facts.device === other.device && facts.inode === other.inode;
}
