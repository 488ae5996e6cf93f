import { describe, expect, test } from 'vitest';
import { sortFiles } from '../../../src/engine/ruleset/files.ts';

function order(...paths: string[]): {
  readonly decoders: string[];
  readonly rules: string[];
  readonly lists: string[];
} {
  const { decoders, rules, lists } = sortFiles(
    paths.map((path) => ({ path, text: '' })),
    ['left_out.xml'],
  );
  return {
    decoders: decoders.map(({ path }) => path),
    rules: rules.map(({ path }) => path),
    lists: [...lists.keys()],
  };
}

describe('files are loaded by base name, byte by byte', () => {
  test('whatever their folder', () => {
    expect(order('etc/rules/0002-mine.xml', 'ruleset/rules/0003-b.xml', 'ruleset/rules/0001-a.xml').rules).toEqual([
      'ruleset/rules/0001-a.xml',
      'etc/rules/0002-mine.xml',
      'ruleset/rules/0003-b.xml',
    ]);
  });

  test('digits before capitals before small letters', () => {
    expect(order('etc/decoders/a.xml', 'etc/decoders/Z.xml', 'etc/decoders/9.xml').decoders).toEqual([
      'etc/decoders/9.xml',
      'etc/decoders/Z.xml',
      'etc/decoders/a.xml',
    ]);
  });

  test('of equal names the shipped one first', () => {
    expect(order('etc/rules/x.xml', 'ruleset/rules/x.xml').rules).toEqual(['ruleset/rules/x.xml', 'etc/rules/x.xml']);
  });
});

describe('files that are not loaded', () => {
  test.each([
    'etc/rules/sub/x.xml',
    'etc/rules/x.xml.bak',
    'etc/ossec.conf',
    'etc/lists/x.cdb',
    'etc/rules/left_out.xml',
  ])('%s', (path) => {
    expect(order(path)).toEqual({ decoders: [], rules: [], lists: [] });
  });

  test('a name that ends in .XML is loaded', () => {
    expect(order('etc/rules/x.XML').rules).toEqual(['etc/rules/x.XML']);
  });
});

test('a list is named as ossec.conf names it', () => {
  expect(order('etc/lists/amazon/aws-sources', 'lists/audit-keys').lists).toEqual([
    'etc/lists/amazon/aws-sources',
    'etc/lists/audit-keys',
  ]);
});
