import { findGroup } from '../../src/engine/regex/pcre2/analysis/groups.ts';
import { rangesOf } from '../../src/engine/regex/pcre2/char-set.ts';
import { EMPTY, groupsOf, type Node, type Pattern } from '../../src/engine/regex/pcre2/tree.ts';
import type { Random } from './random.ts';

/** A subject made to match a pattern (assertions and conditions are left to chance), sometimes damaged, in noise. */
export function subjectFor(pattern: Pattern, random: Random): string {
  const hit = sample(pattern, pattern.root, random, 0);
  const text = random.unit() < 0.4 ? damaged(hit, random) : hit;
  return random.unit() < 0.5 ? text : `${noise(random)}${text}${noise(random)}`;
}

function sample(pattern: Pattern, node: Node, random: Random, depth: number): string {
  switch (node.kind) {
    case 'set': {
      const ranges = rangesOf(node.set);
      const printable = ranges.filter(([from, to]) => to >= 0x20 && from < 0x7f);
      const [from, to] = pick(printable.length > 0 && random.unit() < 0.9 ? printable : ranges, random) ?? [0x61, 0x61];
      const low = random.unit() < 0.9 ? Math.max(from, Math.min(0x20, to)) : from;
      return String.fromCharCode(low + Math.floor(random.unit() * (Math.min(to, Math.max(low, 0x7e)) - low + 1)));
    }
    case 'sequence':
      return node.parts.map((part) => sample(pattern, part, random, depth)).join('');
    case 'alternation':
      return sample(pattern, pick(node.options, random) ?? node, random, depth);
    case 'capture':
    case 'atomic':
      return sample(pattern, node.body, random, depth);
    case 'repeat': {
      const times = node.min + Math.floor(random.unit() * (Math.min(node.max - node.min, 4) + 1));
      return Array.from({ length: times }, () => sample(pattern, node.body, random, depth)).join('');
    }
    case 'conditional':
      return sample(pattern, random.unit() < 0.5 ? node.yes : (node.no ?? EMPTY), random, depth);
    case 'backreference':
    case 'call': {
      const body = depth < 3 && findGroup(pattern.root, groupsOf(pattern, node.group)[0] ?? 0)?.body;
      return body ? sample(pattern, body, random, depth + 1) : '';
    }
    default:
      return '';
  }
}

function damaged(text: string, random: Random): string {
  const at = Math.floor(random.unit() * (text.length + 1));
  const kept = random.unit() < 0.5 ? text.slice(at + 1) : text.slice(at);
  return text.slice(0, at) + (random.unit() < 0.6 ? noise(random).slice(0, 1) : '') + kept;
}

function noise(random: Random): string {
  return pick(['', ' ', '\n', 'x', 'A1', '"', '\\', '\r\n', '\xe9', ' 10.0.0.1 ', 'user=', '.exe'], random) ?? '';
}

function pick<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[Math.floor(random.unit() * items.length)];
}
