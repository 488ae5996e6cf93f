import type { Behaviour } from './behaviour.ts';

/** What changed between two behaviours, in words: `level 12 instead of 10`, `no longer asks field a.b`. */
export function changeWords(before: Behaviour, now: Behaviour): string[] {
  const old = bySubject(before.filter((line) => !now.includes(line)));
  const current = bySubject(now.filter((line) => !before.includes(line)));
  const gone = [...old].filter(([subject]) => !current.has(subject));
  return [
    ...[...current].map(([subject, values]) => changed(subject, old.get(subject), values)),
    ...gone.map(([subject, values]) => removed(subject, values)),
  ];
}

/** Parts that say something; all others ask something of an event. */
const SAYS = new Set([
  'level',
  'description',
  'groups',
  'mitre',
  'info',
  'options',
  'frequency',
  'timeframe',
  'ignore',
  'cve',
  'noalert',
]);

function changed(subject: string, before: readonly string[] | undefined, now: readonly string[]): string {
  const value = now.join(' and ');
  if (before !== undefined) return `${subject} ${value} instead of ${before.join(' and ')}`;
  return SAYS.has(subject) ? `now has ${subject} ${value}` : `now asks ${subject} ${value}`;
}

function removed(subject: string, before: readonly string[]): string {
  const value = before.join(' and ');
  return SAYS.has(subject) ? `no longer has ${subject} ${value}` : `no longer asks ${subject} ${value}`;
}

function bySubject(lines: Behaviour): Map<string, string[]> {
  const pairs = lines.map((line) => {
    const at = line.indexOf(': ');
    return { subject: line.slice(0, at), value: line.slice(at + 2) };
  });
  return new Map(
    [...Map.groupBy(pairs, ({ subject }) => subject)].map(([subject, all]) => [subject, all.map(({ value }) => value)]),
  );
}
