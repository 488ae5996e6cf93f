/**
 * The messages of one answer: a list of 50, from which the oldest are lost; a lost error no longer counts.
 * @source rules.md 6
 */
export class SessionMessages {
  static readonly LIMIT = 50;
  readonly #list: string[] = [];
  #hasHiddenOpening = false;

  add(message: string): void {
    this.#list.push(message);
    if (this.#list.length + Number(this.#hasHiddenOpening) <= SessionMessages.LIMIT) return;
    this.#list.shift();
  }

  /** The message that every new session ends its list with. */
  addOpening(token: string | undefined): void {
    if (token !== undefined) {
      this.add(`INFO: (7202): Session initialized with token '${token}'`);
      return;
    }
    this.#hasHiddenOpening = true;
    if (this.#list.length === SessionMessages.LIMIT) this.#list.shift();
  }

  get shown(): readonly string[] {
    return this.#list;
  }

  get code(): -1 | 0 | 1 {
    if (this.#list.some((message) => message.startsWith('ERROR: '))) return -1;
    return this.#list.some((message) => message.startsWith('WARNING: ')) ? 1 : 0;
  }
}
