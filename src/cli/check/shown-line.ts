const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NARROWEST = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** A line as a terminal may show it: tabs and what would steer the terminal become blanks. */
export function shownLine(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ').trimEnd();
}

/** The columns that a text takes on a terminal: two for a Chinese sign or an emoji, none for an accent of its own. */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (NARROWEST.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1), 0);
}
