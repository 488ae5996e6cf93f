/** A file's text without its comments, and what is needed to tell line numbers in it. */
export interface Uncommented {
  readonly text: string;
  /** Newlines that a comment took with it, by the offset in `text` where the comment stood. */
  readonly lostLines: readonly { readonly offset: number; readonly count: number }[];
  /** The last comment has no end; `text` stops where it began. */
  readonly isOpen: boolean;
}

/** A comment as it stands in a file. Lines are counted from 1. */
export interface XmlComment {
  /** Without its marks, otherwise as it is. */
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
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
  for (const { start, end } of commentSpans(bytes)) {
    text += bytes.slice(from, start);
    lostLines.push({ offset: text.length, count: countNewlines(bytes, start, end ?? bytes.length) });
    if (end === undefined) return { text, lostLines, isOpen: true };
    from = end;
  }
  return { text: text + bytes.slice(from), lostLines, isOpen: false };
}

/** The comments of a file, in their order. */
export function readComments(bytes: string): readonly XmlComment[] {
  let line = 1;
  let counted = 0;
  const lineAt = (offset: number): number => {
    line += countNewlines(bytes, counted, offset);
    counted = offset;
    return line;
  };
  return [...commentSpans(bytes)].map(({ start, end = bytes.length }) => ({
    text: bytes
      .slice(start, end)
      .replace(/^<!(?:--)?/, '')
      .replace(/(?:--|!)>$/, ''),
    line: lineAt(start),
    endLine: lineAt(end),
  }));
}

/** Offsets of the comments; `end` is undefined for one that is never closed. */
function* commentSpans(bytes: string): Iterable<{ readonly start: number; readonly end: number | undefined }> {
  let from = 0;
  for (let start = bytes.indexOf('<!'); start >= 0; start = bytes.indexOf('<!', from)) {
    const end = endOfComment(bytes, start + 2);
    yield { start, end };
    if (end === undefined) return;
    from = end;
  }
}

/** The search for `!>` stops where `-->` stands: in most files there is none, and each search would go to the end. */
function endOfComment(bytes: string, from: number): number | undefined {
  const dashes = bytes.indexOf('-->', from);
  const bang = bytes.slice(from, dashes < 0 ? undefined : dashes).indexOf('!>');
  if (bang >= 0) return from + bang + 2;
  return dashes < 0 ? undefined : dashes + 3;
}

/** Counts the line breaks in `text[from, to)`. */
export function countNewlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
