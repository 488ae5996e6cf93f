/** One line of the doctor's report. */
export interface Check {
  readonly state: 'good' | 'warning' | 'bad';
  readonly about: string;
  readonly found: string;
  readonly advice?: string;
  /** What the doctor exits with when this is bad. */
  readonly exitCode?: number;
}

const MARKS = { good: 'ok  ', warning: 'warn', bad: 'FAIL' } as const;

export function checkLine({ state, about, found, advice }: Check): string {
  return `${MARKS[state]}  ${about.padEnd(16)}  ${found}${advice === undefined ? '' : `  -> ${advice}`}\n`;
}

export function good(about: string, found: string): Check {
  return { state: 'good', about, found };
}

export function warning(about: string, found: string, advice: string): Check {
  return { state: 'warning', about, found, advice };
}

export function bad(about: string, found: string, advice: string, exitCode: number): Check {
  return { state: 'bad', about, found, advice, exitCode };
}
