// What gives PCRE away in patterns that are none.

const RANGE = '(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\\d-\\d)';
const MEMBER = `(?:${RANGE}|\\\\[a-z]|[_.@-])`;
/**
 * Brackets are frequent in logs and legal text. A class gives itself away by a range, a ^, both cases of a letter, or a
 * repetition behind it.
 */
export const CLASS = new RegExp(
  `\\[\\^?${MEMBER}*${RANGE}${MEMBER}*\\]|\\[\\^[^\\]]+\\]|\\[([a-z])(?!\\1)(?i:\\1)\\]|\\[([A-Z])(?!\\2)(?i:\\2)\\]|\\[[^\\]]+\\][+*?{]`,
);
