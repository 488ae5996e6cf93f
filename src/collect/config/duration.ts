const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** Seconds of `90m`, `24h`, `7d`; undefined for anything else. */
export function durationSeconds(text: string): number | undefined {
  const match = /^(\d+)([smhdw])$/.exec(text);
  const unit = UNIT_SECONDS[match?.[2] ?? ''];
  return match && unit !== undefined ? Number(match[1]) * unit : undefined;
}
