import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { syslogDecoders } from '../../../../rules-src/sentinelone/syslog/decoders.ts';
import { compilePcre2 } from '../../../../src/engine/regex/pcre2/index.ts';
import { loadOracle } from '../../../builders/pcre2-oracle.ts';

const samples = resolve(import.meta.dirname, '../../../../rules-src/sentinelone/samples/cef.log');

/** A line of each form, A to F. */
const chosen = [3, 9, 13, 7, 23, 8];

/** Bytes of what follows `SentinelOne|Mgmt`, which is what the patterns see. */
const lines = readFileSync(samples, 'latin1').split('\n');
const subjects = chosen
  .map((number) => lines[number - 1] ?? '')
  .map((line) => line.slice(line.indexOf('SentinelOne|Mgmt|') + 'SentinelOne|Mgmt'.length));

const patterns = new Set(
  syslogDecoders.flatMap(({ regex }) => (regex?.test.kind === 'pattern' ? [regex.test.source] : [])),
);

test('every pattern finds in a line of each form what the real PCRE2 finds', async () => {
  const ask = await loadOracle();
  let matches = 0;
  for (const pattern of patterns) {
    const ours = compilePcre2(pattern);
    for (const subject of subjects) {
      const answer = ask(pattern, subject);
      const theirs = typeof answer === 'string' ? answer : subject.slice(answer[2], answer[3]);
      const found = ours.exec(subject);
      expect(found?.captures?.[0] ?? 'no match', pattern).toBe(theirs);
      if (found) matches += 1;
    }
  }
  expect(patterns.size).toBeGreaterThan(300);
  expect(matches).toBeGreaterThan(150);
});
