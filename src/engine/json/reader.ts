import { upToNul } from '../bytes.ts';
import { unescapeJson } from './string-text.ts';

const MAX_NUMBER = 63;
const NUMBER_RUN = /[-+0-9.eE]*/y;
const NUMBER = /^-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/;
const BYTE_ORDER_MARK = '\xef\xbb\xbf';
const SPACE = 0x20;
const BACKSLASH = 0x5c;

export const MARK = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openArray: 0x5b,
  closeArray: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

/** A position in a JSON text, and what can be read there. All of it is as lenient as the engine's reader. */
export class JsonReader {
  readonly text: string;
  position: number;
  /** The first backslash from some position before `position` on; the text's length when there is none. */
  #backslash = -1;
  readonly #hasNul: boolean;

  constructor(text: string) {
    this.text = text;
    this.position = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    this.#hasNul = text.includes('\0');
  }

  /** Skips white space, and gives the byte after it; NaN at the end. */
  next(): number {
    const { text } = this;
    let code = text.charCodeAt(this.position);
    while (code <= SPACE) code = text.charCodeAt(++this.position);
    return code;
  }

  /** Skips white space and, if it comes next, this byte. */
  accepts(code: number): boolean {
    if (this.next() !== code) return false;
    this.position++;
    return true;
  }

  /** @returns undefined when no text in quotes stands here, or one with a wrong escape */
  string(): string | undefined {
    const { text } = this;
    if (text.charCodeAt(this.position) !== MARK.quote) return undefined;
    const start = this.position + 1;
    let end = text.indexOf('"', start);
    const isEscaping = this.#hasBackslash(start, end);
    while (isEscaping && end >= 0 && isEscaped(text, start, end)) end = text.indexOf('"', end + 1);
    if (end < 0) return undefined;
    const body = text.slice(start, end);
    this.position = end + 1;
    if (isEscaping) return unescapeJson(body);
    return this.#hasNul ? upToNul(body) : body;
  }

  /** Whether one stands from `start` up to `end`, found by one search for many texts. */
  #hasBackslash(start: number, end: number): boolean {
    if (this.#backslash < start) {
      const at = this.text.indexOf('\\', start);
      this.#backslash = at < 0 ? this.text.length : at;
    }
    return this.#backslash < end;
  }

  number(): number | undefined {
    NUMBER_RUN.lastIndex = this.position;
    const run = (NUMBER_RUN.exec(this.text)?.[0] ?? '').slice(0, MAX_NUMBER);
    if (!/^[-0-9]/.test(run)) return undefined;
    const number = NUMBER.exec(run)?.[0];
    if (number === undefined) return undefined;
    this.position += number.length;
    return Number(number);
  }

  /** Literals are compared as prefixes: what is wrong with `nulll` is the byte after it. */
  literal<Value>(word: string, value: Value): Value | undefined {
    if (!this.text.startsWith(word, this.position)) return undefined;
    this.position += word.length;
    return value;
  }
}

/** Whether an odd run of backslashes stands before `at`. */
function isEscaped(text: string, start: number, at: number): boolean {
  let run = 0;
  while (at - run > start && text.charCodeAt(at - run - 1) === BACKSLASH) run++;
  return run % 2 === 1;
}
