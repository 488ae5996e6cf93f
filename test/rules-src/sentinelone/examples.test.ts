import { expect, test } from 'vitest';
import { sentinelone } from '../../../rules-src/sentinelone/plugin.ts';
import { compilePlugin } from '../../../src/compile/index.ts';
import { minimalBase } from '../../../src/engine/base/index.ts';
import { findTechnique } from '../../../src/engine/mitre/index.ts';
import { stockFiles, surprises } from '../../builders/engine-answers.ts';
import { requires } from '../../builders/requires.ts';

const { examples } = compilePlugin(sentinelone, { root: '.' });
const apiExamples = examples.filter(({ rule }) => rule >= 100_600 && rule <= 100_799);
const rules = sentinelone.rules.flatMap((group) => group.rules).filter(({ id }) => id >= 100_600 && id <= 100_799);

test('every example holds on the minimal base', () => {
  expect(surprises(minimalBase, sentinelone, apiExamples)).toEqual([]);
});

const stock = requires('WAZUH_RULESET');
stock.describe('with the whole stock ruleset', () => {
  test('every example holds, too', () => {
    expect(surprises(stockFiles(stock.folder), sentinelone, apiExamples)).toEqual([]);
  });
});

test('at least fifty rules speak of the API, each with an example that fires it and one that does not', () => {
  const results = rules.filter(({ noAlert }) => !noAlert);
  const bare = results.filter(({ examples: own }) => !own || own.fires.length === 0 || own.silent.length === 0);
  expect(bare.map(({ id }) => id)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(50);
});

test('each rule says what to do and what it may be mistaken about', () => {
  const mute = rules.filter(({ advice, falsePositives }) => !advice || !falsePositives || falsePositives.length === 0);
  expect(mute.map(({ id }) => id)).toEqual([]);
});

test('every ATT&CK id is one that Wazuh knows', () => {
  const unknown = rules.flatMap(({ id, mitre = [] }) =>
    mitre.flatMap((entry) => (typeof entry === 'string' && findTechnique(entry) ? [] : [`${id}: ${entry}`])),
  );
  expect(unknown).toEqual([]);
});

test('no two rules have the same level and advice', () => {
  const said = new Map<string, number[]>();
  for (const { id, level, advice } of rules)
    said.set(`${level} ${advice}`, [...(said.get(`${level} ${advice}`) ?? []), id]);
  expect([...said.values()].filter((ids) => ids.length > 1)).toEqual([]);
});
