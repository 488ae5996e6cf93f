/** Minutes since midnight, both ends included; `isNegated` turns inside into outside. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
  readonly isNegated: boolean;
}

/** Why a `<time>` or `<weekday>` cannot be read: what the real engine quotes in its own message. */
export interface BadText {
  readonly bad: string;
}

const CLOCK_TIME = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?/i;

/**
 * Reads `[!]H[:MM][ am|pm] - H[:MM][ am|pm]`.
 * quirk: a window over midnight is stored as "not between its end and its start", both excluded, and loses a leading `!`.
 * @source rules.md 1.6
 */
export function parseTimeWindow(text: string): TimeWindow | BadText {
  let rest = text.trimStart();
  const isNegated = rest.startsWith('!');
  if (isNegated) rest = rest.slice(1).trimStart();
  const from = readClockTime(rest);
  if (!from) return { bad: rest };
  rest = rest.slice(from.length).trimStart();
  if (!rest.startsWith('-')) return { bad: rest };
  rest = rest.slice(1).trimStart();
  const to = readClockTime(rest);
  if (!to) return { bad: rest };
  rest = rest.slice(to.length).trimStart();
  if (rest !== '') return { bad: rest };
  if (from.minutes <= to.minutes) return { from: from.minutes, to: to.minutes, isNegated };
  return { from: to.minutes, to: from.minutes, isNegated: true };
}

export function isInWindow(minutes: number, window: TimeWindow): boolean {
  return (minutes >= window.from && minutes <= window.to) !== window.isNegated;
}

function readClockTime(text: string): { readonly minutes: number; readonly length: number } | undefined {
  const match = CLOCK_TIME.exec(text);
  if (!match) return undefined;
  const half = match[3]?.toLowerCase();
  const minute = Number(match[2] ?? 0);
  const hour = Number(match[1]);
  if (minute > 59 || hour > (half ? 12 : 23)) return undefined;
  const ofDay = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return { minutes: ofDay * 60 + minute, length: match[0].length };
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const SEVERAL_DAYS = new Map<string, readonly number[]>([
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekends', [0, 6]],
]);

/**
 * Reads day names, their first three letters, `weekdays` and `weekends`, separated by blanks and commas; `!` is refused.
 * @returns 0 for Sunday
 * @source rules.md 1.6
 */
export function parseWeekdays(text: string): ReadonlySet<number> | BadText {
  const days = new Set<number>();
  for (const { 0: word, index } of text.matchAll(/[^\s,]+/g)) {
    const found = daysNamed(word.toLowerCase());
    if (!found) return { bad: text.slice(index) };
    for (const day of found) days.add(day);
  }
  return days.size > 0 ? days : { bad: text };
}

function daysNamed(word: string): readonly number[] | undefined {
  const several = SEVERAL_DAYS.get(word);
  if (several) return several;
  const day = DAYS.findIndex((name) => name === word || name.slice(0, 3) === word);
  return day < 0 ? undefined : [day];
}

export function isBadText(value: object): value is BadText {
  return 'bad' in value;
}
