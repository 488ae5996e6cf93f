import type { DecoderReference } from '../../event.ts';
import type { ChildDecoder, Decoder, DecoderSet, RootDecoder } from '../decoder.ts';
import { ProgramIndex } from '../program-index.ts';
import { RootIndex } from '../root-index.ts';
import { INTERNAL_NAMES } from './internal-names.ts';
import type { Report } from './report.ts';

interface Child {
  readonly decoder: Decoder;
  isFollowed: boolean;
}

interface Root {
  readonly decoder: Decoder;
  readonly children: Child[];
  readonly childrenByName: Map<string, Child[]>;
}

function push<Value>(lists: Map<string, Value[]>, name: string, value: Value): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [value]);
  else list.push(value);
}

/** The decoders as they are loaded, one after the other: two lists of roots, each root with its children. */
export class DecoderTree {
  readonly #roots: Root[] = [];
  readonly #rootsByName = new Map<string, Root[]>();

  /** @throws LoadRefused */
  add(decoder: Decoder, report: Report): void {
    if (decoder.parent === undefined) {
      const root = { decoder, children: [], childrenByName: new Map() };
      this.#roots.push(root);
      push(this.#rootsByName, decoder.declaredName, root);
      return;
    }
    const parents = this.#parents(decoder.parent, report);
    const child = { decoder, isFollowed: false };
    for (const parent of parents.filter(hasProgramName)) append(child, parent, report);
    for (const parent of parents.filter((root) => !hasProgramName(root))) append(child, parent, report);
  }

  #parents(name: string, report: Report): readonly Root[] {
    const roots = this.#rootsByName.get(name);
    if (roots !== undefined) return roots;
    report.say('ERROR', 2101, `Parent decoder name invalid: '${name}'.`);
    return refusePlugin(report);
  }

  /** Undefined when one of the two lists is empty, which Wazuh refuses. */
  finish(orderSize: number): DecoderSet | undefined {
    const ids = this.#ids();
    const roots = this.#roots.map((root) => finishRoot(root, ids));
    const withProgramName = roots.filter(hasProgramName);
    const withoutProgramName = roots.filter((root) => !hasProgramName(root));
    if (withProgramName.length === 0 || withoutProgramName.length === 0) return undefined;
    return {
      withProgramName,
      withoutProgramName,
      rootsByProgramName: new ProgramIndex(withProgramName),
      rootsWithoutProgramName: new RootIndex(withoutProgramName),
      ids,
      orderSize,
    };
  }

  #ids(): ReadonlyMap<string, number> {
    const names = this.#roots.flatMap((root) => [root, ...root.children].map(({ decoder }) => decoder.declaredName));
    return new Map([...new Set([...INTERNAL_NAMES, ...names])].sort().map((name, index) => [name, index + 1]));
  }
}

function hasProgramName({ decoder }: { readonly decoder: Decoder }): boolean {
  return decoder.programName !== undefined;
}

/** 2106, the follow-up of every failure to place a decoder. */
function refusePlugin(report: Report): never {
  return report.refuse(2106, 'Error adding decoder plugin.');
}

/**
 * Hangs a child below a root. Siblings of the same name form a chain, in which each says that another one follows.
 * @source decoding.md 5.4
 */
function append(child: Child, parent: Root, report: Report): void {
  const { decoder } = child;
  const name = decoder.declaredName;
  const refuse = (code: number, text: string): never => {
    report.say('ERROR', code, text);
    report.say('ERROR', 2105, 'Error loading decoder options.');
    return refusePlugin(report);
  };
  const namesakes = parent.childrenByName.get(name) ?? [];
  const last = namesakes.at(-1); // those before it passed these checks when it came
  if (last !== undefined) {
    if (decoder.prematch !== undefined) refuse(2102, `Duplicated decoder with prematch: '${name}'.`);
    if (decoder.details.fts !== undefined) refuse(2103, `Duplicated decoder with fts set: '${name}'.`);
    if (!extracts(last.decoder) || !extracts(decoder)) refuse(2104, `Invalid duplicated decoder: '${name}'.`);
    last.isFollowed = true;
  }
  const hasPredecessor = namesakes.some(
    ({ decoder: { prematch, regex } }) => prematch !== undefined || regex !== undefined,
  );
  if (decoder.regexOffset === 'after_regex' && !hasPredecessor) refuse(2120, `Invalid offset value: 'after_regex'`);
  parent.children.push(child);
  push(parent.childrenByName, name, child);
}

function extracts({ regex, plugin }: Decoder): boolean {
  return regex !== undefined || plugin !== undefined;
}

function finishRoot({ decoder, children }: Root, ids: ReadonlyMap<string, number>): RootDecoder {
  const rootName = decoder.declaredName;
  return {
    decoder,
    reference: reference(decoder, rootName, ids),
    children: children.map(
      (child): ChildDecoder => ({
        decoder: child.decoder,
        reference: reference(child.decoder, child.decoder.useOwnName ? child.decoder.declaredName : rootName, ids),
        isFollowed: child.isFollowed,
      }),
    ),
  };
}

function reference(decoder: Decoder, name: string, ids: ReadonlyMap<string, number>): DecoderReference {
  return { name, id: ids.get(name) ?? 0, parent: decoder.parent, ...decoder.details };
}
