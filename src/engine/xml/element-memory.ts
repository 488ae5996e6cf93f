import { isSameElement, type XmlElement } from './element.ts';
import { readXml } from './read-xml.ts';
import { type ReadText, rereadXml } from './reread-xml.ts';

/**
 * What was made of the elements of files: a file that is read again with hardly a change need not be worked on again.
 * It knows one element a line; what is made must depend on the element alone, and is not changed by whoever gets it.
 */
export class ElementMemory<Made> {
  readonly #texts = new Map<string, ReadText>();
  readonly #files = new Map<string, Map<number, { readonly element: XmlElement; readonly made: Made }>>();

  /** `readXml`; elements that stand in the text of that file that was read first are the same ones. */
  read(file: string, bytes: string): readonly XmlElement[] {
    const known = this.#texts.get(file);
    if (known?.bytes === bytes) return known.elements;
    if (known) return rereadXml(known, bytes) ?? readXml(bytes);
    const elements = readXml(bytes);
    this.#texts.set(file, { bytes, elements });
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
