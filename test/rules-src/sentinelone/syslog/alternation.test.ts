import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alternation } from '../../../../rules-src/sentinelone/syslog/alternation.ts';

test.each([
  [['a'], 'a'],
  [['ab', 'ac'], 'a[bc]'],
  [['fileHash', 'filePath'], 'file(?:Has|Pat)h'],
  [['cat', 'categoryId', 'categoryName'], 'cat(?:egory(?:Id|Name))?'],
  [['siteId', 'siteID'], 'siteI[Dd]'],
  [['rt', 'rt'], 'rt'],
  [['', 'a'], 'a?'],
])('%j becomes %s', (words, expected) => {
  expect(alternation(words)).toBe(expected);
});

test('the pattern matches the words and nothing else', () => {
  const word = fc.stringMatching(/^[a-cA-B]{1,6}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 60 }),
      fc.array(word, { maxLength: 60 }),
      (words, others) => {
        const pattern = new RegExp(`^(?:${alternation(words)})$`);
        expect(words.filter((each) => !pattern.test(each))).toEqual([]);
        expect(others.filter((each) => pattern.test(each) !== words.includes(each))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
