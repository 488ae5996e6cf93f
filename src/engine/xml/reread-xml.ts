import { countNewlines } from './comments.ts';
import { isSameElement, type XmlElement } from './element.ts';
import { type PlacedElement, readElementAt } from './read-xml.ts';
import { holdsVariable } from './variables.ts';
import { XmlError } from './xml-error.ts';

/** A text and what was read in it. */
export interface ReadText {
  readonly bytes: string;
  readonly elements: readonly XmlElement[];
}

/** What is left when two texts are cut down to where they differ: offsets, and the line that both stand in. */
interface Change {
  readonly from: number;
  /** In the text before. */
  readonly end: number;
  /** How much longer the new text is. */
  readonly growth: number;
  readonly line: number;
  readonly lineStart: number;
}

/**
 * Reads a text that differs from one that was read before within one element, in one line: only that element is read, all
 * others are the same objects. The reader comes to it in the same state and leaves it at the same place as before, so that all
 * the rest is read as it was.
 * @returns undefined where the whole text has to be read: what is changed is no element, or comments or variables make it matter elsewhere
 */
export function rereadXml(before: ReadText, bytes: string): readonly XmlElement[] | undefined {
  if (bytes.includes('<!') || before.bytes.includes('<!') || before.elements.some(holdsVariable)) return undefined;
  const change = changeBetween(before.bytes, bytes);
  return change && withChanged(before.elements, [before.bytes, bytes], change, 0);
}

/** The innermost element that can be read alone is the one that is. */
function withChanged(
  siblings: readonly XmlElement[],
  texts: readonly [string, string],
  change: Change,
  depth: number,
): readonly XmlElement[] | undefined {
  const index = siblings.findLastIndex(({ line }) => line <= change.line);
  const element = siblings[index];
  if (element === undefined || siblings[index - 1]?.line === element.line) return undefined;
  const children = withChanged(element.children, texts, change, depth + 1);
  const fresh = children ? { ...element, children } : readAgain(element, texts, change, depth);
  return fresh && siblings.with(index, fresh);
}

function readAgain(
  element: XmlElement,
  [before, bytes]: readonly [string, string],
  change: Change,
  depth: number,
): XmlElement | undefined {
  const { line } = element;
  const lineStart = startOfLine(before, line, change);
  const old = elementAt(before, { lineStart, line, depth });
  const fresh = elementAt(bytes, { lineStart, line, depth });
  if (!old || !isSameElement(old.element, element) || !fresh || holdsVariable(fresh.element)) return undefined;
  const isInside = old.start < change.from && change.end < old.end && fresh.end === old.end + change.growth;
  return isInside ? fresh.element : undefined;
}

function elementAt(bytes: string, at: Parameters<typeof readElementAt>[1]): PlacedElement | undefined {
  try {
    return readElementAt(bytes, at);
  } catch (error) {
    if (error instanceof XmlError) return undefined; // to read the whole text tells of it
    throw error;
  }
}

/** Undefined where lines are gone or new. */
function changeBetween(before: string, bytes: string): Change | undefined {
  const growth = bytes.length - before.length;
  const shorter = Math.min(before.length, bytes.length);
  const from = longest(shorter, (length) => before.slice(0, length) === bytes.slice(0, length));
  const same = longest(shorter - from, (length) => before.slice(-length) === bytes.slice(-length));
  const end = before.length - same;
  if (before.slice(from, end).includes('\n') || bytes.slice(from, end + growth).includes('\n')) return undefined;
  const lineStart = before.lastIndexOf('\n', from - 1) + 1;
  return { from, end, growth, line: 1 + countNewlines(before, 0, from), lineStart };
}

/** The largest length up to a limit that holds, where every shorter one holds too. */
function longest(limit: number, holds: (length: number) => boolean): number {
  let [good, bad] = [0, limit + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** @param line is not below that of the change */
function startOfLine(text: string, line: number, change: Change): number {
  let start = change.lineStart;
  for (let at = change.line; at > line; at--) start = text.lastIndexOf('\n', start - 2) + 1;
  return start;
}
