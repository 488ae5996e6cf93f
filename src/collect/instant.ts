/** Microseconds since 1970 in UTC; exact as a number until the year 2255. */
export type Micros = number;

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?\s*(Z|[+-]\d\d:?\d\d)?$/i;
const EPOCH_MS = /^\d{12,14}$/;

export const MICROS_A_MS = 1_000;
export const MICROS_A_SECOND = 1_000_000;

/**
 * Reads the spellings of time that APIs use: ISO 8601 with 0 to 9 decimals, `Z`, an offset or no zone (taken as UTC),
 * or epoch milliseconds. Digits past the microsecond are cut off.
 */
export function microsOf(text: string): Micros | undefined {
  if (EPOCH_MS.test(text)) return Number(text) * MICROS_A_MS;
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, date, clock, fraction = '', zone = 'Z'] = match;
  const seconds = Date.parse(`${date}T${clock}Z`) / 1000;
  if (!Number.isFinite(seconds)) return undefined;
  return (seconds - offsetSeconds(zone)) * MICROS_A_SECOND + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** ISO 8601 in UTC with six decimals, as a window's bounds are spelled. */
export function microsText(micros: Micros): string {
  const seconds = Math.floor(micros / MICROS_A_SECOND);
  const fraction = micros - seconds * MICROS_A_SECOND;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(fraction).padStart(6, '0')}Z`;
}

function offsetSeconds(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(-2)) * 60);
}
