import { lowerAscii } from './bytes.ts';

const MAX_NAMES = 10_000;
const MAX_REMEMBERED_BYTES = 256;

/** The name of a dynamic field, with what is made of it again and again. */
export class FieldName {
  readonly text: string;
  #lower: string | undefined;
  #steps: readonly FieldName[] | undefined;
  #below: Map<string, FieldName> | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Names compare without case (errata B37). */
  get lower(): string {
    this.#lower ??= lowerAscii(this.text);
    return this.#lower;
  }

  /** The names between its dots. */
  get steps(): readonly FieldName[] {
    this.#steps ??= this.text.split('.').map(fieldName);
    return this.#steps;
  }

  /** `a.key` of `a`. */
  below(key: string): FieldName {
    this.#below ??= new Map();
    return remember(this.#below, key, this);
  }
}

let topNames = new Map<string, FieldName>();
let count = 0;

/** The name that is spelled so. The same few thousand come again with every event: each is made once. */
export function fieldName(text: string): FieldName {
  return remember(topNames, text, undefined);
}

function remember(names: Map<string, FieldName>, key: string, parent: FieldName | undefined): FieldName {
  const known = names.get(key);
  if (known !== undefined) return known;
  const ownKey = copyOf(key);
  const name = new FieldName(parent ? `${parent.text}.${ownKey}` : ownKey);
  if (name.text.length > MAX_REMEMBERED_BYTES) return name;
  if (++count > MAX_NAMES) {
    topNames = new Map();
    count = 0;
  }
  names.set(ownKey, name);
  return name;
}

/** A part of an event would keep the whole event in memory. */
function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
