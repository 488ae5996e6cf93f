import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, 'round-trip.ts');

/** In a process of its own, since it loads hundreds of printed plugins; the gate runs it on the stock ruleset too. */
test('files of the recorded cases become definitions of the same ruleset, or are refused by name', async () => {
  const { WAZUH_RULESET: _, OSSIFY_GOLDEN: __, ...environment } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env: environment });
  const [, returned, all, wrong] = /(\d+) of (\d+) round-trip, .* (\d+) wrong\n$/.exec(stdout) ?? [];
  expect(stdout).toMatch(/refused by name \([A-Z_]+ \d+/);
  expect(Number(wrong)).toBe(0);
  expect(Number(returned) / Number(all)).toBeGreaterThan(0.8);
}, 240_000);
