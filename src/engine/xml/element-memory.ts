import type { XmlAttribute, XmlElement } from './element.ts';
import { readXml } from './read-xml.ts';

/**
 * What was made of the elements of files: a file that is read again with hardly a change need not be worked on again.
 * It knows one element a line; what is made must depend on the element alone, and is not changed by whoever gets it.
 */
export class ElementMemory<Made> {
  readonly #texts = new Map<string, { readonly bytes: string; readonly elements: readonly XmlElement[] }>();
  readonly #files = new Map<string, Map<number, { readonly element: XmlElement; readonly made: Made }>>();

  /** `readXml`; the elements of a text that was read before are the same ones. */
  read(file: string, bytes: string): readonly XmlElement[] {
    const known = this.#texts.get(file);
    if (known?.bytes === bytes) return known.elements;
    const elements = readXml(bytes);
    if (!known) this.#texts.set(file, { bytes, elements });
    return elements;
  }

  /** What was made of the same element at the same place. */
  recall(file: string, element: XmlElement): Made | undefined {
    const known = this.#files.get(file)?.get(element.line);
    return known && isSameElement(known.element, element) ? known.made : undefined;
  }

  /** The first that was made of a line is kept. */
  keep(file: string, element: XmlElement, made: Made): void {
    const lines = this.#files.get(file) ?? new Map();
    this.#files.set(file, lines);
    if (!lines.has(element.line)) lines.set(element.line, { element, made });
  }
}

function isSameElement(a: XmlElement, b: XmlElement): boolean {
  return (
    a === b ||
    (a.line === b.line &&
      a.name === b.name &&
      a.content === b.content &&
      isEach(a.attributes, b.attributes, isSameAttribute) &&
      isEach(a.children, b.children, isSameElement))
  );
}

function isSameAttribute(a: XmlAttribute, b: XmlAttribute): boolean {
  return a.name === b.name && a.value === b.value;
}

function isEach<T>(some: readonly T[], others: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return other !== undefined && isSame(one, other);
    })
  );
}
