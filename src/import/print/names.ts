import type { Decoder, Rule } from '../../define/index.ts';

/** Names of constants, each given once. */
export class Names {
  readonly #taken: Set<string>;

  /** @param taken names that the file has already */
  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  /** The wanted name, or that name with a number. */
  take(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number++) name = `${wanted}${/\d$/.test(wanted) ? '_' : ''}${number}`;
    this.#taken.add(name);
    return name;
  }
}

/** Ex: rule 100100 -> `rule100100` */
export function ruleName({ id, overwrite }: Rule): string {
  return overwrite ? `overwrite${id}` : `rule${id}`;
}

/** Ex: `sshd-success` -> `sshdSuccess` */
export function decoderName({ name }: Decoder): string {
  const [first = '', ...others] = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const camel = [first.charAt(0).toLowerCase() + first.slice(1), ...others.map(capitalized)].join('');
  return /^[A-Za-z]/.test(camel) && !reserved.has(camel) ? camel : `decoder${capitalized(camel)}`;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const reserved: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public return ' +
    'static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);
