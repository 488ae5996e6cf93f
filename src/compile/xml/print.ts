import type { XmlNode } from './node.ts';

/** Both quotes are right; neither can stand in a value that it encloses. */
const quoted = (value: string): string => (value.includes('"') ? `'${value}'` : `"${value}"`);

/**
 * Prints an element on one line, or its children on lines of their own. Contents stay as they are: Wazuh trims nothing.
 * @param indent what stands before each line
 */
export function printNode(node: XmlNode, indent: string): string {
  const attributes = node.attributes.map(({ name, value }) => ` ${name}=${quoted(value)}`).join('');
  if (node.children.length > 0) {
    const children = node.children.map((child) => printNode(child, `${indent}  `)).join('\n');
    return `${indent}<${node.name}${attributes}>\n${children}\n${indent}</${node.name}>`;
  }
  if (node.content === '') return `${indent}<${node.name}${attributes} />`;
  return `${indent}<${node.name}${attributes}>${node.content}</${node.name}>`;
}
