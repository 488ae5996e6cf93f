import type { XmlElement } from '../../engine/xml/index.ts';
import { attributeOf } from '../read-input.ts';

type Dialect = 'osregex' | 'osmatch' | 'pcre2' | 'string';

/** Rule elements that hold a pattern, with the dialect that they have when they do not say one. */
const RULE_PATTERNS: Readonly<Record<string, Dialect>> = {
  match: 'osmatch',
  regex: 'osregex',
  field: 'osregex',
  srcport: 'osmatch',
  dstport: 'osmatch',
  user: 'osmatch',
  url: 'osmatch',
  id: 'osmatch',
  status: 'osmatch',
  hostname: 'osmatch',
  program_name: 'osmatch',
  protocol: 'osmatch',
  system_name: 'osmatch',
  data: 'osmatch',
  extra_data: 'osmatch',
  location: 'osmatch',
  srcgeoip: 'osmatch',
  dstgeoip: 'osmatch',
  action: 'string',
};

const DECODER_PATTERNS: Readonly<Record<string, Dialect>> = {
  prematch: 'osregex',
  regex: 'osregex',
  program_name: 'osmatch',
};

export interface PatternElement {
  readonly element: XmlElement;
  readonly dialect: Dialect;
  /** The element says its type itself. */
  readonly isTyped: boolean;
  /** The field, for `<field>`. */
  readonly field: string | undefined;
}

/** The elements of a rule or decoder that hold patterns, with their dialect. @source rules.md 1.3, decoding.md 3.5 */
export function patternElements(parent: XmlElement, kind: 'rule' | 'decoder'): readonly PatternElement[] {
  const defaults = kind === 'rule' ? RULE_PATTERNS : DECODER_PATTERNS;
  return parent.children.flatMap((element) => {
    const standard = defaults[element.name.toLowerCase()];
    if (standard === undefined) return [];
    const type = element.attributes.find(({ name }) => name === 'type')?.value.toLowerCase();
    const isTyped = type === 'osregex' || type === 'osmatch' || type === 'pcre2';
    return [{ element, dialect: isTyped ? type : standard, isTyped, field: attributeOf(element, 'name') }];
  });
}
