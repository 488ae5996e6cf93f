import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { checks } from '../../src/check/index.ts';
import { SHOWN } from '../bugs/reports.ts';
import { checkIndex, checkPage, reportsPage } from './check-pages.ts';

const folder = join(import.meta.dirname, '../../docs/checks');
const pages = new Map([
  ['README.md', checkIndex()],
  ...checks.map((kind) => [`${kind.id}.md`, checkPage(kind)] as const),
]);

if (process.env.OSSIFY_UPDATE) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of pages) writeFileSync(join(folder, name), text);
}

test('every kind of finding has its page, and there is no other page', () => {
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
});

test.each([...pages])('docs/checks/%s says what the kind says', (name, text) => {
  expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
});

const reports = join(folder, '../known-reports.md');
const recorded = Map.groupBy(SHOWN, ([number]) => number);
const reportsText = reportsPage(new Map([...recorded].map(([number, all]) => [number, all.map(([, name]) => name)])));
if (process.env.OSSIFY_UPDATE) writeFileSync(reports, reportsText);

test('docs/known-reports.md says what answers each public report', () => {
  expect(readFileSync(reports, 'utf8')).toBe(reportsText);
});
