/** For each of the 256 bytes 1 where the set holds it. */
export type ByteSet = Uint8Array;

/** What all dialects come down to: texts that have to be found somewhere in the subject. */
export type Tree =
  | { readonly kind: 'set'; readonly set: ByteSet }
  | { readonly kind: 'sequence'; readonly parts: readonly Tree[] }
  | { readonly kind: 'choice'; readonly options: readonly Tree[] }
  | { readonly kind: 'repeat'; readonly body: Tree; readonly min: number; readonly max: number }
  | { readonly kind: 'place'; readonly place: 'start' | 'end' };

/** How a pattern's tree stands to what the engine really matches. */
export type Bound =
  | 'exact'
  /** The engine matches nothing beyond the tree, perhaps less. */
  | 'above'
  /** The tree is what the pattern says; the engine may match more or less. */
  | 'meant';

export interface ReadPattern {
  readonly tree: Tree;
  readonly bound: Bound;
}

/** Consumes nothing. */
export const NOTHING: Tree = { kind: 'sequence', parts: [] };
/** Is never found. */
export const NEVER: Tree = { kind: 'choice', options: [] };
export const START: Tree = { kind: 'place', place: 'start' };
export const END: Tree = { kind: 'place', place: 'end' };

export function setOf(holds: (byte: number) => boolean): Tree {
  return { kind: 'set', set: Uint8Array.from({ length: 256 }, (_, byte) => Number(holds(byte))) };
}

/** Any byte that a subject can hold; no subject holds a NUL. */
export const ANY = setOf((byte) => byte > 0);

const SINGLE = Array.from({ length: 256 }, (_, code) => setOf((byte) => byte === code));
const EITHER_CASE = Array.from({ length: 256 }, (_, code) => setOf((byte) => lower(byte) === lower(code)));

/** This byte alone. */
export function single(code: number): Tree {
  return SINGLE[code] ?? NEVER;
}

/** An ASCII letter in both cases, any other byte alone. */
export function eitherCase(code: number): Tree {
  return EITHER_CASE[code] ?? NEVER;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

export function sequence(parts: readonly Tree[]): Tree {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind: 'sequence', parts };
}

export function choice(options: readonly Tree[]): Tree {
  const [only] = options;
  return only !== undefined && options.length === 1 ? only : { kind: 'choice', options };
}
