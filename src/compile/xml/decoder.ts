import { type Decoder, decoderElements, type TextTest } from '../../define/index.ts';
import { checkedPattern, type PatternPlace, unwrapNot } from '../pattern/checked-pattern.ts';
import type { RenderedPattern } from '../pattern/field-pattern.ts';
import type { Report } from '../report.ts';
import { element, safeText, safeValue, type XmlNode } from './node.ts';

/** @source Wazuh 4.14.7: bytes of all parts of one kind in a decoder (message 1104 beyond) */
const POOL_LIMIT = 1_023;

/** The `<decoder>` element of a decoder. */
export function decoderNode(decoder: Decoder, report: Report): XmlNode {
  const text = (name: keyof typeof decoderElements, content: string | undefined): XmlNode[] =>
    content === undefined ? [] : [element(decoderElements[name], safeText(content, report))];
  const { pluginDecoder, pluginOffset } = decoder;
  return element('decoder', '', { name: safeValue(decoder.name, report) }, [
    ...text('parent', decoder.parent),
    ...text('type', decoder.type),
    ...patternNodes(decoder.programName, decoderElements.programName, {}, ['osmatch', 'osregex', 'pcre2'], report),
    ...patternNodes(
      decoder.prematch,
      decoderElements.prematch,
      { offset: decoder.prematchOffset },
      ['osregex', 'pcre2'],
      report,
    ),
    ...(pluginDecoder ? [element(decoderElements.pluginDecoder, pluginDecoder, { offset: pluginOffset })] : []),
    ...patternNodes(
      decoder.regex,
      decoderElements.regex,
      { offset: decoder.regexOffset },
      ['osregex', 'pcre2'],
      report,
    ),
    ...text('order', decoder.order?.map(escapeComma).join(', ')),
    ...text('fts', decoder.fts?.join(', ')),
    ...text('ftsComment', decoder.ftsComment),
    ...text('accumulate', decoder.accumulate && 'yes'),
    ...text('useOwnName', decoder.useOwnName && 'true'),
    ...text('jsonNullField', decoder.jsonNullField),
    ...text('jsonArrayStructure', decoder.jsonArrayStructure),
  ]);
}

/** A comma inside a name would end it. @source Wazuh 4.14.7: a backslash before a comma keeps it in the word */
function escapeComma(name: string): string {
  return name.replaceAll(',', '\\,');
}

function patternNodes(
  outer: TextTest | undefined,
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  dialects: readonly RenderedPattern['type'][],
  report: Report,
): XmlNode[] {
  if (outer === undefined) return [];
  const { test, isNegated } = unwrapNot(outer.test);
  if (
    isNegated ||
    test.kind === 'list' ||
    test.kind === 'address' ||
    test.kind === 'not' ||
    test.kind === 'decoded' ||
    test.kind === 'impossible'
  ) {
    report({
      code: 'DECODER_TEST',
      message: `<${name}> of a decoder takes a plain text test only.`,
      hint: 'Write startsWith(), contains(), pcre2() or osRegex().',
    });
    return [];
  }
  const place: PatternPlace = {
    name: `<${name}>`,
    maxBytes: POOL_LIMIT,
    dialects,
    ...(name === decoderElements.regex ? { mode: 'capture' as const } : {}),
  };
  const pattern = checkedPattern(test, 'text', place, report);
  return pattern ? [element(name, pattern.source, { type: pattern.type, ...attributes })] : [];
}
