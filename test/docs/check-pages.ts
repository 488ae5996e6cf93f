import { type Check, checks, type Demonstration, REPORTS, type Snippet } from '../../src/check/index.ts';

const MAX_LINES = 40;

/** A kind's page: made from the kind itself, so that what it shows is what the tests run. */
export function checkPage(kind: Check): string {
  const { id, level, effect, title, reason, repair, reports, demonstration } = kind;
  const { before, after, near, missed, caught } = demonstration;
  const proof = missed
    ? proofText(missed, 'does not fire before the repair, and fires after it')
    : caught
      ? proofText(caught, 'fires before the repair, and does not fire after it')
      : '';
  const sources = [...new Set((reports ?? []).flatMap((number) => REPORTS[number].sources))];
  const cited = reports
    ? `Reported as ${sources.map(sourceLink).join(', ')} ([${reports.join(', ')}](../known-reports.md)).\n\n`
    : '';
  return `# ${id}

**${title}** (${level}: ${effect})

${reason}

${repair}

${cited}## Before

${snippetText(before)}
## After

${snippetText(after)}
## Alike, and right

${snippetText(near)}
${proof}${silencing(id)}`;
}

function proofText({ events, rule }: NonNullable<Demonstration['missed']>, happens: string): string {
  const times = events.length > 1 ? `(${events.length} times) ` : '';
  return `With the event\n\n\`\`\`\n${events.at(-1)}\n\`\`\`\n\n${times}rule ${rule} ${happens}.\n\n`;
}

function silencing(id: string): string {
  if (id === 'useless-silencer') return '';
  return `## To silence it

In the line above the element, its rule or its decoder: \`<!-- ossify-disable ${id}: reason -->\`; in a definition: \`silence: { '${id}': 'reason' }\`.
`;
}

/** `wazuh#1` as a link to the issue; what is no issue stays as it is. */
function sourceLink(source: string): string {
  const [repository = '', number] = source.split('#');
  if (number === undefined) return source;
  const owners: Readonly<Record<string, string>> = { wazuh: 'wazuh/wazuh', 'ossec-hids': 'ossec/ossec-hids' };
  return `[${source}](https://github.com/${owners[repository] ?? repository}/issues/${number})`;
}

/** The public reports, and what answers each. @param recorded names of recorded cases by report */
export function reportsPage(recorded: ReadonlyMap<string, readonly string[]>): string {
  const rows = Object.entries(REPORTS).map(([number, { symptom, sources }]) => {
    const kinds = checks.filter(({ reports }) => reports?.some((one) => one === number));
    const links = kinds.map(({ id }) => `[${id}](checks/${id}.md)`).join(', ');
    const cases = (recorded.get(number) ?? []).join(', ');
    return `| ${number} | ${symptom} | ${sources.map(sourceLink).join(', ')} | ${links || '–'} | ${cases || '–'} |\n`;
  });
  return `# What people reported, and what answers it

Public reports on rules, decoders and their files. Each is answered by kinds of finding of \`ossify check\`, by cases recorded from the real
engine that the embedded one repeats (\`test/cases/bugs.jsonl\`, held by \`test/bugs\`), or by both. Where there is no kind, nothing in the files
tells the fault: it shows in events, and \`ossify test\` and \`ossify explain\` show it. Made from the sources: \`OSSIFY_UPDATE=1 npx vitest run test/docs\`.

| | what happens | reported | found by | recorded |
|---|---|---|---|---|
${rows.join('')}`;
}

/** The table of all kinds. */
export function checkIndex(): string {
  const rows = checks.map(
    ({ id, level, effect, title }) =>
      `| [${id}](${id}.md) | ${level} | ${effect} | ${title.replaceAll('<', '&lt;').replaceAll('|', '\\|')} |\n`,
  );
  return `# What ossify check finds

${checks.length} kinds. Each page shows the flagged form, its repair and a form that looks alike and is right; the tests run all three
on the engine. \`ossify check acme\` judges a plugin of rules-src/ as it stands there; a folder of files and a manager's home are judged as
they are. In XML that is written by hand, a comment above an element, rule or decoder silences a kind where it is meant:
\`<!-- ossify-disable KIND: reason -->\`. The pages are made from the sources: \`OSSIFY_UPDATE=1 npx vitest run test/docs\`.

| kind | level | effect | what |
|---|---|---|---|
${rows.join('')}`;
}

function snippetText({ rules, decoders, shipped, lists = {}, conf, guides = {}, unreadable = [] }: Snippet): string {
  const parts = [
    ['shipped rules', shipped, 'xml'] as const,
    ...named('decoders', decoders),
    ...named('rules', rules),
    ...Object.entries(lists).map(([name, text]) => [`etc/lists/${name}`, text, ''] as const),
    ['ossec.conf', conf, 'xml'] as const,
    ...unreadable.map((path) => [path, '(cannot be opened)', ''] as const),
    ...Object.entries(guides).map(([name, text]) => [name, text, ''] as const),
  ].filter(([, text]) => text);
  const shown = parts.map(
    ([name, text = '', language]) =>
      `${parts.length > 1 ? `${name}:\n\n` : ''}\`\`\`${language}\n${shortened(text)}\n\`\`\`\n`,
  );
  return shown.join('\n');
}

function named(kind: string, texts: Snippet['rules']): readonly (readonly [string, string | undefined, 'xml'])[] {
  if (typeof texts !== 'object') return [[kind, texts, 'xml']];
  return Object.entries(texts).map(([name, text]) => [`etc/${kind}/${name}`, text, 'xml']);
}

/** Demonstrations of bounds are long. */
function shortened(text: string): string {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => (line.length > 200 ? `${line.slice(0, 160)} … ${line.slice(-20)}` : line));
  return (lines.length > MAX_LINES ? [...lines.slice(0, 12), '    …', ...lines.slice(-4)] : lines).join('\n');
}
