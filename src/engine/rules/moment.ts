/** The time of day and week at which an event was received, in the engine's zone. */
export interface LocalTime {
  /** Since midnight. */
  readonly minutes: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

const MINUTE_MS = 60_000;

/** When an event was received, as rules and the answer need it. Many events share it. */
export class Moment {
  readonly timeMs: number;
  readonly seconds: number;
  readonly local: LocalTime;
  /** As the answer shows it. */
  readonly timestamp: string;

  /** @param offsetMinutes of the zone from UTC, positive to the east */
  constructor(timeMs: number, offsetMinutes: number) {
    this.timeMs = timeMs;
    this.seconds = Math.floor(timeMs / 1000);
    this.local = localTime(timeMs, offsetMinutes);
    this.timestamp = timestampText(timeMs, offsetMinutes);
  }
}

function localTime(timeMs: number, offsetMinutes: number): LocalTime {
  const shifted = new Date(timeMs + offsetMinutes * MINUTE_MS);
  return { minutes: shifted.getUTCHours() * 60 + shifted.getUTCMinutes(), weekday: shifted.getUTCDay() };
}

/** `2025-01-31T23:59:59.123+0100`. */
function timestampText(timeMs: number, offsetMinutes: number): string {
  const local = new Date(timeMs + offsetMinutes * MINUTE_MS).toISOString().slice(0, -1);
  const size = Math.abs(offsetMinutes);
  const zone = `${pair(Math.floor(size / 60))}${pair(size % 60)}`;
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${zone}`;
}

function pair(number: number): string {
  return String(number).padStart(2, '0');
}
