// A second, literal transcription of OS_Regex's algorithm, on texts and maps instead of numbers: slow, and meant to be compared with the
// specification line by line. The property test holds src/engine/regex/os-regex against it.

type Token =
  | { readonly kind: 'literal'; readonly byte: string }
  | { readonly kind: 'class'; readonly letter: string }
  | { readonly kind: 'mark' }
  | { readonly kind: 'end' };

export interface ReferenceMatch {
  readonly end: number;
  readonly captures: readonly string[];
}

const PUNCTUATION = '!"#$%&\'()*+,-.:;<=>?[]{|}';

function inClass(letter: string, byte: string): boolean {
  switch (letter) {
    case 'd':
      return /[0-9]/.test(byte);
    case 'w':
      return /[A-Za-z0-9@_-]/.test(byte);
    case 's':
      return byte === ' ';
    case 't':
      return byte === '\t';
    case 'p':
      return PUNCTUATION.includes(byte);
    case 'D':
      return !inClass('d', byte);
    case 'W':
      return !inClass('w', byte);
    case 'S':
      return !inClass('s', byte);
    case '.':
      return true;
    default:
      return byte === letter;
  }
}

function lower(byte: string): string {
  return byte >= 'A' && byte <= 'Z' ? byte.toLowerCase() : byte;
}

function literalMatch(token: Token, byte: string): boolean {
  if (token.kind === 'mark') return byte === '(';
  return token.kind === 'literal' && byte < '\x80' && lower(token.byte) === lower(byte);
}

interface Alternative {
  readonly tokens: readonly Token[];
  readonly beginAnchored: boolean;
  readonly endAnchored: boolean;
}

/** Reads a pattern that is known to compile. */
function alternatives(pattern: string): Alternative[] {
  const pieces = [''];
  for (let at = 0; at < pattern.length; at++) {
    const byte = pattern.charAt(at);
    if (byte === '|') pieces.push('');
    else pieces.push(`${pieces.pop()}${byte}${byte === '\\' ? pattern.charAt(++at) : ''}`);
  }
  return pieces.map((piece) => {
    const elements = piece.match(/\\.|[^\\]/gs) ?? [];
    const beginAnchored = elements[0] === '^';
    const endAnchored = elements.at(-1) === '$' && !(beginAnchored && elements.length === 1);
    const inner = elements.slice(beginAnchored ? 1 : 0, endAnchored ? -1 : undefined);
    return { tokens: [...inner.map(tokenOf), { kind: 'end' }], beginAnchored, endAnchored };
  });
}

function tokenOf(element: string): Token {
  if (element.length === 2) return { kind: 'class', letter: element.charAt(1) };
  return element === '(' || element === ')' ? { kind: 'mark' } : { kind: 'literal', byte: element };
}

/** decoding.md 1.4, line by line. */
function run({ tokens, beginAnchored, endAnchored }: Alternative, S: string, marks: Map<number, number> | undefined) {
  const T = (k: number): Token => tokens[k] ?? { kind: 'end' };
  const isEnd = (k: number) => T(k).kind === 'end';
  const isMark = (k: number) => T(k).kind === 'mark';
  const isClass = (k: number) => T(k).kind === 'class';
  const holds = (k: number, byte: string) => {
    const token = T(k);
    return token.kind === 'class' && inClass(token.letter, byte);
  };
  const isByte = (k: number, byte: string) => {
    const token = T(k);
    return token.kind === 'literal' && token.byte === byte;
  };
  const isQuantifier = (k: number) => isByte(k, '+') || isByte(k, '*');
  const bytesLeft = (k: number) =>
    tokens.slice(k + 1).reduce((sum, { kind }) => sum + { class: 2, end: 0, literal: 1, mark: 1 }[kind], 0);

  const n = S.length;
  let p = 0;
  let i = 0;
  let last: number | undefined = 0;
  let rep = false;
  let anchor: number | undefined;
  const stack: ({ p: number; i: number } | undefined)[] = [undefined, undefined, undefined, undefined];

  while (i < n) {
    const byte = S.charAt(i);
    if (isEnd(p) && !endAnchored) return last;
    if (isMark(p)) {
      marks?.set(p, i);
      p++;
      if (isEnd(p) && !endAnchored) return last;
    }
    if (isClass(p)) {
      if (holds(p, byte)) {
        if (!isQuantifier(p + 1)) {
          p++;
          anchor ??= i;
          last = i;
          i++;
          continue;
        }
        if (isByte(p + 1, '*')) rep = true;
        if (rep) {
          let nx = p + 2;
          let m: number | undefined;
          if (isMark(nx)) m = nx++;
          let step: number | undefined;
          if (isEnd(nx)) step = 1;
          else if (isClass(nx)) {
            if (holds(nx, byte)) step = isQuantifier(nx + 1) ? 0 : 1;
          } else if (literalMatch(T(nx), byte)) {
            rep = false;
            step = 1;
          }
          if (step !== undefined) {
            if (m !== undefined) marks?.set(m, rep && isEnd(nx) ? i + 1 : i);
            if (isEnd(nx)) {
              i++;
              continue;
            }
            const free = stack.indexOf(undefined);
            if (free >= 0) stack[free] = { p, i };
            p = nx + step;
          }
        } else {
          if (isMark(p + 2)) marks?.set(p + 2, i + 1 === n ? i + 1 : i);
          rep = true;
        }
        last = i;
        i++;
        continue;
      }
      if (bytesLeft(p) <= 1 && rep && last !== undefined) {
        last = i;
        if (!endAnchored) return last;
      } else if (isByte(p + 1, '+') && rep) {
        p += 2;
        rep = false;
        continue;
      } else if (isByte(p + 1, '*')) {
        p += 2;
        last = i - 1;
        rep = false;
        continue;
      }
      rep = false;
    } else if (literalMatch(T(p), byte)) {
      p++;
      anchor ??= i;
      last = i;
      i++;
      continue;
    }
    const filled = stack.findLastIndex((slot) => slot !== undefined);
    const slot = stack[filled];
    if (slot !== undefined) {
      stack[filled] = undefined;
      p = slot.p;
      i = slot.i + 1;
      continue;
    }
    if (beginAnchored) return undefined;
    if (anchor !== undefined) {
      i = anchor;
      anchor = undefined;
    }
    p = 0;
    last = undefined;
    i++;
  }
  if (marks) {
    while (isClass(p) && isByte(p + 1, '*')) p += 2;
    if (isMark(p)) marks.set(p, i);
  }
  return accept() ? last : undefined;

  function accept(): boolean {
    let k = isMark(p) ? p + 1 : p;
    if (isEnd(k)) return true;
    if (rep && isClass(k)) {
      k++;
      if (isQuantifier(k)) {
        k++;
        if (isMark(k)) k++;
        if (isEnd(k)) return true;
        if (isClass(k)) {
          k++;
          if (isByte(k, '*')) {
            k++;
            if (isMark(k)) k++;
            if (isEnd(k)) return true;
          }
        }
      }
    }
    if (isClass(k)) {
      k++;
      if (isByte(k, '*')) {
        k++;
        if (isMark(k)) k++;
        if (isEnd(k)) return true;
      }
    }
    return false;
  }
}

/** Runs a pattern that compiles. Where the real engine would corrupt its memory, this is no match. */
export function referenceOsRegex(
  pattern: string,
  subject: string,
  mode: 'capture' | 'plain',
): ReferenceMatch | undefined {
  const all = alternatives(pattern);
  const hasGroups = all.some(({ tokens }) => tokens.some(({ kind }) => kind === 'mark'));
  for (const alternative of all) {
    const marks = mode === 'capture' && hasGroups ? new Map<number, number>() : undefined;
    const end = run(alternative, subject, marks);
    if (end === undefined) continue;
    const positions = alternative.tokens.flatMap(({ kind }, k) => (kind === 'mark' ? [k] : []));
    const captures: string[] = [];
    for (let pair = 0; pair < positions.length; pair += 2) {
      const open = marks?.get(positions[pair] ?? -1);
      const close = marks?.get(positions[pair + 1] ?? -1);
      if (open === undefined || close === undefined) break;
      if (close < open) return undefined;
      captures.push(subject.slice(open, close));
    }
    return { end, captures };
  }
  return undefined;
}
