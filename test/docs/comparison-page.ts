// docs/comparison.md: figures read off the two tables of decisions, which tests of their own hold.

export interface Verdict {
  /** 0: none. */
  readonly rule: number;
  readonly level: number;
}

export interface Decided {
  /** A stream of the API, or `syslog`. */
  readonly channel: string;
  /** Cells by the head of their column. */
  readonly seen: Readonly<Record<string, string>>;
  readonly recipe: Verdict;
  readonly ossify: Verdict;
}

/** All rows of a page of decisions: tables whose last two columns are `recipe` and `Ossify`, below the title of their stream. */
export function readDecisions(page: string, only?: string): Decided[] {
  const rows: Decided[] = [];
  let channel = only ?? '';
  let head: readonly string[] = [];
  for (const line of page.split('\n')) {
    const [, title] = /^## (\w+)$/.exec(line) ?? [];
    if (title !== undefined) channel = title;
    if (!line.startsWith('| ')) head = [];
    else if (head.length === 0) head = cellsOf(line);
    else if (!line.startsWith('| ---') && head.at(-1) === 'Ossify') {
      const cells = cellsOf(line);
      const seen = Object.fromEntries(head.map((name, index) => [name, cells[index] ?? '']));
      rows.push({ channel, seen, recipe: verdict(seen.recipe), ossify: verdict(seen.Ossify) });
    }
  }
  return rows;
}

function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function verdict(text = ''): Verdict {
  const [, rule = '0', level = '0'] = /^(\d+) \((\d+)\)$/.exec(text) ?? [];
  return { rule: Number(rule), level: Number(level) };
}

/** Rules that say only that something came: of a product as a whole, and of a stream. */
const BASES = new Set([0, 1002, 100_600, 100_605, 100_640, 100_660, 100_730, 100_740, 100_750, 105_000]);

interface Measure {
  readonly what: string;
  readonly of: (row: Decided) => boolean;
  readonly is: (verdict: Verdict) => boolean;
}

const isThreat = (status: string) => (row: Decided) =>
  row.channel === 'threats' && row.seen.mitigationStatus === status;
const hasOpinion = ({ rule }: Verdict) => !BASES.has(rule);

const MEASURES: readonly Measure[] = [
  {
    what: 'threats that are **not** mitigated, told as mitigated',
    of: isThreat('not_mitigated'),
    is: ({ rule }) => rule === 100_602,
  },
  {
    what: 'threats that are not mitigated, at level 10 or more',
    of: isThreat('not_mitigated'),
    is: ({ level }) => level >= 10,
  },
  { what: 'mitigated threats, told as such', of: isThreat('mitigated'), is: ({ rule }) => rule === 100_602 },
  {
    what: 'threats marked as benign, at level 10 or more',
    of: isThreat('marked_as_benign'),
    is: ({ level }) => level >= 10,
  },
  { what: 'activities with a rule of their own', of: ({ channel }) => channel === 'activities', is: hasOpinion },
  { what: 'alerts with a rule of their own', of: ({ channel }) => channel === 'alerts', is: hasOpinion },
  { what: 'endpoints at level 10 or more', of: ({ channel }) => channel === 'agents', is: ({ level }) => level >= 10 },
  {
    what: 'syslog lines that a rule of the product takes',
    of: ({ channel }) => channel === 'syslog',
    is: ({ rule }) => rule > 1_002,
  },
  { what: 'syslog lines with a rule of their own', of: ({ channel }) => channel === 'syslog', is: hasOpinion },
  {
    what: 'syslog lines at level 12 or more',
    of: ({ channel }) => channel === 'syslog',
    is: ({ level }) => level >= 12,
  },
];

/** The page. */
export function comparisonPage(rows: readonly Decided[]): string {
  const lines = MEASURES.map(({ what, of, is }) => {
    const asked = rows.filter(of);
    const count = (side: 'recipe' | 'ossify') => asked.filter((row) => is(row[side])).length;
    return `| ${what} | ${asked.length} | ${count('recipe')} | ${count('ossify')} |\n`;
  });
  return `# Compared with the public recipe

The recipe is the vendor's article "Integrating SentinelOne XDR with Wazuh" (for 4.7.2): a Python script, decoders and rules. Its
verdicts were recorded on the real engine 4.14.7 for the same samples; ours are those of [decisions.md](decisions.md) and
[syslog-decisions.md](syslog-decisions.md), row by row. This table is counted from those two pages by
test/docs/comparison.test.ts; \`OSSIFY_UPDATE=1 npx vitest run test/docs\` writes it.

## Measured on the samples

| samples | of | recipe | Ossify |
| --- | --- | --- | --- |
${lines.join('')}
## Read from its text, not measured

| | recipe | Ossify |
| --- | --- | --- |
| rows that one run can fetch | 10, without a next page | all, page by page |
| asked by | \`createdAt\`: a status that changes later is never seen | \`updatedAt\`, and one line for each version |
| where it goes on | the last line of its own output file | a state file; the output is rotated |
| the same row twice | when two rows share a time stamp at the edge, or the file was rotated | never ([what is promised](collector.md#what-is-promised)) |
| when the console does not answer | a line on a discarded output | a health event with a rule of its own, hourly, and one when it recovers |
| token | in the script's text | a file for root and its group |
| streams | threats | threats, activities, alerts, unified alerts, agents |
| rule 100603, an outbreak on one endpoint | never fired: its pattern is not one of the dialect | fires at three and more |

What changes for somebody who comes from it: [sentinelone.md](sentinelone.md#coming-from-the-public-recipe).
`;
}
