export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
}

/** An element as Wazuh's reader sees it. Names and texts are byte strings, taken raw: no entities, nothing trimmed. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  /** The text after the last child, or the whole text when there is no child. */
  readonly content: string;
  readonly children: readonly XmlElement[];
  /** Of the opening tag, counted from 1. */
  readonly line: number;
}

/** The value of the attribute with exactly this name. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((candidate) => candidate.name === name)?.value;
}

/** Says whether two elements say the same in the same lines. */
export function isSameElement(a: XmlElement, b: XmlElement): boolean {
  return (
    a === b ||
    (a.line === b.line &&
      a.name === b.name &&
      a.content === b.content &&
      isEach(a.attributes, b.attributes, isSameAttribute) &&
      isEach(a.children, b.children, isSameElement))
  );
}

function isSameAttribute(a: XmlAttribute, b: XmlAttribute): boolean {
  return a.name === b.name && a.value === b.value;
}

function isEach<T>(some: readonly T[], others: readonly T[], isSame: (a: T, b: T) => boolean): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return other !== undefined && isSame(one, other);
    })
  );
}
