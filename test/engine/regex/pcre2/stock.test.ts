import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilePcre2 } from '../../../../src/engine/regex/pcre2/index.ts';
import { searcher } from '../../../../src/engine/regex/pcre2/matcher/search.ts';
import { parsePcre2 } from '../../../../src/engine/regex/pcre2/syntax/parse.ts';
import { loadOracle } from '../../../builders/pcre2-oracle.ts';
import { subjectFor } from '../../../builders/pcre2-subjects.ts';
import { Random } from '../../../builders/random.ts';
import { requires } from '../../../builders/requires.ts';

const { describe, folder } = requires('WAZUH_RULESET');
const subjectsEach = Number(process.env.OSSIFY_FUZZ_RUNS ?? 12);

function stockPatterns(): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'latin1' }).filter((name) => name.endsWith('.xml'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'latin1'));
  const patterns = texts.flatMap((text) =>
    [...text.matchAll(/<(\w+)[^>]*type="pcre2"[^>]*>([\s\S]*?)<\/\1>/g)].map((match) => match[2] ?? ''),
  );
  return [...new Set(patterns)];
}

describe('the patterns of the stock ruleset', () => {
  test('are several hundred, and all compile', () => {
    const patterns = stockPatterns();
    expect(patterns.length).toBeGreaterThan(450);
    for (const pattern of patterns) expect(() => compilePcre2(pattern), pattern).not.toThrow();
  });

  test('match what PCRE2 matches, by either way of searching', async () => {
    const oracle = await loadOracle();
    const random = new Random(4014007);
    const patterns = stockPatterns();
    let matched = 0;
    for (const source of patterns.filter((pattern) => !pattern.startsWith('(*'))) {
      const pattern = parsePcre2(source);
      const chosen = compilePcre2(source);
      const counted = searcher(pattern);
      for (let run = 0; run < subjectsEach; run++) {
        const subject = subjectFor(pattern, random);
        const expected = oracle(source, subject);
        const end = typeof expected === 'string' ? undefined : expected[1];
        if (end !== undefined) matched++;
        const where = `${source} on ${JSON.stringify(subject)}`;
        expect(chosen.exec(subject)?.captures, where).toEqual(capturesOf(expected, subject));
        expect(chosen.exec(subject)?.end, where).toBe(end === undefined ? undefined : end - 1);
        expect(counted(subject)?.end, where).toBe(end);
      }
    }
    expect(matched).toBeGreaterThan(patterns.length * 3);
  });
});

function capturesOf(answer: string | readonly number[], subject: string): readonly string[] | undefined {
  if (typeof answer === 'string' || answer.length <= 2) return undefined;
  const captures: string[] = [];
  for (let at = 2; at < answer.length; at += 2) {
    const from = answer[at] ?? -1;
    captures.push(from < 0 ? '' : subject.slice(from, answer[at + 1]));
  }
  return captures;
}
