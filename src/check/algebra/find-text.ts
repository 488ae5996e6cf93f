import type { Expression } from '../../engine/regex/index.ts';
import { automatonOf } from './automaton.ts';
import { Deterministic } from './deterministic.ts';
import { readOsMatch, readWhole } from './read-os-match.ts';
import { readOsRegex } from './read-os-regex.ts';
import { readPcre2 } from './read-pcre2.ts';
import type { Bound, ReadPattern } from './tree.ts';

/** A pattern, or with `negate` all texts that it does not match. */
export interface Wanted {
  readonly expression: Expression;
  readonly negate: boolean;
}

export type Search =
  /** The engine says so too: `text` passes each of the first and none of the second. A byte string. */
  | { readonly kind: 'found'; readonly text: string }
  /** There is no such text; when it is not proved, the engine may make more or less of a pattern than it says. */
  | { readonly kind: 'none'; readonly isProved: boolean }
  | { readonly kind: 'unknown' };

/** States that a search may look at. */
const MAX_PAIRS = 2000;
const UNKNOWN: Search = { kind: 'unknown' };

const searches = new Map<string, Search>();

/**
 * Looks for a text that passes all of the first patterns and none of the second.
 * So `all` implies one of `none` when there is none, and `all` contradict each other when there is none with `none` empty.
 */
export function findText(all: readonly Wanted[], none: readonly Wanted[] = []): Search {
  const key = `${all.map(keyOf).join()}/${none.map(keyOf).join()}`;
  const known = searches.get(key);
  if (known !== undefined) return known;
  const result = search(all, none);
  searches.set(key, result);
  return result;
}

function search(all: readonly Wanted[], none: readonly Wanted[]): Search {
  const passes = ({ expression, negate }: Wanted, text: string): boolean => expression.test(text) !== negate;
  const isWanted = (text: string): boolean =>
    all.every((one) => passes(one, text)) && !none.some((one) => passes(one, text));
  const guess = guesses(all, none).find(isWanted);
  if (guess !== undefined) return { kind: 'found', text: guess };
  const wanted = machinesOf(all, false);
  const unwanted = machinesOf(none, true);
  if (wanted === undefined || unwanted === undefined) return UNKNOWN;
  const sides = [...wanted, ...unwanted];
  const text = breadthFirst(sides, isInOneLine);
  if (text === 'too many') return UNKNOWN;
  if (text === undefined) {
    const isProved = sides.every(isSound) && breadthFirst(sides, () => true) === undefined;
    return { kind: 'none', isProved };
  }
  return isWanted(text) ? { kind: 'found', text } : UNKNOWN;
}

/** Values seldom hold line breaks, and the $ of PCRE2 lets one by at the end: what needs one is no proof of either. */
function isInOneLine(byte: number): boolean {
  return byte !== 0x0a;
}

/** Texts that are tried before anything is computed: most patterns are texts between anchors, and most are found side by side. */
function guesses(all: readonly Wanted[], none: readonly Wanted[]): readonly string[] {
  if (none.length > 0) return textOf(findText(all));
  if (all.length === 1) return all.flatMap(literalGuesses);
  const texts = all.map((one) => ({ source: one.expression.source, text: textOf(findText([one])).join('') }));
  const place = ({ source }: { readonly source: string }): number =>
    (source.startsWith('^') ? -1 : 0) + (source.endsWith('$') ? 1 : 0);
  const sorted = texts.sort((a, b) => place(a) - place(b)).map(({ text }) => text);
  return [...sorted, sorted.join(''), sorted.join(' ')];
}

function textOf(result: Search): readonly string[] {
  return result.kind === 'found' ? [result.text] : [];
}

const MAX_GUESSES = 8;

function literalGuesses({ expression: { source }, negate }: Wanted): readonly string[] {
  const pieces = negate ? [] : source.split('|', MAX_GUESSES);
  return pieces.map((piece) => piece.replace(/^\(?\^|\$\)?$/g, '').replace(/\\(.)/gs, '$1'));
}

/** A machine, and whether the text has to be among those that it does not find. */
interface Side {
  readonly machine: Deterministic;
  readonly bound: Bound;
  readonly isOutside: boolean;
}

/** What holds more texts than the engine matches proves that there is no match, never that there is one. */
function isSound({ bound, isOutside }: Side): boolean {
  return bound === 'exact' || (bound === 'above' && !isOutside);
}

function machinesOf(patterns: readonly Wanted[], areUnwanted: boolean): readonly Side[] | undefined {
  const sides = patterns.map(({ expression, negate }): Side | undefined => {
    const known = machineOf(expression);
    return (
      known && { machine: known.machine, bound: known.bound, isOutside: (known.isNegated !== negate) !== areUnwanted }
    );
  });
  return sides.every((side) => side !== undefined) ? sides : undefined;
}

interface Known {
  readonly machine: Deterministic;
  readonly bound: Bound;
  /** An OS_Match with a leading `!`. */
  readonly isNegated: boolean;
}

const machines = new Map<string, Known | undefined>();

function machineOf({ type, source }: Expression): Known | undefined {
  const key = `${type} ${source}`;
  if (machines.has(key)) return machines.get(key);
  const isNegated = type === 'osmatch' && source.startsWith('!');
  const pattern = readPattern(type, isNegated ? source.slice(1) : source);
  const automaton = pattern && automatonOf(pattern.tree);
  const known = automaton && { machine: new Deterministic(automaton), bound: pattern.bound, isNegated };
  machines.set(key, known);
  return known;
}

function readPattern(type: Expression['type'], source: string): ReadPattern | undefined {
  switch (type) {
    case 'osmatch':
      return readOsMatch(source);
    case 'osregex':
      return readOsRegex(source);
    case 'pcre2':
      return readPcre2(source);
    case 'string':
      return readWhole(source);
  }
}

/** The shortest text of these bytes that ends where all sides agree. */
function breadthFirst(sides: readonly Side[], mayHold: (byte: number) => boolean): string | undefined | 'too many' {
  const bytes = representatives(
    sides.map(({ machine }) => machine.classOf),
    mayHold,
  );
  const seen = new Set<string>();
  let level: { readonly states: readonly number[]; readonly text: string }[] = [
    { states: sides.map(() => 0), text: '' },
  ];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { states, text } of level) {
      if (sides.every(({ machine, isOutside }, at) => machine.accepts(states[at] ?? 0) !== isOutside)) return text;
      for (const byte of bytes) {
        const stepped = sides.map(({ machine }, at) => machine.step(states[at] ?? 0, byte));
        const key = stepped.join();
        const isLost = sides.some(({ machine, isOutside }, at) => isOutside && machine.isSettled(stepped[at] ?? 0));
        if (isLost || seen.has(key)) continue;
        seen.add(key);
        next.push({ states: stepped, text: text + String.fromCharCode(byte) });
      }
    }
    if (seen.size > MAX_PAIRS) return 'too many';
    level = next;
  }
  return undefined;
}

/** Bytes as people like to read them in an example come first. */
const LIKED = [...'abcdefghijklmnopqrstuvwxyz0123456789 _-./:ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((sign) =>
  sign.charCodeAt(0),
);
const BYTES = [...new Set([...LIKED, ...Array.from({ length: 255 }, (_, index) => index + 1)])];

/** One byte for each way in which the machines tell bytes apart. */
function representatives(classes: readonly Uint8Array[], mayHold: (byte: number) => boolean): readonly number[] {
  const byKey = new Map<string, number>();
  for (const byte of BYTES.filter(mayHold)) {
    const key = classes.map((classOf) => classOf[byte]).join();
    if (!byKey.has(key)) byKey.set(key, byte);
  }
  return [...byKey.values()];
}

const numbers = new WeakMap<Expression, number>();
let nextNumber = 1;

/** Equal patterns are one expression. */
function keyOf({ expression, negate }: Wanted): number {
  const number = numbers.get(expression) ?? nextNumber++;
  numbers.set(expression, number);
  return negate ? -number : number;
}
