import { bytesToUtf8 } from '../../engine/index.ts';
import { attributeOf, type OutlineElement } from '../outline.ts';
import type { ListedRule } from '../rule-list.ts';

/** What a rule does, a line a part: `level: 12`, `field a.b: ^x$`. Equal lines, equal behaviour, but for its parents'. */
export type Behaviour = readonly string[];

const NOT_BEHAVIOUR = new Set(['id']);

/** Reads a rule's behaviour off its XML; order, comments and layout are not part of it. */
export function behaviourOf({ element, groups }: ListedRule): Behaviour {
  const attributes = element.attributes
    .filter(({ name }) => !NOT_BEHAVIOUR.has(name))
    .map(({ name, value }) => `${name}: ${value}`);
  const parts = element.children.filter(({ name }) => name !== 'group').flatMap(partOf);
  return [...[...attributes, ...parts].map(bytesToUtf8), `groups: ${groups.join(', ')}`].sort();
}

function partOf(element: OutlineElement): string[] {
  const { name, children, content } = element;
  if (children.length > 0) return [`${name}: ${children.map((child) => child.content).join(', ')}`];
  const detail = attributeOf(element, name === 'list' ? 'field' : 'name');
  const others = element.attributes.filter((attribute) => attribute.name !== 'name' && attribute.name !== 'field');
  const how = others.map((attribute) => `${attribute.name}=${attribute.value}`).join(' ');
  const subject = detail === undefined ? name : `${name} ${detail}`;
  return [`${subject}: ${[content === '' ? 'yes' : content, how && `(${how})`].filter(Boolean).join(' ')}`];
}
