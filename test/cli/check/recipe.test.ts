import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { runCheck } from '../../../src/cli/check/run.ts';
import { requires } from '../../builders/requires.ts';

const golden = requires('OSSIFY_GOLDEN');
const recipe = join(golden.folder, '../sentinelone/recipe');

golden.describe('the public recipe for SentinelOne', () => {
  test.runIf(existsSync(recipe))('is found faulty where it is, and nowhere else', async () => {
    const { findings } = await runCheck({ what: [recipe], ruleset: undefined, environment: {} });
    const places = findings.map(({ code, at }) => `${basename(at?.file ?? '')}:${at?.line} ${code}`);
    expect(places).toEqual([
      'api_rules.xml:21 value-inside-another',
      'api_rules.xml:28 number-spelling',
      'api_rules.xml:28 pcre-in-osregex',
      'article.txt:410 one-name-for-two-files',
      'decoders.xml:37 value-cut-at-blank',
      'decoders.xml:49 value-cut-at-blank',
    ]);
  });
});

test('our own plugin has no finding, and what is meant says so', async () => {
  const { findings, rules } = await runCheck({ what: ['sentinelone'], ruleset: undefined, environment: {} });
  expect(rules).toBeGreaterThan(0);
  expect(findings).toEqual([]);
});
