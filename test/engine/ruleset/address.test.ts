import { describe, expect, test } from 'vitest';
import { isInRange, parseAddress, parseRange } from '../../../src/engine/ruleset/address.ts';

function contains(range: string, address: string): boolean {
  const parsedRange = parseRange(range);
  const parsedAddress = parseAddress(address);
  return parsedRange !== undefined && parsedAddress !== undefined && isInRange(parsedAddress, parsedRange);
}

describe('an address is in a range', () => {
  test.each([
    ['any', '9.9.9.9', true],
    ['any', '2001:db8::1', true],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '10.0.0.10', false],
    ['10.0.0.0/8', '10.255.0.1', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.1.2.3/16', '10.1.9.9', true],
    ['10.1.0.0/255.255.0.0', '10.1.9.9', true],
    ['10.1.0.0/255.255.0.0', '10.2.0.1', false],
    ['0.0.0.0/0', '200.1.1.1', true],
    ['192.168.0.128/25', '192.168.0.127', false],
    ['192.168.0.128/25', '192.168.0.200', true],
    ['2001:db8::/32', '2001:db8:1::9', true],
    ['2001:db8::/32', '2001:db9::', false],
    ['::ffff:10.0.0.1', '10.0.0.1', true],
    ['::ffff:10.0.0.1', '::ffff:10.0.0.1', false],
    ['10.0.0.0/8', '::ffff:10.0.0.1', false],
  ])('%s has %s: %s', (range, address, expected) => {
    expect(contains(range, address)).toBe(expected);
  });

  test('a leading ! is thrown away', () => {
    expect(contains('!10.0.0.1', '10.0.0.1')).toBe(true);
  });

  test.each([
    ['::1', true],
    ['2001:db8::', false],
  ])('an IPv4 address is compared with the first bytes of %s: %s', (range, expected) => {
    expect(contains(range, '10.0.0.1')).toBe(expected);
  });
});

describe('what is no address', () => {
  test.each([
    '',
    '10.0.0',
    '010.0.0.1',
    '10.0.0.256',
    ' 10.0.0.1',
    '10.0.0.1/32',
    '10.0.0.1:80',
    '1:2:3',
    ':::',
    'abc',
    '1::2::3',
  ])('%j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });

  test.each([
    '',
    'abc',
    '10.0.',
    ' 10.0.0.1 ',
    '10.0.0.1/33',
    '10.0.0.1/',
    '10.0.0.1/x',
    '::1/129',
    '10.0.0.0/255.0.0',
  ])('no range either: %j', (text) => {
    expect(parseRange(text)).toBeUndefined();
  });
});
