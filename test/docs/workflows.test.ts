import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** What a command says of itself; asked once. */
const helps = new Map<string, string>();
function helpOf(verb: string): string {
  const known = helps.get(verb);
  if (known !== undefined) return known;
  const help = execFileSync(process.execPath, [join(root, 'bin/ossify.mjs'), verb, '--help'], { encoding: 'utf8' });
  helps.set(verb, help);
  return help;
}

describe.each([
  ['this repository', '.github/workflows/ci.yml'],
  ['a repository of plugins', 'docs/workflows/plugin.yml'],
])('the workflow for %s', (_what, path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const commands = [...text.matchAll(/npx ossify (\w+)([^\n|>]*)/g)].map(([, verb = '', rest = '']) => ({
    verb,
    rest,
  }));

  test('has a step for each thing that must be told', () => {
    const told = commands.map(({ verb, rest }) => `${verb}${rest}`.trim());
    expect(told).toEqual(
      expect.arrayContaining([
        'build --check',
        'test --reporter github',
        'test --reporter junit',
        'test --mutation',
        expect.stringMatching(/^test .*--compare(?: --image wazuh\/wazuh-manager:[\d.]+){2}$/),
      ]),
    );
    expect(text).toMatch(/^ {2}schedule: \[\{ cron: "\d+ \d+ \* \* \*" \}\]$/m);
  });

  test('uses verbs, options and scripts that there are', () => {
    for (const { verb, rest } of commands) {
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(helpOf(verb), `${verb} ${option}`).toContain(option);
    }
    for (const [, script = ''] of text.matchAll(/npm run (?:-s )?(\w+)/g))
      expect(Object.keys(scripts)).toContain(script);
  });

  test('is indented as YAML wants it: blanks, two a level, no tab, and ends in a line break', () => {
    const wrong = text
      .split('\n')
      .filter((line) => /\t|\s$/.test(line) || (/^ */.exec(line)?.[0].length ?? 0) % 2 === 1);
    expect(wrong).toEqual([]);
    expect(text.endsWith('\n')).toBe(true);
  });
});
