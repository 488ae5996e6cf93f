/** Where an answer differs from its recording. */
export interface Difference {
  /** Of the case, or suite, section and event. */
  readonly name: string;
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** The outcome of one recorded file. */
export interface Area {
  readonly name: string;
  readonly total: number;
  /** At most one for each case, event or line that failed. */
  readonly differences: readonly Difference[];
}

export function passed(area: Area): number {
  return area.total - area.differences.length;
}

/** An error thrown by the engine is a difference too: what is refused has failed. */
export function orThrown(name: string, check: () => Difference | undefined): Difference | undefined {
  try {
    return check();
  } catch (error) {
    return {
      name,
      what: 'thrown',
      expected: 'an answer',
      actual: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
