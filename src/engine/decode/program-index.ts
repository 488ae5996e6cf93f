import type { RootDecoder } from './decoder.ts';
import { RootIndex, touchesCaptures } from './root-index.ts';

const MAX_NAMES = 1000;

/** The roots that may take an event with a certain program name: what was found for a name is remembered. */
export class ProgramIndex {
  readonly #roots: readonly RootDecoder[];
  readonly #found = new Map<string, RootIndex>();

  constructor(roots: readonly RootDecoder[]) {
    this.#roots = roots;
  }

  /** In load order. A root whose `program_name` can touch the capture buffer is always among them, and must be tested again. */
  rootsFor(programName: string): RootIndex {
    const known = this.#found.get(programName);
    if (known !== undefined) return known;
    if (this.#found.size >= MAX_NAMES) this.#found.clear();
    const roots = this.#roots.filter(
      (root) => touchesCaptures(root) || root.decoder.programName?.test(programName) === true,
    );
    const index = new RootIndex(roots);
    this.#found.set(programName, index);
    return index;
  }
}
