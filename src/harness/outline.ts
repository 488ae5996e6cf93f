/** An attribute and where it stands; `start` includes the blank before its name. */
export interface OutlineAttribute {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** An element of a ruleset file with its offsets in the text: what is needed to show it, or to change just it. */
export interface OutlineElement {
  /** Lower case: Wazuh compares names so. */
  readonly name: string;
  readonly attributes: readonly OutlineAttribute[];
  readonly start: number;
  readonly end: number;
  /** Between the tags; both are `end` for `<x />`. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly content: string;
  readonly children: readonly OutlineElement[];
  readonly line: number;
}

type Open = Omit<OutlineElement, 'end' | 'contentEnd' | 'content'> & { readonly children: OutlineElement[] };

const COMMENT = /<![\s\S]*?(?:-->|!>)/g;
const TAG = /<(\/?)([^\s<>/]+)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /\s+([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Finds the elements of a ruleset file, as Wazuh's reader sees them: `\<` is text, comments are not there. */
export function outline(text: string): readonly OutlineElement[] {
  const visible = text.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));
  const top: OutlineElement[] = [];
  const open: Open[] = [];
  const lineAt = lineCounter(visible);
  for (const tag of visible.matchAll(TAG)) {
    if (isEscaped(visible, tag.index)) continue;
    const end = tag.index + tag[0].length;
    if (tag[1] === '/') {
      const element = open.pop();
      if (element) append(close(element, visible, tag.index, end), open, top);
      continue;
    }
    const element = openElement(tag, lineAt(tag.index));
    if (tag[4] === '/') append(close(element, visible, end, end), open, top);
    else open.push(element);
  }
  return top;
}

function openElement(tag: RegExpExecArray, line: number): Open {
  const attributesAt = tag.index + 1 + (tag[2] ?? '').length;
  const attributes = [...(tag[3] ?? '').matchAll(ATTRIBUTE)].map((match) => ({
    name: (match[1] ?? '').toLowerCase(),
    value: match[2] ?? match[3] ?? '',
    start: attributesAt + match.index,
    end: attributesAt + match.index + match[0].length,
  }));
  return {
    name: (tag[2] ?? '').toLowerCase(),
    attributes,
    start: tag.index,
    contentStart: tag.index + tag[0].length,
    children: [],
    line,
  };
}

/** Tells the line of ever later offsets, counted from 1. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    for (; next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}

function close(element: Open, text: string, contentEnd: number, end: number): OutlineElement {
  return { ...element, contentEnd, end, content: text.slice(element.contentStart, contentEnd) };
}

function append(element: OutlineElement, open: readonly Open[], top: OutlineElement[]): void {
  (open.at(-1)?.children ?? top).push(element);
}

function isEscaped(text: string, at: number): boolean {
  const before = /\\*$/.exec(text.slice(Math.max(0, at - 64), at));
  return (before?.[0].length ?? 0) % 2 === 1;
}

/** Every element of a name, at any depth, in document order. */
export function elementsNamed(elements: readonly OutlineElement[], name: string): OutlineElement[] {
  return elements.flatMap((element) => [
    ...(element.name === name ? [element] : []),
    ...elementsNamed(element.children, name),
  ]);
}

/** The value of an attribute; undefined when there is none of that name. */
export function attributeOf(element: OutlineElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}
