/** A file's text without its comments, and what is needed to tell line numbers in it. */
export interface Uncommented {
  readonly text: string;
  /** Newlines that a comment took with it, by the offset in `text` where the comment stood. */
  readonly lostLines: readonly { readonly offset: number; readonly count: number }[];
  /** The last comment has no end; `text` stops where it began. */
  readonly isOpen: boolean;
}

/**
 * Takes the comments out: they begin with `<!` anywhere, in content, tags and values alike and after a backslash too, and end at
 * `-->` or `!>`. The halves around one are joined with nothing between.
 * @source decoding.md 5.2; load-comment-in-content, load-comment-gt, load-doctype
 */
export function removeComments(bytes: string): Uncommented {
  const lostLines: { offset: number; count: number }[] = [];
  let text = '';
  let from = 0;
  for (let start = bytes.indexOf('<!'); start >= 0; start = bytes.indexOf('<!', from)) {
    text += bytes.slice(from, start);
    const end = endOfComment(bytes, start + 2);
    lostLines.push({ offset: text.length, count: countNewlines(bytes, start, end ?? bytes.length) });
    if (end === undefined) return { text, lostLines, isOpen: true };
    from = end;
  }
  return { text: text + bytes.slice(from), lostLines, isOpen: false };
}

function endOfComment(bytes: string, from: number): number | undefined {
  const dashes = bytes.indexOf('-->', from);
  const bang = bytes.indexOf('!>', from);
  if (dashes < 0 && bang < 0) return undefined;
  return dashes < 0 || (bang >= 0 && bang < dashes) ? bang + 2 : dashes + 3;
}

/** Counts the line breaks in `text[from, to)`. */
export function countNewlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
