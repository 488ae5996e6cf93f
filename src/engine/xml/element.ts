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
