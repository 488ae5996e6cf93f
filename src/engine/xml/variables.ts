import { OssifyError } from '../../diagnostics/index.ts';
import { lowerAscii } from '../bytes.ts';
import type { XmlElement } from './element.ts';
import { XmlError } from './xml-error.ts';

const MAX_NAME = 255;
const NAME_ENDS = /[$.|, ]|$/g;

/**
 * Applies `<var name="X">text</var>` to everything that follows it in the file, and leaves the `<var>` elements out.
 * In a file without variables `$` means nothing.
 * @throws XmlError of kind `variable`
 * @source rules.md 0, cases load-var-*
 */
export function applyVariables(elements: readonly XmlElement[]): readonly XmlElement[] {
  if (!elements.some(holdsVariable)) return elements;
  const variables = new Map<string, string>();
  return elements.flatMap((element) => substitute(element, variables));
}

/** Says whether an element is a variable, or one is in it. */
export function holdsVariable(element: XmlElement): boolean {
  return isVariable(element) || element.children.some(holdsVariable);
}

function isVariable(element: XmlElement): boolean {
  return lowerAscii(element.name) === 'var';
}

/** In the order in which the file says things: an element's own text, its attributes, its children. */
function substitute(element: XmlElement, variables: Map<string, string>): XmlElement[] {
  if (isVariable(element)) {
    define(element, variables);
    return [];
  }
  if (variables.size === 0 && element.children.length === 0) return [element];
  return [
    {
      ...element,
      content: replaceNames(element.content, variables, element.line),
      attributes: element.attributes.map(({ name, value }) => ({
        name,
        value: replaceNames(value, variables, element.line),
      })),
      children: element.children.flatMap((child) => substitute(child, variables)),
    },
  ];
}

/** Of two variables with one name the first counts; a `<var>` without attributes defines nothing. */
function define(element: XmlElement, variables: Map<string, string>): void {
  for (const { name, value } of element.attributes) {
    if (lowerAscii(name) !== 'name') {
      throw new XmlError(
        'variable',
        `Only 'name' is allowed as an attribute of a variable, not '${name}'.`,
        element.line,
      );
    }
    if (value.length > MAX_NAME) throw new XmlError('variable', `Invalid variable name: '${value}'.`, element.line);
    const key = lowerAscii(value);
    if (!variables.has(key)) variables.set(key, element.content);
  }
}

function replaceNames(text: string, variables: ReadonlyMap<string, string>, line: number): string {
  if (variables.size === 0 || text.length <= 2 || !text.includes('$')) return text;
  let result = '';
  let from = 0;
  let keptField = false;
  for (let dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', from)) {
    const end = nameEnd(text, dollar + 1);
    const name = text.slice(dollar + 1, end);
    const value = variables.get(lowerAscii(name));
    result += text.slice(from, dollar);
    from = end;
    if (name === '' || name.startsWith('(')) {
      result += `$${name}`;
      keptField ||= name !== '';
    } else if (value === undefined) {
      throw new XmlError('variable', `Unknown variable: '${name}'.`, line);
    } else if (keptField) {
      throw corruptedByWazuh(name);
    } else {
      result += value;
    }
  }
  return result + text.slice(from);
}

/** `)` and `/` belong to the name. */
function nameEnd(text: string, from: number): number {
  NAME_ENDS.lastIndex = from;
  return NAME_ENDS.exec(text)?.index ?? text.length;
}

/** The real reader then writes the variable over the text to its left (rules.md 0, trap 4). */
function corruptedByWazuh(name: string): OssifyError {
  return new OssifyError({
    code: 'UNSUPPORTED_XML_VARIABLE',
    message: `The variable $${name} follows a $(field) in the same text, which Wazuh's reader corrupts.`,
    hint: `Write the variable's text out, or put it before the $(field).`,
  });
}
