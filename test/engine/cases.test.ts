import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { minimalBase } from '../../src/engine/base/index.ts';
import { requires } from '../builders/requires.ts';
import { checkCase, needsStock } from '../conformance/cases.ts';
import { readRecording, textAt } from '../conformance/recorded.ts';
import { readShippedRuleset } from '../conformance/stock-ruleset.ts';

const folder = resolve(import.meta.dirname, '../cases');
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const cases = files.flatMap((name) => readRecording(resolve(folder, name)));
const titled = cases.map((recorded) => [`${textAt(recorded, 'name')}: ${textAt(recorded, 'why')}`, recorded] as const);

describe('answers as the real engine, on our own minimal base', () => {
  test.each(titled.filter(([, recorded]) => !needsStock(recorded)))('%s', (_, recorded) => {
    expect(checkCase(recorded, { minimal: minimalBase, stock: undefined })).toBeUndefined();
  });
});

const stock = requires('WAZUH_RULESET');

stock.describe('answers as the real engine, on the stock ruleset', () => {
  const files = stock.folder === '' ? [] : readShippedRuleset(stock.folder);
  test.each(titled.filter(([, recorded]) => needsStock(recorded)))('%s', (_, recorded) => {
    expect(checkCase(recorded, { minimal: minimalBase, stock: files })).toBeUndefined();
  });
});
