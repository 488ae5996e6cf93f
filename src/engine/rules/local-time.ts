/** The time of day and week at which an event was received, in the engine's zone. */
export interface LocalTime {
  /** Since midnight. */
  readonly minutes: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

const MINUTE_MS = 60_000;

/** @param offsetMinutes of the zone from UTC, positive to the east */
export function localTime(timeMs: number, offsetMinutes: number): LocalTime {
  const shifted = new Date(timeMs + offsetMinutes * MINUTE_MS);
  return { minutes: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(), weekday: shifted.getUTCDay() };
}

/** `2025-01-31T23:59:59.123+0100`. */
export function timestampText(timeMs: number, offsetMinutes: number): string {
  const local = new Date(timeMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, -1);
  const size = Math.abs(offsetMinutes);
  const zone = `${pair(Math.floor(size / 60))}${pair(size % 60)}`;
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${zone}`;
}

function pair(number: number): string {
  return String(number).padStart(2, '0');
}
