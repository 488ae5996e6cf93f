/** Texts without repetition, in order of first appearance, joined by commas; empty ones do not count. */
export class Distinct {
  #text: string | undefined;
  #first: string | undefined;
  /** Mostly there is no second text, and no need for a set. */
  #all: Set<string> | undefined;

  /** Undefined when there is none. */
  get text(): string | undefined {
    return this.#text;
  }

  add(text: string | undefined): void {
    if (text === undefined || text === '' || text === this.#first) return;
    if (this.#first === undefined) {
      this.#first = text;
      this.#text = text;
      return;
    }
    this.#all ??= new Set();
    if (this.#all.has(text)) return;
    this.#all.add(text);
    this.#text = `${this.#text},${text}`;
  }
}
