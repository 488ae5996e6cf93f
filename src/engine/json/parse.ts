import { upToNul } from '../bytes.ts';
import { unescapeJson } from './string-text.ts';
import type { Json, JsonMember } from './value.ts';

const MAX_DEPTH = 1000;
const MAX_NUMBER = 63;
const NUMBER_RUN = /[-+0-9.eE]*/y;
const NUMBER = /^-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?/;
const BYTE_ORDER_MARK = '\xef\xbb\xbf';
const QUOTE = 0x22;

/** A parsed value and where the text after it begins. */
export interface ParsedJson {
  readonly value: Json;
  readonly end: number;
}

/**
 * Parses the JSON value at the beginning of a text, as leniently as the engine: any byte up to 0x20 is white space, control bytes and
 * bytes that are not UTF-8 may stand in texts, numbers are what strtod takes. What follows the value is not looked at.
 * @returns undefined on any error; there is no partial result
 * @source decoding.md 6.2
 */
export function parseJson(text: string): ParsedJson | undefined {
  const parser = new Parser(text);
  const value = parser.value(0);
  return value === undefined ? undefined : { value, end: parser.position };
}

/** Where reading stops in a text that does not begin with a JSON value. */
export function jsonErrorOffset(text: string): number {
  const parser = new Parser(text);
  parser.value(0);
  return parser.position;
}

class Parser {
  readonly #text: string;
  position: number;

  constructor(text: string) {
    this.#text = text;
    this.position = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  }

  /** @returns undefined on an error */
  value(depth: number): Json | undefined {
    this.#skipSpace();
    switch (this.#text.charAt(this.position)) {
      case '{':
        return depth < MAX_DEPTH ? this.#object(depth + 1) : undefined;
      case '[':
        return depth < MAX_DEPTH ? this.#array(depth + 1) : undefined;
      case '"':
        return this.#string();
      case 'n':
        return this.#literal('null', null);
      case 't':
        return this.#literal('true', true);
      case 'f':
        return this.#literal('false', false);
      default:
        return this.#number();
    }
  }

  #object(depth: number): Json | undefined {
    const members: JsonMember[] = [];
    this.position++;
    if (this.#accepts('}')) return { members };
    do {
      this.#skipSpace();
      const key = this.#string();
      if (key === undefined || !this.#accepts(':')) return undefined;
      const value = this.value(depth);
      if (value === undefined) return undefined;
      members.push([key, value]);
    } while (this.#accepts(','));
    return this.#accepts('}') ? { members } : undefined;
  }

  #array(depth: number): Json | undefined {
    const items: Json[] = [];
    this.position++;
    if (this.#accepts(']')) return items;
    do {
      const value = this.value(depth);
      if (value === undefined) return undefined;
      items.push(value);
    } while (this.#accepts(','));
    return this.#accepts(']') ? items : undefined;
  }

  #string(): string | undefined {
    const text = this.#text;
    if (text.charCodeAt(this.position) !== QUOTE) return undefined;
    const start = this.position + 1;
    let end = text.indexOf('"', start);
    while (end >= 0 && isEscaped(text, start, end)) {
      end = text.indexOf('"', end + 1);
    }
    if (end < 0) return undefined;
    const body = text.slice(start, end);
    this.position = end + 1;
    return body.includes('\\') ? unescapeJson(body) : upToNul(body);
  }

  #number(): number | undefined {
    NUMBER_RUN.lastIndex = this.position;
    const run = (NUMBER_RUN.exec(this.#text)?.[0] ?? '').slice(0, MAX_NUMBER);
    if (!/^[-0-9]/.test(run)) return undefined;
    const number = NUMBER.exec(run)?.[0];
    if (number === undefined) return undefined;
    this.position += number.length;
    return Number(number);
  }

  /** Literals are compared as prefixes: what is wrong with `nulll` is the byte after it. */
  #literal<Value extends Json>(word: string, value: Value): Value | undefined {
    if (!this.#text.startsWith(word, this.position)) return undefined;
    this.position += word.length;
    return value;
  }

  #accepts(byte: string): boolean {
    this.#skipSpace();
    if (this.#text.charAt(this.position) !== byte) return false;
    this.position++;
    return true;
  }

  #skipSpace(): void {
    while (this.position < this.#text.length && this.#text.charCodeAt(this.position) <= 32) this.position++;
  }
}

/** Whether an odd run of backslashes stands before `at`. */
function isEscaped(text: string, start: number, at: number): boolean {
  let run = 0;
  while (at - run > start && text.charAt(at - run - 1) === '\\') run++;
  return run % 2 === 1;
}
