import type { CharSet } from './char-set.ts';

/** A place that consumes nothing. `final-newline-end` is `$`: the end, or before a newline that ends the text. */
export type Place =
  | 'start'
  | 'line-start'
  | 'end'
  | 'final-newline-end'
  | 'line-end'
  | 'word-boundary'
  | 'not-word-boundary';

export type RepeatMode = 'greedy' | 'lazy' | 'possessive';

/** A group named in a reference: by number, or by a name that several groups may share. */
export type GroupReference = number | string;

export interface LookNode {
  readonly kind: 'look';
  readonly direction: 'ahead' | 'behind';
  readonly isNegative: boolean;
  /** PCRE2's `(?*…)`: what follows may backtrack into the body. */
  readonly isAtomic: boolean;
  readonly body: Node;
}

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: Node;
  readonly min: number;
  /** `Infinity` when there is no upper bound. */
  readonly max: number;
  readonly mode: RepeatMode;
}

export type Condition =
  | { readonly kind: 'group-set'; readonly group: GroupReference }
  /** Inside a recursion: any (`undefined`), or into that group. */
  | { readonly kind: 'recursing'; readonly group: GroupReference | undefined }
  | { readonly kind: 'constant'; readonly value: boolean }
  | LookNode;

/** A pattern as PCRE2 reads it: options are resolved, so that `set` already holds both cases and `.` is a set. */
export type Node =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'alternation'; readonly options: readonly Node[] }
  | { readonly kind: 'capture'; readonly group: number; readonly body: Node }
  | { readonly kind: 'atomic'; readonly body: Node }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'backreference'; readonly group: GroupReference; readonly isCaseless: boolean }
  | { readonly kind: 'call'; readonly group: GroupReference }
  | { readonly kind: 'conditional'; readonly condition: Condition; readonly yes: Node; readonly no: Node | undefined }
  | { readonly kind: 'fail' }
  | { readonly kind: 'accept'; readonly openGroups: readonly number[] }
  | LookNode
  | RepeatNode;

/** A whole pattern. Group 0 is `root`. */
export interface Pattern {
  readonly root: Node;
  readonly groupCount: number;
  readonly names: ReadonlyMap<string, readonly number[]>;
  /** There is a `(?|…)`: a number may mean several groups. */
  readonly hasBranchReset: boolean;
  /** `(*UTF)`: sets hold code points, and subjects that are not UTF-8 never match. */
  readonly isUtf: boolean;
  /** `(*LIMIT_MATCH=n)`: can only lower the default. */
  readonly matchLimit: number;
  readonly rejectsEmpty: 'never' | 'always' | 'at-start';
}

/** What always matches, consuming nothing. */
export const EMPTY: Node = { kind: 'sequence', parts: [] };

/** The groups that a reference may mean, lowest number first. */
export function groupsOf(pattern: Pick<Pattern, 'names'>, reference: GroupReference): readonly number[] {
  return typeof reference === 'number' ? [reference] : (pattern.names.get(reference) ?? []);
}

/** The direct parts of a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'sequence':
      return node.parts;
    case 'alternation':
      return node.options;
    case 'capture':
    case 'atomic':
    case 'look':
    case 'repeat':
      return [node.body];
    case 'conditional':
      return [node.condition, node.yes, node.no].filter((part) => part !== undefined && isNode(part));
    default:
      return NO_NODES;
  }
}

const NO_NODES: readonly Node[] = [];

function isNode(part: Node | Condition): part is Node {
  return part.kind !== 'group-set' && part.kind !== 'recursing' && part.kind !== 'constant';
}

/** Says whether a node or anything below it fulfils a test. */
export function someNode(node: Node, test: (node: Node) => boolean): boolean {
  if (test(node)) return true;
  for (const child of childrenOf(node)) if (someNode(child, test)) return true;
  return false;
}
