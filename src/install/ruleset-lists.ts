/**
 * Declares lists in ossec.conf: between markers of the plugin, inside the last <ruleset>, since a second <ruleset> block
 * would replace the first one's files. Idempotent; every other byte stays.
 * @returns undefined when the text has no <ruleset>
 */
export function withLists(conf: string, plugin: string, lists: readonly string[]): string | undefined {
  const begin = `<!-- ossify:${plugin} lists begin -->`;
  const end = `<!-- ossify:${plugin} lists end -->`;
  const clean = without(conf, begin, end);
  if (lists.length === 0) return clean;
  const at = withoutComments(clean).lastIndexOf('</ruleset>');
  if (at < 0) return undefined;
  const entries = lists.map((path) => `\n    <list>${path}</list>`).join('');
  return `${clean.slice(0, at)}${begin}${entries}\n  ${end}${clean.slice(at)}`;
}

function without(text: string, begin: string, end: string): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  return from < 0 || to < 0 ? text : text.slice(0, from) + text.slice(to + end.length);
}

/** The same length, comments blanked out; Wazuh's comments begin with `<!` and end at `-->` or `!>`. */
function withoutComments(text: string): string {
  return text.replace(/<!(?:[\s\S]*?(?:-->|!>)|[\s\S]*$)/g, (comment) => ' '.repeat(comment.length));
}
