import { textAsXml } from '../pattern/escape.ts';
import type { Report } from '../report.ts';

/** An XML element as the templates print it. Content and values are already safe for both readers. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly content: string;
  readonly children: readonly XmlNode[];
}

/** An element; attributes that are undefined are left out. */
export function element(
  name: string,
  content = '',
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlNode {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ name: key, value: String(value) }],
  );
  return { name, attributes: given, content, children };
}

/** Text of the definitions as XML text; what cannot be written is reported and left out. */
export function safeText(text: string, report: Report): string {
  const safe = textAsXml(text);
  if (typeof safe === 'string') return safe;
  return report({ code: 'TEXT_NOT_WRITABLE', ...safe }) ? text : '';
}

/** The same for a value between double quotes. */
export function safeValue(text: string, report: Report): string {
  if (!text.includes('"')) return safeText(text, report);
  const isKnown = report({
    code: 'TEXT_NOT_WRITABLE',
    message: `The name ${text} holds a double quote, which would end the attribute.`,
    hint: 'Use another name, or let the stream shape the member away.',
  });
  return isKnown ? text : '';
}
