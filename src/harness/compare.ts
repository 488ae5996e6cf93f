import type { Example } from './example.ts';
import type { RunReport } from './run.ts';
import type { Verdict } from './verdict.ts';

/** One thing that two judges say differently of one example. */
export interface Difference {
  readonly example: Example;
  /** `rule`, `level`, `groups`, `decoder`, `description`, `alert`, or a field's name. */
  readonly what: string;
  /** What each judge says, by its name; `none` where it says nothing. */
  readonly values: Readonly<Record<string, string>>;
}

const SIMPLE = ['rule', 'level', 'decoder', 'parentDecoder', 'description', 'alert'] as const;

/**
 * Everything on which the judges of one plugin's examples differ, in the order of the examples.
 * An example that a judge was not given is not compared: its report says so.
 */
export function compareRuns(runs: readonly RunReport[]): Difference[] {
  const [first] = runs;
  return (first?.results ?? []).flatMap(({ example }, index) => {
    const verdicts = runs.flatMap(({ backend, results }): [string, Verdict][] => {
      const outcome = results[index]?.outcome;
      return outcome === undefined || outcome.kind === 'not-comparable' ? [] : [[backend, outcome.verdict]];
    });
    return compareVerdicts(verdicts).map((difference) => ({ example, ...difference }));
  });
}

/** What differs between named verdicts of one event; nothing when there are fewer than two. */
export function compareVerdicts(verdicts: readonly (readonly [string, Verdict])[]): Omit<Difference, 'example'>[] {
  const names = new Set(verdicts.flatMap(([, { fields }]) => Object.keys(fields)));
  return [
    ...SIMPLE.flatMap((what) => differing(what, verdicts, (verdict) => show(verdict[what]))),
    ...differing('groups', verdicts, ({ groups }) => groups.join(', ')),
    ...[...names].flatMap((name) => differing(name, verdicts, ({ fields }) => show(fields[name]))),
  ];
}

function differing(
  what: string,
  verdicts: readonly (readonly [string, Verdict])[],
  read: (verdict: Verdict) => string,
): Omit<Difference, 'example'>[] {
  const values = verdicts.map(([name, verdict]) => [name, read(verdict)] as const);
  if (new Set(values.map(([, value]) => value)).size < 2) return [];
  return [{ what, values: Object.fromEntries(values) }];
}

function show(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? 'none' : String(value);
}
