import type { RootDecoder } from './decoder.ts';

const ANY_BYTE = 256;

/** A root whose prematch may match. */
interface Candidate {
  readonly root: RootDecoder;
  /** An OS_Regex that was left out would have emptied the capture buffer before this root is tested. */
  readonly emptiesCaptures: boolean;
}

export interface Candidates {
  readonly roots: readonly Candidate[];
  /** The same after the last of them. */
  readonly emptiesCaptures: boolean;
}

/** A list of roots by the first byte of a log: most prematches begin with `^`, and one byte rules most of those out. */
export class RootIndex {
  readonly #roots: readonly RootDecoder[];
  /** Filled as logs come. */
  readonly #byFirstByte = new Map<number, Candidates>();

  constructor(roots: readonly RootDecoder[]) {
    this.#roots = roots;
  }

  /** In load order. */
  rootsFor(log: string): Candidates {
    const byte = log === '' ? ANY_BYTE : log.charCodeAt(0);
    const known = this.#byFirstByte.get(byte);
    if (known !== undefined) return known;
    const found =
      byte === ANY_BYTE ? candidates(this.#roots, () => true) : candidates(this.#roots, (root) => mayTake(root, byte));
    this.#byFirstByte.set(byte, found);
    return found;
  }
}

function candidates(all: readonly RootDecoder[], mayTake: (root: RootDecoder) => boolean): Candidates {
  const roots: Candidate[] = [];
  let emptiesCaptures = false;
  for (const root of all) {
    if (mayTake(root)) {
      roots.push({ root, emptiesCaptures });
      emptiesCaptures = false;
    } else if (root.decoder.prematch?.type === 'osregex') {
      emptiesCaptures = true;
    }
  }
  return { roots, emptiesCaptures };
}

/** A `program_name` that can touch the capture buffer is run for every event, whatever its log. */
function mayTake(root: RootDecoder, byte: number): boolean {
  return touchesCaptures(root) || root.decoder.prematch?.mayBeginWith(byte) !== false;
}

/** OS_Match and exact strings have no captures, and leave the buffer alone. */
export function touchesCaptures({ decoder: { programName } }: RootDecoder): boolean {
  return programName?.type === 'osregex' || programName?.type === 'pcre2';
}
