import { type StorageFault, storageFaultOf } from '../fault.ts';
import type { Files, OpenFile } from '../files/files.ts';
import { Digest, withJournal } from './journal.ts';
import {
  changePieces,
  type Pending,
  type ReadState,
  readState,
  type Slot,
  type StreamState,
  statePieces,
} from './state.ts';

/** A journal that is longer makes way for a whole state. */
const MAX_JOURNAL_BYTES = 16 * 1024 * 1024;
const MODE = 0o640;

type Identity = Pick<StreamState, 'console' | 'stream'>;

/** What is to be written of a state. */
export interface StateRecord {
  /** Whether the state may change before it is written: what changed was taken down; the whole is too much for that. */
  readonly isSnapshot: boolean;
  readonly pieces: Iterable<string>;
}

/**
 * The folder of the states: one file per console and stream, replaced as a whole. While a backlog is walked, what
 * changed since is appended to a journal beside it, since the whole may be a thousand times as long.
 */
export class StateStore {
  readonly #files: Files;
  readonly #folder: string;
  /** Whole states that this run wrote: their digest, and how long their journal is. */
  readonly #bases = new Map<string, { readonly digest: string; journalBytes: number }>();
  #notes: { readonly console: string; readonly note: string }[] = [];

  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /** @throws StorageFault when the folder cannot be made or is open to others */
  prepare(): void {
    try {
      this.#files.makeFolder(this.#folder, 0o750);
    } catch (cause) {
      throw this.#fault(`The folder ${this.#folder} cannot be made`, cause);
    }
  }

  pathOf(consoleName: string, streamName: string): string {
    return `${this.#folder}/${consoleName}.${streamName}.json`;
  }

  /** @returns undefined when there is none yet */
  load(identity: Pick<StreamState, 'plugin' | 'console' | 'stream'>): ReadState | undefined {
    const text = this.#read(this.pathOf(identity.console, identity.stream));
    if (text === undefined) return undefined;
    const read = readState(text, identity);
    const journal = read.kind === 'state' ? this.#read(this.#journalPath(identity)) : undefined;
    if (read.kind !== 'state' || journal === undefined) return read;
    return { kind: 'state', state: withJournal(read.state, text, journal) };
  }

  #read(path: string): string | undefined {
    try {
      return this.#files.readText(path);
    } catch (cause) {
      throw this.#fault(`${path} cannot be read`, cause);
    }
  }

  /** All states of a plugin that can be read, whether they are still configured or not. */
  loadAll(plugin: string): readonly StreamState[] {
    return this.#files.list(this.#folder).flatMap((name) => {
      const match = /^([^.]+)\.([^.]+)\.json$/.exec(name);
      if (!match?.[1] || !match[2]) return [];
      const read = this.load({ plugin, console: match[1], stream: match[2] });
      return read?.kind === 'state' ? [read.state] : [];
    });
  }

  /** After this call the state is on the disk, or the former one still is. */
  async save(state: StreamState): Promise<void> {
    await this.#writeWhole(state, this.#wholePieces(state));
  }

  /** What is to be written of a state: what changed alone, once this run has written the whole. */
  record(state: StreamState): StateRecord {
    const base = this.#bases.get(this.pathOf(state.console, state.stream));
    const isJournalWhole = base !== undefined && (base.journalBytes === 0 || this.#hasJournal(state));
    const isWhole = !isJournalWhole || base.journalBytes > MAX_JOURNAL_BYTES;
    if (isWhole) return { isSnapshot: false, pieces: this.#wholePieces(state) };
    const pieces = [...changePieces(state, base.digest)];
    state.seen.isWritten();
    return { isSnapshot: true, pieces };
  }

  *#wholePieces(state: StreamState): Generator<string> {
    yield* statePieces(state);
    state.seen.isWritten();
  }

  /** As `save`, of a record; records must be written in their order, and all of them. @returns how many bytes that took */
  async write(identity: Identity, { isSnapshot, pieces }: StateRecord): Promise<number> {
    return await (isSnapshot ? this.#writeChange(identity, pieces) : this.#writeWhole(identity, pieces));
  }

  async #writeWhole(identity: Identity, pieces: Iterable<string>): Promise<number> {
    const path = this.pathOf(identity.console, identity.stream);
    const temporary = `${path}.tmp`;
    const digest = new Digest();
    let size = 0;
    try {
      this.#files.remove(temporary);
      size = await put(this.#files.create(temporary, MODE), pieces, digest);
      this.#files.rename(temporary, path);
      await this.#files.syncFolder(this.#folder);
      if (this.#hasJournal(identity)) this.#files.remove(this.#journalPath(identity));
    } catch (cause) {
      throw this.#fault(`${path} cannot be written`, cause);
    }
    this.#bases.set(path, { digest: digest.text(), journalBytes: 0 });
    return size;
  }

  async #writeChange(identity: Identity, pieces: Iterable<string>): Promise<number> {
    const base = this.#bases.get(this.pathOf(identity.console, identity.stream));
    const path = this.#journalPath(identity);
    try {
      const file = await this.#openOrCreate(path, (name) => this.#files.openForAppending(name));
      const size = await put(file, pieces);
      if (base) base.journalBytes += size;
      return size;
    } catch (cause) {
      throw this.#fault(`${path} cannot be written`, cause);
    }
  }

  /** Keeps the bytes of lines that are about to be appended. */
  async saveLines(identity: Identity, slot: Slot, bytes: Uint8Array): Promise<void> {
    const path = this.#linesPath(identity, slot);
    try {
      await put(await this.#openOrCreate(path, (name) => this.#files.openForOverwriting(name)), [bytes]);
    } catch (cause) {
      throw this.#fault(`${path} cannot be written`, cause);
    }
  }

  /** A file that is new has its name on the disk before anything speaks of it. */
  async #openOrCreate(path: string, open: (path: string) => OpenFile | undefined): Promise<OpenFile> {
    const file = open(path);
    if (file) return file;
    const created = this.#files.create(path, MODE);
    await this.#files.syncFolder(this.#folder);
    return created;
  }

  /** @returns undefined when they are not as they were written */
  loadLines(state: StreamState, { slot, bytes }: Pending): Uint8Array | undefined {
    const path = this.#linesPath(state, slot);
    try {
      const file = this.#files.openForReading(path);
      if (!file) return undefined;
      const read = file.read(0, bytes);
      file.close();
      return read.length === bytes ? read : undefined;
    } catch (cause) {
      throw this.#fault(`${path} cannot be read`, cause);
    }
  }

  removeLines(identity: Identity): void {
    for (const slot of [0, 1] as const) {
      const path = this.#linesPath(identity, slot);
      try {
        this.#files.remove(path);
      } catch (cause) {
        throw this.#fault(`${path} cannot be removed`, cause);
      }
    }
  }

  #journalPath({ console, stream }: Identity): string {
    return `${this.#folder}/${console}.${stream}.journal`;
  }

  #hasJournal(identity: Identity): boolean {
    return this.#files.facts(this.#journalPath(identity)) !== undefined;
  }

  #linesPath({ console, stream }: Identity, slot: Slot): string {
    return `${this.#folder}/${console}.${stream}.lines-${slot}`;
  }

  /** Puts an unusable state out of the way, for people to look at. */
  setAside(identity: Identity, why: string): void {
    const path = this.pathOf(identity.console, identity.stream);
    const aside = `${path}.unusable`;
    try {
      this.#files.rename(path, aside);
      this.#files.remove(this.#journalPath(identity));
    } catch (cause) {
      throw this.#fault(`${path} cannot be put aside`, cause);
    }
    const note = `The state of ${identity.stream} is of no use, ${why}; it is kept as ${aside}.`;
    this.#notes.push({ console: identity.console, note });
  }

  /** What was put aside of a console and not told yet. */
  takeNotes(consoleName: string): readonly string[] {
    const taken = this.#notes.filter(({ console }) => console === consoleName);
    this.#notes = this.#notes.filter(({ console }) => console !== consoleName);
    return taken.map(({ note }) => note);
  }

  #fault(message: string, cause: unknown): StorageFault {
    return storageFaultOf(cause, message, `Check owner and mode of ${this.#folder}: root:wazuh 0750.`);
  }
}

/** Writes into a file, waits until that is on the disk, and closes it. @returns how many bytes that took */
async function put(file: OpenFile, pieces: Iterable<string | Uint8Array>, digest?: Digest): Promise<number> {
  let size = 0;
  try {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      await file.append(bytes);
      digest?.add(bytes);
      size += bytes.length;
    }
    await file.sync();
  } finally {
    file.close();
  }
  return size;
}
