import { upToNul } from '../bytes.ts';

/**
 * The working copy of an event, into which pre-decoding writes NUL bytes: a text that begins before a cut ends there.
 * All indexes are byte offsets into the event.
 */
export class WorkingCopy {
  readonly bytes: string;
  readonly #cuts: number[] = [];

  constructor(event: string) {
    this.bytes = upToNul(event);
  }

  cut(at: number): void {
    this.#cuts.push(at);
  }

  /** The C string that begins at `start`. */
  textFrom(start: number): string {
    let end = this.bytes.length;
    for (const cut of this.#cuts) if (cut >= start && cut < end) end = cut;
    return this.bytes.slice(start, end);
  }

  /** Whether the byte before `start` is NUL; the byte before the event itself counts as one. */
  isAfterCut(start: number): boolean {
    return start === 0 || this.#cuts.includes(start - 1);
  }
}

/** What a header said. The texts' starts are offsets into the working copy; undefined is absent. */
export interface Header {
  readonly timestamp: string | undefined;
  readonly hostnameAt: number | undefined;
  readonly programAt: number | undefined;
  readonly logAt: number;
}
