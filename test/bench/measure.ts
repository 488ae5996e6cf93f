/** One figure of the bench, beside what it has to be. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'events/s' | 'MB';
  /** At most this much; of `events/s` at least. */
  readonly target: number;
}

/** Runs of a whole command: they vary more than what is measured within one process. A run before them fills Node's cache of code. */
export const COLD_RUNS = 7;

/** The median of several runs, in milliseconds of wall time. The first run, which compiles, counts like the others. */
export function medianMs(runs: number, run: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return median(times);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

export function isMet({ value, unit, target }: Figure): boolean {
  return unit === 'events/s' ? value >= target : value <= target;
}

/** `suite in one session                 24,310 events/s   goal >= 20,000   met` */
export function figureText(figure: Figure): string {
  const { name, value, unit, target } = figure;
  const shown = value < 10 ? value.toPrecision(2) : Math.round(value).toLocaleString('en');
  const goal = `goal ${unit === 'events/s' ? '>=' : '<='} ${target.toLocaleString('en')}`;
  return `${name.padEnd(40)} ${shown.padStart(8)} ${unit.padEnd(10)} ${goal.padEnd(16)} ${isMet(figure) ? 'met' : 'MISSED'}`;
}
