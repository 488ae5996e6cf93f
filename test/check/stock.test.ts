import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type CheckOutcome, runCheck } from '../../src/cli/check/run.ts';
import { requires } from '../builders/requires.ts';

const ruleset = requires('WAZUH_RULESET');

ruleset.describe('the shipped ruleset', () => {
  let outcome: CheckOutcome;
  beforeAll(async () => {
    outcome = await runCheck({ what: [ruleset.folder], ruleset: undefined, environment: {} });
  }, 60_000);

  test('has the errors that docs/stock-findings.md judges, and no others', () => {
    const report = readFileSync(join(import.meta.dirname, '../../docs/stock-findings.md'), 'utf8');
    const judged = [...report.matchAll(/^\| (\S+\.xml:\d+) \| ([\w-]+) \|/gm)].map(
      ([, place, kind]) => `${place} ${kind}`,
    );
    const errors = outcome.findings.filter(({ level }) => level === 'error');
    const found = errors.map(({ code, at }) => `${basename(at?.file ?? '')}:${at?.line} ${code}`);
    expect(found.sort()).toEqual(judged.sort());
  });
});
