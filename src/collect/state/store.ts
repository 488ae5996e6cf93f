import { type StorageFault, storageFaultOf } from '../fault.ts';
import type { Files } from '../files/files.ts';
import { type Pending, type ReadState, readState, type Slot, type StreamState, stateText } from './state.ts';

/** The folder of the states: one file per console and stream, replaced as a whole. */
export class StateStore {
  readonly #files: Files;
  readonly #folder: string;
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
    const path = this.pathOf(identity.console, identity.stream);
    let text: string | undefined;
    try {
      text = this.#files.readText(path);
    } catch (cause) {
      throw this.#fault(`${path} cannot be read`, cause);
    }
    return text === undefined ? undefined : readState(text, identity);
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
    const bytes = Buffer.from(stateText(state));
    try {
      this.#files.remove(temporary);
      this.#put(temporary, bytes);
      this.#files.rename(temporary, path);
      this.#files.syncFolder(this.#folder);
      return bytes.length;
    } catch (cause) {
      throw this.#fault(`${path} cannot be written`, cause);
    }
  }

  /** Keeps the bytes of lines that are about to be appended. */
  saveLines(state: StreamState, slot: Slot, bytes: Uint8Array): void {
    const path = this.#linesPath(state, slot);
    try {
      this.#files.remove(path);
      this.#put(path, bytes);
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

  #linesPath({ console, stream }: StreamState, slot: Slot): string {
    return `${this.#folder}/${console}.${stream}.lines-${slot}`;
  }

  #put(path: string, bytes: Uint8Array): void {
    const file = this.#files.create(path, 0o640);
    try {
      file.append(bytes);
      file.sync();
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
