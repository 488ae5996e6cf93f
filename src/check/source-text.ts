import type { SourceLocation } from '../diagnostics/index.ts';
import type { XmlElement } from '../engine/xml/index.ts';

/** A file's text, to find the place of an element in it and to show the line. */
export class SourceText {
  readonly path: string;
  readonly #lines: readonly string[];

  constructor(path: string, text: string) {
    this.path = path;
    this.#lines = text.split('\n');
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  line(number: number): string {
    return this.#lines[number - 1] ?? '';
  }

  /** Where the element opens. The reader tells the line; of several elements of one name in it the one with this content. */
  at({ name, line, content }: XmlElement): SourceLocation {
    const text = this.line(line);
    const opening = `<${name}`;
    const places = [...text.matchAll(new RegExp(escaped(opening), 'g'))].map(({ index }) => index);
    const column = places.find((start) => text.slice(start).includes(`>${content}`)) ?? places[0];
    return column === undefined ? this.atLine(line) : { file: this.path, line, column: column + 1 };
  }

  /** The first visible character of a line. */
  atLine(line: number): SourceLocation {
    return { file: this.path, line, column: this.line(line).search(/\S|$/) + 1 };
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
