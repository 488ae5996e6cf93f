/** One comment, or several with nothing between. */
const COMMENTS = /<![\s\S]*?(?:-->|!>)(?:\s*<![\s\S]*?(?:-->|!>))*/g;

/**
 * The same text to the engine, of the same length, of which a change can be read alone: comments at the beginning and between
 * elements are blanks. A comment that may be a whole content stays: blanks would be content.
 */
export function quietComments(text: string): string {
  return text.replace(COMMENTS, (comments, at: number) => {
    const before = /<(\/?)[^<>]*?(\/?)>\s*$/.exec(text.slice(Math.max(0, at - 200), at));
    const isAfterElement = before?.[1] === '/' || before?.[2] === '/';
    const isBeforeElement = /^\s*<[^/!]/.test(text.slice(at + comments.length, at + comments.length + 200));
    const isQuiet = at === 0 || isAfterElement || (before && isBeforeElement);
    return isQuiet ? comments.replace(/[^\n]/g, ' ') : comments;
  });
}
