import type { SourceLocation } from '../diagnostics/index.ts';
import type { CheckedFile } from './input.ts';

/** Kinds begin with a letter; a reason is what follows the colon. */
const SILENCER = /<!--\s*ossify-disable\s+([a-z][\w-]*)\s*(?::\s*(.*?))?\s*-->/g;

/** A comment that silences a kind: `<!-- ossify-disable KIND: reason -->`. */
export interface Silencer {
  readonly kind: string;
  /** Empty when it gives none; it then silences nothing. */
  readonly reason: string;
  readonly at: SourceLocation;
}

/** The comments of a file that silence something, or mean to. */
export function silencersOf({ source }: CheckedFile): readonly Silencer[] {
  return source.lines.flatMap((text, index) =>
    [...text.matchAll(SILENCER)].map(
      ({ 1: kind = '', 2: reason = '', index: start }): Silencer => ({
        kind,
        reason,
        at: { file: source.path, line: index + 1, column: start + 1 },
      }),
    ),
  );
}

/** Says of each place which comment silences a kind there, and remembers which of them were of use. */
export class Silence {
  readonly #files: ReadonlyMap<string, CheckedFile>;
  readonly #silencers: ReadonlyMap<string, readonly Silencer[]>;
  readonly #used = new Set<Silencer>();

  constructor(files: readonly CheckedFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#silencers = new Map(files.map((file) => [file.path, silencersOf(file)]));
  }

  /**
   * Whether a comment in front of the place silences this kind: on the line itself, in the lines of comments above it, or above
   * the rule or decoder that the place is in.
   */
  covers(kind: string, at: SourceLocation): boolean {
    const file = this.#files.get(at.file);
    const silencers = (this.#silencers.get(at.file) ?? []).filter((one) => one.kind === kind && one.reason !== '');
    if (file === undefined || at.line === undefined || silencers.length === 0) return false;
    const lines = new Set([...linesAbove(file, at.line), ...ownerLines(file, at.line)]);
    const used = silencers.filter((one) => lines.has(one.at.line ?? 0));
    for (const one of used) this.#used.add(one);
    return used.length > 0;
  }

  /** Those that no finding needed. */
  unused(): readonly Silencer[] {
    return [...this.#silencers.values()].flat().filter((one) => !this.#used.has(one));
  }
}

/** The line, and those directly above it that hold nothing but comments. */
function linesAbove({ source }: CheckedFile, line: number): readonly number[] {
  const lines = [line];
  for (let above = line - 1; /^\s*<!--.*-->\s*$/.test(source.line(above)); above--) lines.push(above);
  return lines;
}

function ownerLines(file: CheckedFile, line: number): readonly number[] {
  const owner = file.elements
    .flatMap((element) => (file.kind === 'rules' ? [element, ...element.children] : [element]))
    .findLast((element) => element.line <= line);
  return owner === undefined ? [] : linesAbove(file, owner.line);
}
