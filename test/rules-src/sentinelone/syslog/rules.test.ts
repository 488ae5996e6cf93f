import { expect, test } from 'vitest';
import { sentinelone } from '../../../../rules-src/sentinelone/plugin.ts';
import { syslogRules } from '../../../../rules-src/sentinelone/syslog/index.ts';
import { compilePlugin } from '../../../../src/compile/index.ts';
import { minimalBase } from '../../../../src/engine/base/index.ts';
import { findTechnique } from '../../../../src/engine/mitre/index.ts';
import { rulesetWith, rulesOf, stockFiles, surprises } from '../../../builders/engine-answers.ts';
import { requires } from '../../../builders/requires.ts';

const rules = syslogRules.flatMap((group) => group.rules);
const ids = new Set(rules.map(({ id }) => id));
const examples = compilePlugin(sentinelone, { root: '.' }).examples.filter(({ rule }) => ids.has(rule));

test('every example holds on a small base', () => {
  expect(examples.length).toBeGreaterThan(2 * rules.length);
  expect(surprises(minimalBase, sentinelone, examples)).toEqual([]);
});

const stock = requires('WAZUH_RULESET');
stock.describe('with the whole stock ruleset', () => {
  test('every example holds, too', () => {
    expect(surprises(stockFiles(stock.folder), sentinelone, examples)).toEqual([]);
  });
});

test('every rule has an example that fires it, one that does not, advice, and what it may be mistaken about', () => {
  const bare = rules.filter(({ examples: own, advice, falsePositives, noAlert }) => {
    const hasBoth = own !== undefined && (noAlert || own.fires.length > 0) && own.silent.length > 0;
    return !(hasBoth && advice && falsePositives?.length);
  });
  expect(bare.map(({ id }) => id)).toEqual([]);
  expect(rules.length).toBeGreaterThanOrEqual(20);
});

test('no two rules have the same level and advice', () => {
  const said = Map.groupBy(rules, ({ level, advice }) => `${level} ${advice}`);
  expect([...said.values()].filter((same) => same.length > 1).map((same) => same.map(({ id }) => id))).toEqual([]);
});

test('every ATT&CK id is one that Wazuh knows', () => {
  const techniques = rules.flatMap(({ mitre = [] }) =>
    mitre.map((entry) => (typeof entry === 'string' ? entry : entry.technique)),
  );
  expect(techniques.filter((id) => findTechnique(id) === undefined)).toEqual([]);
});

test('a number is compared as a whole: no rule on 20 takes 2004 or 200', () => {
  const ruleset = rulesetWith(minimalBase, sentinelone);
  const ruleOf = (type: string) =>
    rulesOf(ruleset, [{ text: `CEF:2|SentinelOne|Mgmt|rt=x|cat=y|activityType=${type}`, location: '/x', wait: 0 }]).at(
      -1,
    )?.id;
  expect(['20', '2004', '200', '120', '020'].map(ruleOf)).toEqual([105006, 105003, 105103, 105034, 105103]);
});
