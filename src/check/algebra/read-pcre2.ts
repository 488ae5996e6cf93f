import { assertNever } from '../../diagnostics/index.ts';
import { type Pcre2Node, parsePcre2 } from '../../engine/regex/index.ts';
import {
  ANY,
  type Bound,
  choice,
  END,
  NEVER,
  NOTHING,
  type ReadPattern,
  START,
  sequence,
  setOf,
  type Tree,
} from './tree.ts';

/**
 * Reads a PCRE2 pattern. What looks around, refers back or does not give back is left out of the tree, which then holds more
 * than the pattern matches.
 * @param source byte string that compiles
 * @returns undefined for recursion, conditions, verbs and (*UTF)
 */
export function readPcre2(source: string): ReadPattern | undefined {
  const { root, isUtf, rejectsEmpty } = parsePcre2(source);
  if (isUtf || rejectsEmpty !== 'never') return undefined;
  const reader = new Reader();
  const tree = reader.read(root, true);
  return reader.isLost ? undefined : { tree, bound: reader.bound };
}

class Reader {
  bound: Bound = 'exact';
  isLost = false;

  /** @param isLast nothing of the pattern follows */
  read(node: Pcre2Node, isLast: boolean): Tree {
    switch (node.kind) {
      case 'set':
        return setTree(node.set);
      case 'sequence':
        return sequence(node.parts.map((part, index) => this.read(part, isLast && index === node.parts.length - 1)));
      case 'alternation':
        return choice(node.options.map((option) => this.read(option, isLast)));
      case 'capture':
        return this.read(node.body, isLast);
      case 'atomic':
        return this.#above(this.read(node.body, isLast));
      case 'repeat': {
        const repeat: Tree = { kind: 'repeat', body: this.read(node.body, false), min: node.min, max: node.max };
        return node.mode === 'possessive' ? this.#above(repeat) : repeat;
      }
      case 'place':
        return this.#place(node.place, isLast);
      case 'look':
        return this.#above(NOTHING);
      case 'backreference':
        return this.#above({ kind: 'repeat', body: ANY, min: 0, max: Number.POSITIVE_INFINITY });
      case 'fail':
        return NEVER;
      case 'call':
      case 'conditional':
      case 'accept':
        this.isLost = true;
        return NOTHING;
      default:
        return assertNever(node);
    }
  }

  #place(place: Extract<Pcre2Node, { readonly kind: 'place' }>['place'], isLast: boolean): Tree {
    if (place === 'start') return START;
    if (place === 'end') return END;
    if (place !== 'final-newline-end' || !isLast) return this.#above(NOTHING);
    return choice([END, sequence([setOf((byte) => byte === 0x0a), END])]);
  }

  #above(tree: Tree): Tree {
    this.bound = 'above';
    return tree;
  }
}

const sets = new Map<string, Tree>();

function setTree(set: readonly number[]): Tree {
  const key = set.join();
  const known = sets.get(key) ?? setOf((byte) => byte > 0 && holds(set, byte));
  sets.set(key, known);
  return known;
}

/** @param set flat pairs `from, to` */
function holds(set: readonly number[], byte: number): boolean {
  for (let at = 0; at < set.length; at += 2) {
    if (byte >= (set[at] ?? 0) && byte <= (set[at + 1] ?? -1)) return true;
  }
  return false;
}
