import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { stock } from '../../src/compile/stock/index.ts';
import { idsAsRanges, readStockNames, renderStockNames } from '../../src/compile/stock/read-stock-names.ts';
import { requires } from '../builders/requires.ts';

const ruleset = requires('WAZUH_RULESET');
const table = join(import.meta.dirname, '../../src/compile/stock/stock-names.ts');

function texts(folder: string) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.xml'));
  return names.map((name) => ({ name, text: readFileSync(join(folder, name), 'latin1') }));
}

ruleset.describe('the table of stock names', () => {
  test('is what the stock ruleset says; OSSIFY_UPDATE=1 writes it', () => {
    const names = readStockNames(texts(join(ruleset.folder, 'rules')), texts(join(ruleset.folder, 'decoders')));
    const text = renderStockNames('4.14.7', names);
    if (process.env.OSSIFY_UPDATE === '1') writeFileSync(table, text);
    expect(readFileSync(table, 'utf8')).toBe(text);
  });
});

describe('stock names', () => {
  test.each([
    ['rule 5716', stock.hasRule(5716), true],
    ['rule 100001', stock.hasRule(100_001), false],
    ['file 0005-wazuh_decoders.xml', stock.hasFile('0005-wazuh_decoders.xml'), true],
    ['file 1000-acme_decoders.xml', stock.hasFile('1000-acme_decoders.xml'), false],
    ['root decoder sshd', stock.hasRootDecoder('sshd'), true],
    ['root decoder acme', stock.hasRootDecoder('acme'), false],
    ['decoder json', stock.hasDecoder('json'), true],
  ])('%s: taken %s', (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });

  test.each([
    [[1, 2, 3, 7], '1-3 7'],
    [[], ''],
    [[5], '5'],
  ])('ids %j are spelled %j', (ids, expected) => {
    expect(idsAsRanges(ids)).toBe(expected);
  });
});
