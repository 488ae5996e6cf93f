import type { TextTest } from '../../define/index.ts';
import { OssifyError } from '../../diagnostics/index.ts';
import { compileExpression, PatternError } from '../../engine/regex/index.ts';
import type { Report } from '../report.ts';
import { type PatternTest, type RenderedPattern, renderPattern } from './field-pattern.ts';
import type { NumberSpelling } from './number.ts';

/** Where a pattern stands: its limit, and the dialects that Wazuh takes there. */
export interface PatternPlace {
  /** As people name it: `<match>`, `the test of "srcip"`. */
  readonly name: string;
  /** Bytes, or undefined where nothing but the reader's own limit holds. */
  readonly maxBytes: number;
  readonly dialects: readonly RenderedPattern['type'][];
  readonly mode?: 'capture';
}

export const everyDialect = ['osregex', 'osmatch', 'pcre2'] as const;
/** @source Wazuh 4.14.7: longest content of an element; of a glued one (message 1104 beyond) */
export const XML_LIMIT = 20_480;
export const GLUED_LIMIT = 2_047;

/** Renders a test and has the engine's own compiler judge it; what is wrong is reported, and undefined comes back. */
export function checkedPattern(
  test: PatternTest,
  spelling: NumberSpelling,
  place: PatternPlace,
  report: Report,
): RenderedPattern | undefined {
  const rendered = writable(test, spelling, report);
  if (rendered === undefined) return undefined;
  if (!place.dialects.includes(rendered.type)) {
    report({
      code: 'PATTERN_DIALECT',
      message: `${place.name} takes no ${rendered.type} pattern: Wazuh would fall back to osregex.`,
      hint: `Write one of ${place.dialects.join(', ')}.`,
    });
    return undefined;
  }
  return compiles(rendered, place, report) ? rendered : undefined;
}

/** The pattern as XML text; as it stands where its definition is known to hold what a strict parser refuses. */
function writable(test: PatternTest, spelling: NumberSpelling, report: Report): RenderedPattern | undefined {
  const rendered = renderPattern(test, spelling);
  if (!('message' in rendered)) return rendered;
  const isKnown = report({ code: 'PATTERN_NOT_WRITABLE', ...rendered });
  return isKnown && test.kind === 'pattern' ? { type: test.type, source: test.source } : undefined;
}

function compiles({ type, source }: RenderedPattern, place: PatternPlace, report: Report): boolean {
  const bytes = Buffer.byteLength(source);
  if (bytes > place.maxBytes) {
    report({
      code: 'PATTERN_TOO_LONG',
      message: `The pattern of ${place.name} has ${bytes} bytes; Wazuh keeps ${place.maxBytes} and drops a longer one silently.`,
      hint: 'Split it over several definitions.',
    });
    return false;
  }
  try {
    compileExpression(Buffer.from(source, 'utf8').toString('latin1'), type, place.mode ?? 'plain');
  } catch (cause) {
    if (cause instanceof OssifyError) {
      report({ code: cause.code, message: cause.message, ...(cause.hint ? { hint: cause.hint } : {}) });
    } else if (cause instanceof PatternError) {
      report({
        code: 'PATTERN_DOES_NOT_COMPILE',
        message: `The ${type} pattern "${source}" of ${place.name} does not compile: ${cause.message}.`,
        hint:
          type === 'osregex'
            ? 'OS_Regex knows few escapes; pcre2() takes what other tools call a regex.'
            : 'See the dialects in docs.',
      });
    } else throw cause;
    return false;
  }
  return explainsItself({ type, source }, place, report);
}

/** Tokens of PCRE that OS_Regex and OS_Match take for plain text: the rule would load and never fire. */
const ONLY_PCRE = /\(\?|\[\^?[^\]]*\w-\w[^\]]*\]|\{\d+(?:,\d*)?\}|\\[dwsDWS]\?|[)\]][+*?]|\.[*+]/;

/** In OS_Regex `\.` and `\)` stand for characters, which may be repeated: `\.+` is no PCRE. */
function withoutEscapes(type: RenderedPattern['type'], source: string): string {
  return type === 'osregex' ? source.replaceAll(/\\[^dwsDWS]/g, '  ') : source;
}

function explainsItself({ type, source }: RenderedPattern, place: PatternPlace, report: Report): boolean {
  const token = type === 'pcre2' ? undefined : ONLY_PCRE.exec(withoutEscapes(type, source))?.[0];
  if (token === undefined) return true;
  return report({
    code: 'PATTERN_OF_ANOTHER_DIALECT',
    message: `"${token}" in ${place.name} is plain text in ${type}: the pattern would load and match almost nothing.`,
    hint: 'Write pcre2(), or in OS_Regex "\\.*" for any text.',
  });
}

/** Splits off negation. */
export function unwrapNot(test: TextTest['test']): { readonly test: TextTest['test']; readonly isNegated: boolean } {
  if (test.kind !== 'not') return { test, isNegated: false };
  const inner = unwrapNot(test.test);
  return { test: inner.test, isNegated: !inner.isNegated };
}
