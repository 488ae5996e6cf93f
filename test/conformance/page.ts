import { type Area, passed } from './area.ts';

/** Areas of one kind of recording. */
export interface Kind {
  readonly title: string;
  /** What was recorded, in a sentence. */
  readonly about: string;
  readonly areas: readonly Area[];
}

/** docs/conformance.md: how far the engine agrees with the recordings of the real one. */
export function conformancePage(kinds: readonly Kind[], version: string, day: string): string {
  const sections = kinds.map(({ title, about, areas }) => {
    const rows = areas.map((area) => `| ${area.name} | ${count(passed(area))} of ${count(area.total)} |\n`);
    return `## ${title}\n\n${about}\n\n| area | agree |\n|---|---|\n${rows.join('')}`;
  });
  const all = kinds.flatMap(({ areas }) => areas);
  return `# Agreement with the real engine

**${sum(all, passed)} of ${sum(all, ({ total }) => total)}** recordings of Wazuh ${version} are answered as the real engine answered, on ${day}. An answer
agrees when the whole of it does: decoder, fields, rule, level, description, groups, messages and exit code, all but times and
session tokens. What the engine refuses counts as failed. Written by \`OSSIFY_UPDATE=1 npm run conformance\`; the command alone says how
it is now.

${sections.join('\n')}`;
}

function sum(areas: readonly Area[], number: (area: Area) => number): string {
  return count(areas.reduce((total, area) => total + number(area), 0));
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
