import type { Json } from '../../define/index.ts';

/** An integer outside of a text that may be past 2^53. */
const LONG_INTEGER = /[\s[:,]-?\d{16,}/;
/** Texts are matched to be skipped. */
const TEXT_OR_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/**
 * Reads JSON so that integers past 2^53 keep their digits: they become texts.
 * @throws SyntaxError when the text is not JSON
 */
export function readJson(text: string): Json {
  return LONG_INTEGER.test(text) ? readExactJson(text) : JSON.parse(text);
}

/** The same of a text that is known to hold a long integer. */
export function readExactJson(text: string): Json {
  return JSON.parse(text.replace(TEXT_OR_INTEGER, quoteIfUnsafe));
}

function quoteIfUnsafe(token: string): string {
  return token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
}
