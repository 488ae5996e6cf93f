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
const MAX_JOURNAL_BYTES = 8 * 1024 * 1024;

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

  /** After this call the state is on the disk, or the former one still is. @returns its size in bytes */
  save(state: StreamState): number {
    const path = this.pathOf(state.console, state.stream);
    const temporary = `${path}.tmp`;
    const digest = new Digest();
    let size = 0;
    try {
      this.#files.remove(temporary);
      size = this.#put(temporary, statePieces(state), digest);
      this.#files.rename(temporary, path);
      this.#files.syncFolder(this.#folder);
      const journal = this.#journalPath(state);
      if (this.#files.facts(journal)) this.#files.remove(journal);
    } catch (cause) {
      throw this.#fault(`${path} cannot be written`, cause);
    }
    state.seen.isWritten();
    this.#bases.set(path, { digest: digest.text(), journalBytes: 0 });
    return size;
  }

  /** As `save`, by what changed alone once this run has written the whole. @returns how many bytes that took */
  saveChange(state: StreamState): number {
    const base = this.#bases.get(this.pathOf(state.console, state.stream));
    if (!base || base.journalBytes > MAX_JOURNAL_BYTES) return this.save(state);
    const path = this.#journalPath(state);
    let size = 0;
    try {
      const isNew = base.journalBytes === 0;
      const file = isNew ? this.#files.create(path, 0o640) : this.#files.openForAppending(path);
      if (!file) return this.save(state);
      try {
        // the lines that the record speaks of, and the journal itself, must have their names before
        this.#files.syncFolder(this.#folder);
        size = appendAll(file, changePieces(state, base.digest));
        file.sync();
      } finally {
        file.close();
      }
    } catch (cause) {
      throw this.#fault(`${path} cannot be written`, cause);
    }
    base.journalBytes += size;
    state.seen.isWritten();
    return size;
  }

  /** Keeps the bytes of lines that are about to be appended. */
  saveLines(state: StreamState, slot: Slot, bytes: Uint8Array): void {
    const path = this.#linesPath(state, slot);
    try {
      this.#files.remove(path);
      this.#put(path, [bytes]);
    } catch (cause) {
      throw this.#fault(`${path} cannot be written`, cause);
    }
  }

  /** @returns undefined when they are not as they were written */
  loadLines(state: StreamState, { slot, bytes }: Pending): Uint8Array | undefined {
    const path = this.#linesPath(state, slot);
    try {
      const file = this.#files.openForReading(path);
      if (!file) return undefined;
      const read = file.read(0, bytes + 1);
      file.close();
      return read.length === bytes ? read : undefined;
    } catch (cause) {
      throw this.#fault(`${path} cannot be read`, cause);
    }
  }

  removeLines(state: StreamState): void {
    for (const slot of [0, 1] as const) {
      const path = this.#linesPath(state, slot);
      try {
        this.#files.remove(path);
      } catch (cause) {
        throw this.#fault(`${path} cannot be removed`, cause);
      }
    }
  }

  #journalPath({ console, stream }: Pick<StreamState, 'console' | 'stream'>): string {
    return `${this.#folder}/${console}.${stream}.journal`;
  }

  #linesPath({ console, stream }: StreamState, slot: Slot): string {
    return `${this.#folder}/${console}.${stream}.lines-${slot}`;
  }

  #put(path: string, pieces: Iterable<string | Uint8Array>, digest?: Digest): number {
    const file = this.#files.create(path, 0o640);
    try {
      const size = appendAll(file, pieces, digest);
      file.sync();
      return size;
    } finally {
      file.close();
    }
  }

  /** Puts an unusable state out of the way, for people to look at. */
  setAside(identity: Pick<StreamState, 'console' | 'stream'>, why: string): void {
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

/** @returns how many bytes that took */
function appendAll(file: OpenFile, pieces: Iterable<string | Uint8Array>, digest?: Digest): number {
  let size = 0;
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    file.append(bytes);
    digest?.add(bytes);
    size += bytes.length;
  }
  return size;
}
