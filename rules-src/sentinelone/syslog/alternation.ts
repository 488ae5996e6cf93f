/**
 * The shortest pattern this writer finds that matches exactly the given words: common beginnings and endings are
 * shared, `(?:…)` groups only, no captures. Words are letters and digits, so nothing needs an escape.
 */
export function alternation(words: readonly string[]): string {
  return shortest([...new Set(words)].sort(), new Map());
}

type Memo = Map<string, string>;

/** From this many words on, branches begin with different letters, so that a matcher can reject most of them at once. */
const largeSet = 40;

function shortest(words: readonly string[], memo: Memo): string {
  const key = words.join(',');
  const known = memo.get(key);
  if (known !== undefined) return known;
  const pattern = words.includes('') ? optional(words, memo) : chooseShortest(words, memo);
  memo.set(key, pattern);
  return pattern;
}

function optional(words: readonly string[], memo: Memo): string {
  const rest = words.filter((word) => word !== '');
  if (rest.length === 0) return '';
  const pattern = shortest(rest, memo);
  return pattern.length === 1 || /^\[[^\]]*\]$/.test(pattern) ? `${pattern}?` : `(?:${pattern})?`;
}

function chooseShortest(words: readonly string[], memo: Memo): string {
  const [first = '', ...others] = words;
  if (others.length === 0) return first;
  const prefix = others.reduce(commonPrefix, first);
  const suffix = reverse(others.map(reverse).reduce(commonPrefix, reverse(first)));
  const candidates: string[] = [];
  if (prefix !== '') candidates.push(prefix + grouped(rest(words, (word) => word.slice(prefix.length), memo)));
  if (suffix !== '') candidates.push(grouped(rest(words, (word) => word.slice(0, -suffix.length), memo)) + suffix);
  if (prefix === '' && suffix === '') {
    candidates.push(byFirstLetter(words, memo));
    if (words.length < largeSet) candidates.push(byLastLetter(words, memo));
  }
  return candidates.reduce((best, candidate) => (candidate.length < best.length ? candidate : best));
}

function rest(words: readonly string[], cut: (word: string) => string, memo: Memo): string {
  return shortest([...new Set(words.map(cut))].sort(), memo);
}

function byFirstLetter(words: readonly string[], memo: Memo): string {
  const parts = partition(
    words,
    (word) => word.slice(0, 1),
    (word) => word.slice(1),
  );
  return parts.map(({ letters, words: tails }) => letterSet(letters) + grouped(shortest(tails, memo))).join('|');
}

function byLastLetter(words: readonly string[], memo: Memo): string {
  const parts = partition(
    words,
    (word) => word.slice(-1),
    (word) => word.slice(0, -1),
  );
  return parts.map(({ letters, words: heads }) => grouped(shortest(heads, memo)) + letterSet(letters)).join('|');
}

interface Part {
  readonly letters: readonly string[];
  readonly words: readonly string[];
}

/** Groups words by one letter; letters that leave the same remainders share a part. */
function partition(words: readonly string[], letter: (word: string) => string, cut: (word: string) => string): Part[] {
  const remainders = Map.groupBy(words, letter);
  const parts = Map.groupBy(remainders, ([, group]) => group.map(cut).sort().join(','));
  return [...parts.values()].map((entries) => ({
    letters: entries.map(([single]) => single),
    words: [...new Set(entries.flatMap(([, group]) => group.map(cut)))].sort(),
  }));
}

function letterSet(letters: readonly string[]): string {
  return letters.length === 1 ? letters.join('') : `[${letters.join('')}]`;
}

/** Puts a group around a pattern that has a `|` outside every group. */
function grouped(pattern: string): string {
  let depth = 0;
  for (const character of pattern) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === '|' && depth === 0) return `(?:${pattern})`;
  }
  return pattern;
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}
