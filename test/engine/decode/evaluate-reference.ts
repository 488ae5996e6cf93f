// A second, literal transcription of how decoders are evaluated (decoding.md 3.4, 5.5), pointer by pointer, on the tree that the loader
// made. The property test holds src/engine/decode/evaluate.ts against it.
import type { ChildDecoder, Decoder, DecoderSet, RootDecoder } from '../../../src/engine/decode/index.ts';
import { flattenJson } from '../../../src/engine/json/index.ts';
import type { Expression } from '../../../src/engine/regex/index.ts';

export interface ReferenceInput {
  readonly log: string;
  readonly programName: string | undefined;
  /** What stands before the log: a NUL, or a blank. */
  readonly isAfterNul: boolean;
}

export interface ReferenceFields {
  readonly name: string | undefined;
  readonly parent: string | undefined;
  readonly statics: ReadonlyMap<string, string>;
  readonly dynamics: readonly (readonly [string, string])[];
}

/** Static names that the property test's JSON texts use. */
const STATIC_KEYS = ['srcip', 'id'];

/** One session: the capture buffer outlives an event. */
export class ReferenceDecoding {
  readonly #set: DecoderSet;
  #buffer: readonly string[] = [];

  constructor(set: DecoderSet) {
    this.#set = set;
  }

  decode(input: ReferenceInput): ReferenceFields {
    const { programName } = input;
    const roots = programName === undefined ? this.#set.withoutProgramName : this.#set.withProgramName;
    for (const root of roots) {
      const { programName: wanted, prematch } = root.decoder;
      if (wanted && this.#run(wanted, programName ?? '') === undefined) continue;
      const pm = prematch ? this.#match(prematch, input, 0) : 0;
      if (pm !== undefined) return this.#belowRoot(root, input, pm);
    }
    return { name: undefined, parent: undefined, statics: new Map(), dynamics: [] };
  }

  #belowRoot(root: RootDecoder, input: ReferenceInput, pm: number): ReferenceFields {
    const { children } = root;
    if (children.length === 0) return this.#extract(root, [root], { input, pm, cm: pm, afterParent: undefined });
    let at = 0;
    for (let child = children[at]; child !== undefined; child = children[at]) {
      const { prematch, isPrematchAfterParent } = child.decoder;
      if (prematch === undefined) {
        return this.#extract(root, children.slice(at), { input, pm, cm: pm, afterParent: undefined });
      }
      const cm = this.#match(prematch, input, isPrematchAfterParent ? pm : 0);
      if (cm !== undefined) return this.#extract(child, children.slice(at), { input, pm, cm, afterParent: pm });
      // to the first child without `next`, then one more
      while (children[at]?.isFollowed) at++;
      at++;
    }
    return { ...named(root), statics: new Map(), dynamics: [] };
  }

  #extract(
    info: RootDecoder | ChildDecoder,
    chain: readonly (RootDecoder | ChildDecoder)[],
    places: Places,
  ): ReferenceFields {
    const statics = new Map<string, string>();
    const dynamics: [string, string][] = [];
    let previous: number | undefined;
    for (const current of chain) {
      const { plugin, regex, order } = current.decoder;
      if (plugin !== undefined) {
        flattenJson(jsonText(info.decoder, places), info.decoder.json, ({ text }, value) => {
          if (STATIC_KEYS.includes(text)) statics.set(text, value);
          else dynamics.push([text, value]);
        });
      } else if (regex === undefined) {
        break;
      } else {
        const after = this.#match(regex, places.input, baseOf(current.decoder, places, previous));
        if (after !== undefined) {
          previous = after;
          for (const [index, value] of this.#buffer.entries()) {
            const field = order[index];
            if (field?.kind === 'static') statics.set(field.name, value);
            else if (field) dynamics.push([field.name, value]);
          }
          this.#buffer = [];
        }
      }
      if (!('isFollowed' in current && current.isFollowed)) break;
    }
    return { ...named(info), statics, dynamics };
  }

  /** Where the text after the match begins; -1 has none. */
  #match(expression: Expression, { log, isAfterNul }: ReferenceInput, base: number): number | undefined {
    const text = textFrom(log, base);
    const end = this.#run(expression, text);
    if (end === undefined) return undefined;
    if (end >= 0) return base + (end < text.length ? end + 1 : end);
    return base === 0 && isAfterNul ? base - 1 : base;
  }

  /** OS_Regex empties the buffer at every run; PCRE2 replaces it only when a group took part. */
  #run(expression: Expression, text: string): number | undefined {
    const match = expression.exec(text);
    if (expression.type === 'osregex') this.#buffer = match?.captures ?? [];
    else if (expression.type === 'pcre2' && match?.captures) this.#buffer = match.captures;
    return match?.end;
  }
}

interface Places {
  readonly input: ReferenceInput;
  /** After the root's prematch. */
  readonly pm: number;
  /** After the prematch of the child that matched, else of the root. */
  readonly cm: number;
  readonly afterParent: number | undefined;
}

function named({ reference }: RootDecoder | ChildDecoder): Pick<ReferenceFields, 'name' | 'parent'> {
  return { name: reference.name, parent: reference.parent };
}

function textFrom(log: string, base: number): string {
  return base < 0 ? '' : log.slice(base);
}

function baseOf({ regexOffset }: Decoder, { pm, cm }: Places, previous: number | undefined): number {
  if (regexOffset === 'after_parent') return pm;
  if (regexOffset === 'after_prematch') return cm;
  return regexOffset === 'after_regex' ? (previous ?? cm) : 0;
}

function jsonText({ pluginOffset }: Decoder, { input, cm, afterParent }: Places): string {
  if (pluginOffset === undefined) return input.log;
  if (pluginOffset === 'after_prematch') return textFrom(input.log, cm);
  return pluginOffset === 'after_parent' && afterParent !== undefined ? textFrom(input.log, afterParent) : '';
}
