// One escape function per dialect. Wazuh decodes no XML entities, so what a strict XML parser would not take as text is
// written in the pattern language itself, or refused.

const PCRE2_SPECIAL = /[\\^$.[\]|()?*+{}]/;
/** Not text for a strict XML parser, or changed by one (carriage return). The second half is ASCII's control characters. */
const XML_SPECIAL = /[<>&]|[^\P{Cc}\u0080-\u009f]/u;
const XML_SPECIAL_OR_ESCAPE = new RegExp(`(\\\\\\\\)|\\\\?(${XML_SPECIAL.source})`, 'gu');
/** The manager's upload of rule files puts a quote before such a text. */
const UPLOAD_SPECIAL = /^[=+@-]/;

/**
 * A literal text as PCRE2 in XML: metacharacters get a backslash; `<`, `&`, `>` and control characters are written `\xHH`.
 * Non-ASCII characters stay: Wazuh's PCRE2 compares bytes.
 */
export function escapePcre2(literal: string): string {
  const escaped = Array.from(literal, (character) => {
    if (XML_SPECIAL.test(character)) return hex(character);
    return PCRE2_SPECIAL.test(character) ? `\\${character}` : character;
  }).join('');
  return UPLOAD_SPECIAL.test(escaped) ? `${hex(escaped.charAt(0))}${escaped.slice(1)}` : escaped;
}

function hex(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** What is wrong with a pattern as XML text, and what to write instead. */
export interface Refusal {
  readonly message: string;
  readonly hint: string;
}

/** A pattern of the author, made safe as XML text without a change of meaning, or the reason why it cannot be. */
export function patternAsXml(type: 'pcre2' | 'osregex' | 'osmatch', source: string): string | Refusal {
  if (type !== 'pcre2') {
    if (!specialInText(source)) return source;
    return {
      message: `The ${type} pattern "${source}" holds a character that XML cannot carry and ${type} cannot escape.`,
      hint: 'Write contains() or pcre2(), which escape "<", ">", "&" and control characters.',
    };
  }
  if (/\(\?(?:P?<|<)/.test(source)) {
    return {
      message: `The pattern "${source}" holds "(?<", which a strict XML parser refuses and Wazuh offers no escape for.`,
      hint: 'Names of groups are ignored by Wazuh: write "(…)". Instead of a look-behind match the text and write \\K after it.',
    };
  }
  if (/\(\?[a-zA-Z^]*x/.test(source) && /[^\P{Cc}\u0080-\u009f]/u.test(source)) {
    return {
      message: `The pattern "${source}" holds line breaks or tabs that "(?x)" skips, and that would be characters once escaped.`,
      hint: 'Write it on one line, with blanks.',
    };
  }
  if (XML_SPECIAL.test(source) && source.includes('\\Q')) {
    return {
      message: `The pattern "${source}" holds "<", ">", "&" or a control character beside \\Q…\\E.`,
      hint: 'Escape the characters one by one instead of \\Q…\\E.',
    };
  }
  return source.replaceAll(XML_SPECIAL_OR_ESCAPE, (_all, backslashes: string | undefined, special: string) =>
    backslashes === undefined ? hex(special) : backslashes,
  );
}

/** Element text and attribute values that are no patterns: names, groups, descriptions. */
export function textAsXml(text: string): string | Refusal {
  const special = specialInText(text);
  if (special === undefined && text.isWellFormed()) return text;
  return {
    message: `"${text}" holds ${special === undefined ? 'half a character' : JSON.stringify(special)}, which Wazuh cannot read from XML: it decodes no entities.`,
    hint: 'Write it in words.',
  };
}

/** What a strict parser refuses or changes in an element's text; `>`, tabs and line breaks are text there. */
function specialInText(text: string): string | undefined {
  return text.includes(']]>') ? ']]>' : XML_SPECIAL.exec(text.replaceAll(/[>\t\n]/g, ''))?.[0];
}

/** Free text of a comment: what would end one early, for either reader, is pulled apart. */
export function escapeComment(text: string): string {
  return text
    .replaceAll(/-(?=-)/g, '- ')
    .replaceAll('!>', '! >')
    .replace(/-$/, '- ');
}
