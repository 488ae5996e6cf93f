import type { RuleNode } from '../ruleset/rule.ts';

/** Below this many children a list is not worth sorting by decoder. */
const MANY = 8;
const NO_DECODER = -1;

/** Filled as decoders turn up; the same for every session, since trees do not change. */
const known = new WeakMap<RuleNode, Map<number, readonly RuleNode[]>>();

/**
 * The children that an event of this decoder can match, in order: most rules ask for a decoder, and a root has hundreds of them.
 * @param decoderId undefined when no decoder took the event
 */
export function candidates(node: RuleNode, decoderId: number | undefined): readonly RuleNode[] {
  if (node.children.length < MANY) return node.children;
  const key = decoderId ?? NO_DECODER;
  let byDecoder = known.get(node);
  if (!byDecoder) {
    byDecoder = new Map();
    known.set(node, byDecoder);
  }
  let found = byDecoder.get(key);
  if (!found) {
    found = node.children.filter((child) => takes(child, key));
    byDecoder.set(key, found);
  }
  return found;
}

/** `decoded_as` is the first test of a rule that has it. */
function takes({ rule }: RuleNode, decoderId: number): boolean {
  const [first] = rule.conditions;
  return first?.kind !== 'decodedAs' || first.decoderId === decoderId;
}
