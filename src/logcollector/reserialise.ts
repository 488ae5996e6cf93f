import { printNumber } from './print-number.ts';

const MAX_NESTING = 1000;
const NUMBER = /[-+0-9.eE]{1,63}/y;
/** A text that is printed as it is read: most are. */
const PLAIN_TEXT = /"[ !#-[\]-~]*"/y;
const PLAIN_RUN = /[^"\\]+/y;
const VALID_NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Thrown inside this file only: the text is not what the reader takes. */
class Rejected extends Error {}

/**
 * Reads one JSON object at the start of a line and prints it compactly, as logcollector's json format does before it
 * sends an event. Duplicate members and their order stay; a NUL ends a text; what follows the object is ignored.
 * @returns undefined when the line is not an object: logcollector drops it
 * @source Wazuh 4.14.7, vectors/json.jsonl for what the reader takes
 */
export function reserialise(line: string): string | undefined {
  const reader = new Reader(line);
  try {
    return reader.object();
  } catch (error) {
    if (error instanceof Rejected) return undefined;
    throw error;
  }
}

/** Reads and prints in one go: each method returns the printed form of what it read. */
class Reader {
  #at = 0;
  #depth = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  object(): string {
    this.#skipSpace();
    return this.#peek() === '{' ? this.#container('{', '}', () => this.#member()) : this.#reject();
  }

  #value(): string {
    this.#skipSpace();
    const next = this.#peek();
    if (next === '{') return this.object();
    if (next === '[') return this.#container('[', ']', () => this.#value());
    if (next === '"') return this.#string();
    if (next === '-' || (next !== undefined && next >= '0' && next <= '9')) return this.#number();
    for (const literal of ['null', 'true', 'false']) {
      if (!this.#text.startsWith(literal, this.#at)) continue;
      this.#at += literal.length;
      return literal;
    }
    return this.#reject();
  }

  #container(open: string, close: string, item: () => string): string {
    this.#depth += 1;
    if (this.#depth > MAX_NESTING) this.#reject();
    this.#at += 1;
    this.#skipSpace();
    const items: string[] = [];
    if (this.#peek() === close) this.#at += 1;
    else {
      for (;;) {
        items.push(item());
        this.#skipSpace();
        const next = this.#peek();
        this.#at += 1;
        if (next === close) break;
        if (next !== ',') this.#reject();
      }
    }
    this.#depth -= 1;
    return `${open}${items.join(',')}${close}`;
  }

  #member(): string {
    this.#skipSpace();
    if (this.#peek() !== '"') this.#reject();
    const name = this.#string();
    this.#skipSpace();
    if (this.#peek() !== ':') this.#reject();
    this.#at += 1;
    return `${name}:${this.#value()}`;
  }

  #string(): string {
    const plain = this.#take(PLAIN_TEXT);
    if (plain !== '') return plain;
    this.#at += 1;
    let value = '';
    for (;;) {
      value += this.#take(PLAIN_RUN);
      const next = this.#peek();
      if (next === undefined) this.#reject();
      this.#at += 1;
      if (next === '"') break;
      value += this.#escape();
    }
    const end = value.indexOf('\0');
    return JSON.stringify(end < 0 ? value : value.slice(0, end));
  }

  #escape(): string {
    const letter = this.#peek() ?? '';
    this.#at += 1;
    if (letter !== 'u') return SIMPLE_ESCAPES[letter] ?? this.#reject();
    const first = this.#hex();
    if (first < 0xd800 || first > 0xdfff) return String.fromCharCode(first);
    if (first > 0xdbff || !this.#text.startsWith('\\u', this.#at)) this.#reject();
    this.#at += 2;
    const second = this.#hex();
    if (second < 0xdc00 || second > 0xdfff) this.#reject();
    return String.fromCharCode(first, second);
  }

  #hex(): number {
    const digits = this.#text.slice(this.#at, this.#at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#reject();
    this.#at += 4;
    return Number.parseInt(digits, 16);
  }

  #number(): string {
    const start = this.#at;
    let run = this.#take(NUMBER);
    while (run !== '' && !VALID_NUMBER.test(run)) run = run.slice(0, -1);
    if (run === '') this.#reject();
    this.#at = start + run.length;
    return printNumber(Number(run));
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && this.#text.charCodeAt(this.#at) <= 0x20) this.#at += 1;
  }

  /** What a sticky pattern finds here, or empty text. */
  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #peek(): string | undefined {
    return this.#text[this.#at];
  }

  #reject(): never {
    throw new Rejected();
  }
}
