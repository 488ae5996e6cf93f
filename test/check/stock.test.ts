import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type CheckOutcome, runCheck } from '../../src/cli/check/run.ts';
import { requires } from '../builders/requires.ts';

const ruleset = requires('WAZUH_RULESET');
const golden = requires('OSSIFY_GOLDEN');

/** Ids of the rules that the recorded answers name. */
function firedRules(recordings: string): ReadonlySet<string> {
  return new Set([...recordings.matchAll(/"id": ?"(\d{1,6})"/g)].map(([, id = '']) => id));
}

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

  golden.describe('and its recorded events', () => {
    test('fire none of the rules that are said never to fire', () => {
      const fired = firedRules(readFileSync(join(golden.folder, 'upstream-suite.jsonl'), 'utf8'));
      const silent = outcome.findings.flatMap(({ message }) => /^Rule (\d+) never fires/.exec(message)?.[1] ?? []);
      expect(fired.size).toBeGreaterThan(1000);
      expect(silent.length).toBeGreaterThan(50);
      expect(silent.filter((id) => fired.has(id))).toEqual([]);
    });
  });
});
