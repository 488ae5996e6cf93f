import { countNewlines, removeComments, type Uncommented } from './comments.ts';
import type { XmlAttribute, XmlElement } from './element.ts';
import { applyVariables } from './variables.ts';
import { XmlError } from './xml-error.ts';

const MAX_TEXT = 20480;
const ELEMENT_NAME = /[^ \t-\r>]*/y;
const ATTRIBUTE_NAME = /[^ \t-\r>=]*/y;
const DOUBLE_QUOTED = /[^">]*/y;
const SINGLE_QUOTED = /[^'>]*/y;
const MAX_ATTRIBUTES = 48;
const MAX_DEPTH = 1024;

/**
 * Reads a decoder or rule file as Wazuh does: a small state machine, not an XML parser. No prolog, entities, CDATA or namespaces;
 * `\<` is text and keeps its backslash; text outside elements is skipped; `<var>` elements are applied and left out.
 * @throws XmlError
 * @source decoding.md 5.2, rules.md 0, cases load-*
 */
export function readXml(bytes: string): readonly XmlElement[] {
  return applyVariables(new Reader(bytes).read());
}

/** An element and where it stands: the offset of its `<`, and the one after its last `>`. */
export interface PlacedElement {
  readonly element: XmlElement;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the first element at or after the beginning of a line, in a text without comments; variables are not applied.
 * @param at the line, and how many elements are open there
 * @throws XmlError
 */
export function readElementAt(
  bytes: string,
  at: { readonly lineStart: number; readonly line: number; readonly depth: number },
): PlacedElement | undefined {
  return new Reader(bytes).readOne(at);
}

interface OpenElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly line: number;
  readonly children: XmlElement[];
  content: string;
}

class Reader {
  readonly #source: Uncommented;
  readonly #text: string;
  #position = 0;
  #line = 1;
  #lineCountedTo = 0;
  #nextLost = 0;

  constructor(bytes: string) {
    this.#source = removeComments(bytes);
    this.#text = this.#source.text;
  }

  read(): XmlElement[] {
    const top: XmlElement[] = [];
    while (this.#readElement(top));
    if (this.#source.isOpen) this.#fail('Comment not closed.');
    return top;
  }

  readOne({ lineStart, line, depth }: Parameters<typeof readElementAt>[1]): PlacedElement | undefined {
    this.#position = lineStart;
    this.#lineCountedTo = lineStart;
    this.#line = line;
    const start = this.#text.indexOf('<', lineStart);
    const found: XmlElement[] = [];
    this.#readElement(found, depth);
    const [element] = found;
    return element && { element, start, end: this.#position };
  }

  /** Reads one element with all that is in it; false when there is none any more. @param depth so many are open around it */
  #readElement(top: XmlElement[], depth = 0): boolean {
    const open: OpenElement[] = [];
    do {
      const current = open.at(-1);
      if (!this.#skipToTag(current)) {
        if (open.length > 0) this.#failAtEnd();
        return false;
      }
      if (this.#text[this.#position + 1] === '/') {
        const closed = this.#readClosingTag(open);
        append(closed, open.at(-1), top);
        continue;
      }
      const { element, isEmpty } = this.#readOpeningTag();
      if (isEmpty) append(element, current, top);
      else if (depth + open.length >= MAX_DEPTH) this.#fail('Max recursion level reached.');
      else open.push(element);
    } while (open.length > 0);
    return true;
  }

  /** Moves to the next `<` that opens a tag, keeping the text before it; false at the end of the file. */
  #skipToTag(current: OpenElement | undefined): boolean {
    const start = this.#position;
    let at = this.#text.indexOf('<', start);
    if (current !== undefined) {
      while (at >= 0 && this.#isEscaped(at, start)) at = this.#text.indexOf('<', at + 1);
      const end = at < 0 ? this.#text.length : at;
      if (end - start > MAX_TEXT) this.#overflow(start);
      current.content = this.#text.slice(start, end);
    }
    this.#position = at < 0 ? this.#text.length : at;
    return at >= 0;
  }

  /** An odd run of backslashes before `<` makes it text. */
  #isEscaped(at: number, start: number): boolean {
    let run = 0;
    while (at - run > start && this.#text[at - run - 1] === '\\') run++;
    return run % 2 === 1;
  }

  #readClosingTag(open: OpenElement[]): XmlElement {
    const from = this.#position + 2;
    const end = this.#text.indexOf('>', from);
    const closed = open.pop();
    if (closed === undefined) return this.#fail('Bad formed XML. Element not opened.');
    const name = this.#text.slice(from, end < 0 ? undefined : end);
    if (end < 0 || name !== closed.name) {
      // quirk: the reader gives up at the first byte that differs, not at the `>`
      this.#position = from + commonLength(name, closed.name);
      return this.#fail(`Element '${closed.name}' not closed.`);
    }
    this.#position = end + 1;
    return closed;
  }

  #readOpeningTag(): { readonly element: OpenElement; readonly isEmpty: boolean } {
    const line = this.#lineNow();
    const start = this.#position + 1;
    const at = this.#endOf(ELEMENT_NAME, start);
    if (at - start > MAX_TEXT) this.#overflow(start);
    this.#position = at;
    if (at >= this.#text.length) this.#failAtEnd();
    const isShort = this.#text[at] === '>' && at > start && this.#text[at - 1] === '/';
    const name = this.#text.slice(start, isShort ? at - 1 : at);
    if (this.#text[at] === '>') this.#position++;
    const { attributes, isEmpty } =
      this.#text[at] === '>' ? { attributes: [], isEmpty: isShort } : this.#readAttributes();
    return { element: { name, attributes, line, children: [], content: '' }, isEmpty };
  }

  #readAttributes(): { readonly attributes: XmlAttribute[]; readonly isEmpty: boolean } {
    const attributes: XmlAttribute[] = [];
    while (true) {
      this.#skipSpaces();
      const next = this.#text[this.#position];
      if (next === undefined) return this.#failAtEnd();
      if (next === '>') {
        this.#position++;
        return { attributes, isEmpty: false };
      }
      if (next === '/' && this.#text[this.#position + 1] === '>') {
        this.#position += 2;
        return { attributes, isEmpty: true };
      }
      if (attributes.length >= MAX_ATTRIBUTES) return this.#fail('Too many attributes.');
      const attribute = this.#readAttribute();
      if (attributes.some(({ name }) => name === attribute.name)) {
        return this.#fail(`Attribute '${attribute.name}' already defined.`);
      }
      attributes.push(attribute);
    }
  }

  #readAttribute(): XmlAttribute {
    const name = this.#readAttributeName();
    this.#skipSpaces();
    const quote = this.#text[this.#position];
    if (quote !== '"' && quote !== "'") return this.#fail(`Attribute '${name}' not followed by a " or '.`);
    const start = ++this.#position;
    this.#position = this.#endOf(quote === '"' ? DOUBLE_QUOTED : SINGLE_QUOTED, start);
    // quirk: a `>` in a value is refused, though both quotes may be used (load-quote-in-attr)
    if (this.#text[this.#position] === '>') return this.#fail(`Attribute '${name}' not closed.`);
    if (this.#position >= this.#text.length) return this.#failAtEnd(`Attribute '${name}' not closed.`);
    if (this.#position - start > MAX_TEXT) return this.#attributeOverflow(name, start);
    const value = this.#text.slice(start, this.#position);
    this.#position++;
    const next = this.#text[this.#position];
    if (next !== undefined && next !== '>' && next !== '/' && !this.#isSpace(this.#position)) {
      return this.#fail(`Bad attribute closing for '${name}'='${value}'.`);
    }
    return { name, value };
  }

  /** Reads up to and past the `=`, which must follow the name at once. */
  #readAttributeName(): string {
    const start = this.#position;
    const at = this.#endOf(ATTRIBUTE_NAME, start);
    const name = this.#text.slice(start, at);
    this.#position = at;
    if (name.length > MAX_TEXT) return this.#attributeOverflow(name, start);
    if (at >= this.#text.length) return this.#failAtEnd(`Attribute '${name}' has no value.`);
    if (this.#text[at] !== '=') return this.#fail(`Attribute '${name}' has no value.`);
    this.#position++;
    return name;
  }

  /** Where the run of bytes ends that a sticky expression takes from `start` on. */
  #endOf(run: RegExp, start: number): number {
    run.lastIndex = start;
    return run.test(this.#text) ? run.lastIndex : start;
  }

  #isSpace(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code === 32 || (code >= 9 && code <= 13);
  }

  #skipSpaces(): void {
    while (this.#position < this.#text.length && this.#isSpace(this.#position)) this.#position++;
  }

  #lineNow(): number {
    const to = Math.min(this.#position, this.#text.length);
    this.#line += countNewlines(this.#text, this.#lineCountedTo, to);
    this.#lineCountedTo = to;
    for (let lost = this.#source.lostLines[this.#nextLost]; lost && lost.offset <= to; ) {
      this.#line += lost.count;
      lost = this.#source.lostLines[++this.#nextLost];
    }
    return this.#line;
  }

  #overflow(start: number): never {
    this.#position = start + MAX_TEXT;
    return this.#fail('String overflow.');
  }

  #attributeOverflow(name: string, start: number): never {
    this.#position = start + MAX_TEXT;
    return this.#fail(`Overflow attempt at attribute '${name.slice(0, 20)}'.`);
  }

  #failAtEnd(text = 'End of file and some elements were not closed.'): never {
    this.#position = this.#text.length;
    return this.#fail(this.#source.isOpen ? 'Comment not closed.' : text);
  }

  #fail(text: string): never {
    throw new XmlError('syntax', text, this.#lineNow());
  }
}

/** Closes an element: the text that its parent had collected so far is gone. */
function append(element: XmlElement, parent: OpenElement | undefined, top: XmlElement[]): void {
  if (parent === undefined) {
    top.push(element);
    return;
  }
  parent.children.push(element);
  parent.content = '';
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
