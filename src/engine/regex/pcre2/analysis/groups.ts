import { childrenOf, type Node } from '../tree.ts';

type CaptureNode = Extract<Node, { kind: 'capture' }>;

/** The first group of that number: after `(?|` several may share it. */
export function findGroup(root: Node, group: number): CaptureNode | undefined {
  if (root.kind === 'capture' && root.group === group) return root;
  for (const child of childrenOf(root)) {
    const found = findGroup(child, group);
    if (found) return found;
  }
  return undefined;
}

/** The numbers of all groups in a node. */
export function groupsIn(node: Node): ReadonlySet<number> {
  const found = new Set<number>();
  collectGroups(node, found);
  return found;
}

function collectGroups(node: Node, found: Set<number>): void {
  if (node.kind === 'capture') found.add(node.group);
  for (const child of childrenOf(node)) collectGroups(child, found);
}

/** The groups that are set whenever the node has matched. */
export function alwaysSet(node: Node): ReadonlySet<number> {
  switch (node.kind) {
    case 'capture':
      return new Set([node.group, ...alwaysSet(node.body)]);
    case 'sequence':
      return new Set(node.parts.flatMap((part) => [...alwaysSet(part)]));
    case 'atomic':
      return alwaysSet(node.body);
    case 'repeat':
      return node.min > 0 ? alwaysSet(node.body) : new Set();
    case 'look':
      return node.isNegative ? new Set() : alwaysSet(node.body);
    case 'alternation': {
      const [first, ...others] = node.options.map(alwaysSet);
      return new Set([...(first ?? [])].filter((group) => others.every((set) => set.has(group))));
    }
    default:
      return new Set();
  }
}
