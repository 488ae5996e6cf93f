import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { checks } from '../../src/check/index.ts';
import { checkIndex, checkPage } from './check-pages.ts';

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
