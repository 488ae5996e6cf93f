/** How the engine spells numbers of an event: those of JSON are re-printed, those of a text stay as they were written. */
export type NumberSpelling = 'json' | 'text';

const INT32_MAX = 2_147_483_647;
const INT32_MIN = -2_147_483_648;

/**
 * The text that the JSON decoder makes of a number; in an event that is text itself, the number as people write it.
 * @returns decimal digits for 32-bit integers, else six decimals; undefined where the digits are not certain (an integer
 * past 2^53, more than six decimals)
 * @source Wazuh 4.14.7, test/vectors/json.jsonl
 */
export function spellNumber(value: number, spelling: NumberSpelling): string | undefined {
  if (Number.isInteger(value)) {
    if (!Number.isSafeInteger(value)) return undefined;
    const isPlain = spelling === 'text' || (value >= INT32_MIN && value <= INT32_MAX);
    return isPlain ? String(value === 0 ? 0 : value) : value.toFixed(6);
  }
  if (spelling === 'text') return String(value);
  const six = value.toFixed(6);
  return Number(six) === value ? six : undefined;
}

/**
 * A pattern for every number from `from` to `to`, both included and both integers, whatever its decimals.
 * @returns PCRE2 without anchors, one group or one piece
 */
export function numberRange(from: number | undefined, to: number | undefined): string {
  const alternatives = [...magnitudes(Math.max(from ?? 0, 0), to, to === undefined || to >= 0), ...negatives(from, to)];
  return alternatives.length === 1 && alternatives[0] !== undefined ? alternatives[0] : `(?:${alternatives.join('|')})`;
}

function negatives(from: number | undefined, to: number | undefined): string[] {
  if (from !== undefined && from >= 0) return [];
  const smallest = to !== undefined && to < 0 ? -to : 0;
  const largest = from === undefined ? undefined : -from;
  return magnitudes(smallest, largest, true).map((piece) => `-${piece}`);
}

/** Decimals that change nothing, and any decimals. A number's text is cut at 63 bytes, so digits may be missing. */
const ZERO_DECIMALS = '(?:\\.0*)?';
const ANY_DECIMALS = '(?:\\.\\d*)?';

/** Numbers without sign from `low` to `high`: any decimals below `high`, none at it. */
function magnitudes(low: number, high: number | undefined, isWanted: boolean): string[] {
  if (!isWanted) return [];
  if (high === undefined) return [`${oneOf(digitsFrom(low))}${ANY_DECIMALS}`];
  if (high < low) return [];
  const below = high > low ? [`${oneOf(digitsBetween(low, high - 1))}${ANY_DECIMALS}`] : [];
  return [...below, `${high}${ZERO_DECIMALS}`];
}

function oneOf(alternatives: readonly string[]): string {
  return alternatives.length === 1 && alternatives[0] !== undefined ? alternatives[0] : `(?:${alternatives.join('|')})`;
}

/** Alternatives for all decimal integers from `low` on, without leading zeros. */
function digitsFrom(low: number): string[] {
  if (low === 0) return ['\\d+'];
  const length = String(low).length;
  return [...sameLength(String(low), '9'.repeat(length)), `[1-9]${repeat(length, true)}`];
}

/** Alternatives for all decimal integers of a range; one walk for each number of digits. */
function digitsBetween(low: number, high: number): string[] {
  const [lowText, highText] = [String(low), String(high)];
  const result: string[] = [];
  for (let length = lowText.length; length <= highText.length; length++) {
    const from = length === lowText.length ? lowText : `1${'0'.repeat(length - 1)}`;
    const to = length === highText.length ? highText : '9'.repeat(length);
    result.push(...sameLength(from, to));
  }
  return result;
}

/** Both ends have the same number of digits. */
function sameLength(low: string, high: string): string[] {
  if (low === '') return [''];
  const first = digit(low);
  const last = digit(high);
  const [lowRest, highRest] = [low.slice(1), high.slice(1)];
  if (first === last) return sameLength(lowRest, highRest).map((rest) => `${first}${rest}`);

  const lowIsWhole = /^0*$/.test(lowRest);
  const highIsWhole = /^9*$/.test(highRest);
  const result: string[] = [];
  if (!lowIsWhole) result.push(...sameLength(lowRest, '9'.repeat(lowRest.length)).map((rest) => `${first}${rest}`));
  const from = lowIsWhole ? first : first + 1;
  const to = highIsWhole ? last : last - 1;
  if (from <= to) result.push(`${digitClass(from, to)}${repeat(lowRest.length, false)}`);
  if (!highIsWhole) result.push(...sameLength('0'.repeat(highRest.length), highRest).map((rest) => `${last}${rest}`));
  return result;
}

function digit(text: string): number {
  return text.charCodeAt(0) - 48;
}

function digitClass(from: number, to: number): string {
  if (from === to) return String(from);
  if (from === 0 && to === 9) return '\\d';
  return `[${from}-${to}]`;
}

/** `\d` so many times, or at least so many. */
function repeat(times: number, orMore: boolean): string {
  if (orMore) return times === 1 ? '\\d+' : `\\d{${times},}`;
  if (times === 0) return '';
  return times === 1 ? '\\d' : `\\d{${times}}`;
}
