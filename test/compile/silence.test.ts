import { expect, test } from 'vitest';
import { readCheckInput, runChecks } from '../../src/check/index.ts';
import { compilePlugin } from '../../src/compile/index.ts';
import { decoder, osRegex, type Rule, startsWith } from '../../src/define/index.ts';
import { minimalBase } from '../../src/engine/index.ts';
import { about, acme, codesOf, events, groupOf } from '../builders/definitions.ts';

/** Matches the byte in front of digits too, and is meant. */
const where = { 'acme.note': osRegex('^a\\.b$') };

function rule(silence?: Record<string, string>): Rule {
  return events.rule({ ...about, id: 110_000, where, ...(silence ? { silence } : {}) });
}

function findingsOf(one: Rule): readonly string[] {
  const { artifacts } = compilePlugin(acme({ rules: [groupOf(one)] }), { root: '/' });
  const files = artifacts.flatMap(({ path, text }) => (path.endsWith('_rules.xml') ? [{ path, text }] : []));
  return runChecks(readCheckInput({ files, around: minimalBase })).map(({ code }) => code);
}

test('a finding of a definition is silenced there, by its kind and with a reason', () => {
  expect(findingsOf(rule())).toEqual(['any-character-for-dot']);
  expect(findingsOf(rule({ 'any-character-for-dot': 'any sign may stand there' }))).toEqual([]);
});

test('what a definition silences for nothing is a finding', () => {
  expect(findingsOf(rule({ 'any-character-for-dot': 'so it is', 'xml-entity': 'none' }))).toEqual(['useless-silencer']);
});

test('a decoder silences as a rule does', () => {
  const silence = { 'value-cut-at-blank': 'names hold no blank' };
  const root = decoder({ name: 'acme-lines', prematch: startsWith('acme: '), silence });
  const { artifacts } = compilePlugin(acme({ decoders: [root] }), { root: '/' });
  const text = artifacts.find(({ path }) => path.endsWith('_decoders.xml'))?.text;
  expect(text).toContain(
    '<!-- ossify-disable value-cut-at-blank: names hold no blank -->\n<decoder name="acme-lines">',
  );
});

test.each([
  ['without a reason', { 'xml-entity': ' ' }],
  ['over several lines', { 'xml-entity': 'one\ntwo' }],
  ['of no kind', { 'XML entity': 'why' }],
])('a silence %s is refused', (_what, silence) => {
  expect(codesOf({ rules: [groupOf(rule(silence))] })).toEqual(['SILENCE_REASON']);
});
