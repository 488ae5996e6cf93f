import { choice, END, eitherCase, NEVER, type ReadPattern, START, sequence, single, type Tree } from './tree.ts';

/** Reads an OS_Match without its leading `!`. @param source byte string @source decoding.md 2 */
export function readOsMatch(source: string): ReadPattern {
  return { tree: choice(source.split('|').map(readPiece)), bound: 'exact' };
}

/** Reads a text that is compared as a whole. */
export function readWhole(source: string): ReadPattern {
  const bytes = codes(source).map(single);
  return { tree: sequence([START, ...bytes, END]), bound: 'exact' };
}

/** Only the outermost `^` and `$` are operators. quirk: an unanchored byte beyond ASCII equals nothing (bugs-B35-literal). */
function readPiece(piece: string): Tree {
  const atEnd = piece.endsWith('$');
  const atStart = piece.startsWith('^') && (piece.length > 1 || !atEnd);
  const body = codes(piece.slice(Number(atStart), atEnd ? -1 : undefined));
  if (!atStart && !atEnd && body.some((code) => code > 0x7f)) return NEVER;
  return sequence([...(atStart ? [START] : []), ...body.map(eitherCase), ...(atEnd ? [END] : [])]);
}

function codes(text: string): readonly number[] {
  return Array.from(text, (byte) => byte.charCodeAt(0));
}
