import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { requires } from '../builders/requires.ts';
import { comparisonPage, readDecisions } from './comparison-page.ts';

const docs = join(import.meta.dirname, '../../docs');
const text = (name: string) => readFileSync(join(docs, name), 'utf8');
const rows = [...readDecisions(text('decisions.md')), ...readDecisions(text('syslog-decisions.md'), 'syslog')];

describe('docs/comparison.md', () => {
  test('is counted from the pages of decisions; OSSIFY_UPDATE=1 writes it', () => {
    const page = join(docs, 'comparison.md');
    if (process.env.OSSIFY_UPDATE === '1') writeFileSync(page, comparisonPage(rows));
    expect(readFileSync(page, 'utf8')).toBe(comparisonPage(rows));
  });

  test('is about every channel', () => {
    expect(new Set(rows.map(({ channel }) => channel))).toEqual(
      new Set(['threats', 'activities', 'alerts', 'unifiedAlerts', 'agents', 'syslog']),
    );
  });
});

const { folder, describe: withRecordings } = requires('WAZUH_RULESET');

const path = join(folder, '../sentinelone/recipe/verdicts.json');
const isLeftOut = process.env.OSSIFY_NO_SKIP !== '1' && !existsSync(path);
if (folder !== '' && isLeftOut) console.warn(`skipped: needs ${path}`);

(isLeftOut ? describe.skip : withRecordings)("the recipe's verdicts in the pages", () => {
  test.each([
    ['threats', 'threats'],
    ['activities', 'activities'],
    ['alerts', 'alerts'],
    ['agents', 'agents'],
    ['syslog', 'cef'],
  ])('%s are those that were recorded', (channel, sample) => {
    const recorded: readonly { sample: string; rule: string | null }[] = JSON.parse(readFileSync(path, 'utf8'));
    const wanted = recorded.filter((one) => one.sample === sample).map(({ rule }) => Number(rule ?? 0));
    const told = rows.filter((row) => row.channel === channel).map(({ recipe }) => recipe.rule);
    expect(told.sort()).toEqual(wanted.sort());
  });
});
