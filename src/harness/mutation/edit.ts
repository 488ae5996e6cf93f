import type { OutlineAttribute, OutlineElement } from '../outline.ts';

/** A piece of a file's text and what takes its place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** The text with the piece replaced. */
export function applyEdit(text: string, { from, to, by }: Edit): string {
  return text.slice(0, from) + by + text.slice(to);
}

export function leftOut({ start, end }: OutlineElement | OutlineAttribute): Edit {
  return { from: start, to: end, by: '' };
}

export function contentReplaced({ contentStart, contentEnd }: OutlineElement, by: string): Edit {
  return { from: contentStart, to: contentEnd, by };
}

export function attributeReplaced({ name, start, end }: OutlineAttribute, value: string): Edit {
  return { from: start, to: end, by: ` ${name}="${value}"` };
}

/** `negate="yes"` added, or taken away where it stands. */
export function negationTurned(element: OutlineElement): Edit {
  const negate = element.attributes.find(({ name }) => name === 'negate');
  if (negate) return attributeReplaced(negate, negate.value.toLowerCase() === 'yes' ? 'no' : 'yes');
  const at = element.start + 1 + element.name.length;
  return { from: at, to: at, by: ' negate="yes"' };
}
