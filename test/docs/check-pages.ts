import { type Check, checks, type Snippet } from '../../src/check/index.ts';

const MAX_LINES = 40;

/** A kind's page: made from the kind itself, so that what it shows is what the tests run. */
export function checkPage(kind: Check): string {
  const { id, level, effect, title, reason, repair, reports, demonstration } = kind;
  const { before, after, near, missed } = demonstration;
  const event = missed?.events.at(-1);
  const proof = missed
    ? `With the event\n\n\`\`\`\n${event}\n\`\`\`\n\n${missed.events.length > 1 ? `(${missed.events.length} times) ` : ''}rule ${missed.rule} does not fire before the repair, and fires after it.\n\n`
    : '';
  const cited = reports ? `Reported as ${reports.join(', ')}.\n\n` : '';
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

function silencing(id: string): string {
  if (id === 'useless-silencer') return '';
  return `## To silence it

In the line above the element, its rule or its decoder: \`<!-- ossify-disable ${id}: reason -->\`; in a definition: \`silence: { '${id}': 'reason' }\`.
`;
}

/** The table of all kinds. */
export function checkIndex(): string {
  const rows = checks.map(
    ({ id, level, effect, title }) =>
      `| [${id}](${id}.md) | ${level} | ${effect} | ${title.replaceAll('<', '&lt;').replaceAll('|', '\\|')} |\n`,
  );
  return `# What ossify check finds

${checks.length} kinds. Each page shows the flagged form, its repair and a form that looks alike and is right; the tests run all three
on the engine. The pages are made from the sources: \`OSSIFY_UPDATE=1 npx vitest run test/docs\`.

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
