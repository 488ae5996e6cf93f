import { createRequire } from 'node:module';
import type * as FastXmlParser from 'fast-xml-parser';
import { readXml, type XmlElement, XmlError } from '../../engine/xml/index.ts';
import type { XmlNode } from './node.ts';

/** Who has to understand a file. */
export type Readers = 'both' | 'wazuh';

/**
 * Reads a file's text with a strict XML parser and with Wazuh's reader and compares both with what was meant.
 * @param meant the top-level elements; only leaves have content, since blanks between children mean nothing
 * @returns one sentence for each difference
 */
export function readBack(text: string, meant: readonly XmlNode[], readers: Readers = 'both'): readonly string[] {
  const expected = JSON.stringify(meant);
  return [
    ...(readers === 'both' ? compare('a strict XML parser', readStrictly(text), expected) : []),
    ...compare("Wazuh's reader", readAsWazuh(text), expected),
  ];
}

type Reading = readonly XmlNode[] | string;

function compare(reader: string, reading: Reading, expected: string): string[] {
  if (typeof reading === 'string') return [`${reader} refuses it: ${reading}`];
  const actual = JSON.stringify(reading);
  if (actual === expected) return [];
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 30), at + 30);
  return [`${reader} reads …${around(actual)}… where …${around(expected)}… was meant`];
}

/** The package in its form for `require`, which is one file: to load it as 40 costs a build 40 ms. */
const { XMLParser, XMLValidator }: typeof FastXmlParser = createRequire(import.meta.url)('fast-xml-parser');

const strictParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
});

/** A file may hold several top-level elements, which only inside of one root is a document. */
function readStrictly(text: string): Reading {
  const wrapped = `<root>${text}</root>`;
  const valid = XMLValidator.validate(wrapped);
  if (valid !== true) return `line ${valid.err.line}: ${valid.err.msg}`;
  const parsed: unknown = strictParser.parse(wrapped);
  return nodesOf(parsed)[0]?.children ?? [];
}

/** fast-xml-parser's ordered form: `[{ name: [children], ':@': { attributes } }, { '#text': text }]`. */
function nodesOf(parsed: unknown): XmlNode[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const members = new Map<string, unknown>(Object.entries(entry));
    const name = [...members.keys()].find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const inner = members.get(name);
    const children = nodesOf(inner);
    return [
      {
        name,
        attributes: attributesOf(members.get(':@')),
        content: children.length > 0 ? '' : textOf(inner),
        children,
      },
    ];
  });
}

function attributesOf(value: unknown): XmlNode['attributes'] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, text]) => ({ name, value: String(text) }));
}

function textOf(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value
    .map((entry: unknown) =>
      typeof entry === 'object' && entry !== null && '#text' in entry ? String(entry['#text']) : '',
    )
    .join('');
}

function readAsWazuh(text: string): Reading {
  try {
    return readXml(Buffer.from(text, 'utf8').toString('latin1')).map(nodeOf);
  } catch (error) {
    if (error instanceof XmlError) return error.message;
    throw error;
  }
}

function nodeOf({ name, attributes, content, children }: XmlElement): XmlNode {
  return {
    name,
    attributes: attributes.map((attribute) => ({ name: attribute.name, value: utf8(attribute.value) })),
    content: children.length > 0 ? '' : utf8(content),
    children: children.map(nodeOf),
  };
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
