import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OssifyError } from '../../../../src/diagnostics/index.ts';
import { PatternError } from '../../../../src/engine/regex/index.ts';
import { compilePcre2 } from '../../../../src/engine/regex/pcre2/index.ts';
import { searcher } from '../../../../src/engine/regex/pcre2/matcher/search.ts';
import { parsePcre2 } from '../../../../src/engine/regex/pcre2/syntax/parse.ts';
import { groupsOf, type Pattern, someNode } from '../../../../src/engine/regex/pcre2/tree.ts';
import { loadOracle, type OracleAnswer } from '../../../builders/pcre2-oracle.ts';
import { anyPattern, anySubject } from '../../../builders/pcre2-patterns.ts';

const oracle = await loadOracle();
const numRuns = Number(process.env.OSSIFY_FUZZ_RUNS ?? 2000);
const seed = Number(process.env.OSSIFY_FUZZ_SEED ?? 1042);

/** Keeps the older library's optimiser out of it: its two known faults are there. */
const PLAIN = '(*NO_START_OPT)(*NO_AUTO_POSSESS)';

test('a pattern compiles where PCRE2 compiles it, and matches what PCRE2 matches', () => {
  let compared = 0;
  fc.assert(
    fc.property(anyPattern, fc.array(anySubject, { minLength: 3, maxLength: 3 }), (source, subjects) => {
      const pattern = read(source);
      if (pattern === 'unsupported' || (pattern !== 'error' && refersToItself(pattern))) return;
      for (const subject of subjects) {
        const expected = oracle(PLAIN + source, subject);
        expect(pattern === 'error').toBe(expected === 'error');
        if (pattern === 'error' || expected === 'error') return;
        compared++;
        const counted = searcher(pattern)(subject);
        expect(counted ? [counted.end, ...used(counted.spans)] : 'no match').toEqual(matched(expected));
        expect(compilePcre2(source).exec(subject)?.end).toBe(counted && counted.end - 1);
      }
    }),
    { numRuns, seed },
  );
  expect(compared).toBeGreaterThan(numRuns / 2);
});

test('no pattern, however broken, makes the parser throw anything but its two errors', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'()[]{}|*+?^$\\.:<>=!#-,0189abdghkpRNQExPKi&\n\'"'),
    maxLength: 24,
  });
  fc.assert(
    fc.property(text, (source) => ['error', 'unsupported', 'object'].includes(kindOf(read(source)))),
    { numRuns, seed },
  );
  expect(read('(')).toBe('error');
});

function kindOf(result: ReturnType<typeof read>): string {
  return typeof result === 'string' ? result : 'object';
}

function read(source: string): Pattern | 'error' | 'unsupported' {
  try {
    return parsePcre2(source);
  } catch (error) {
    if (error instanceof PatternError) return 'error';
    if (error instanceof OssifyError) return 'unsupported';
    throw error;
  }
}

/** Such a group was atomic before 10.35. */
function refersToItself(pattern: Pattern): boolean {
  return someNode(
    pattern.root,
    (node) =>
      node.kind === 'capture' &&
      someNode(
        node.body,
        (inner) => inner.kind === 'backreference' && groupsOf(pattern, inner.group).includes(node.group),
      ),
  );
}

function matched(answer: Exclude<OracleAnswer, 'error'>): 'no match' | readonly number[] {
  return typeof answer === 'string' ? 'no match' : answer.slice(1);
}

function used(spans: readonly number[]): readonly number[] {
  const last = spans.findLastIndex((offset) => offset >= 0);
  return spans.slice(0, (last >> 1) * 2 + 2);
}
