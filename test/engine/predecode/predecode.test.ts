import { describe, expect, test } from 'vitest';
import { predecode, readLocation, shownHostname } from '../../../src/engine/predecode/index.ts';

/** `timestamp | host | program | log`, absent parts as a dash. */
function split(text: string, location = 'stdin'): string {
  const event = predecode(text, location, 'MGR');
  return [event?.timestamp, event?.hostname, event?.programName, event?.log].map((part) => part ?? '-').join(' | ');
}

describe('headers', () => {
  test.each([
    ['Dec 29 10:00:01 host prog: x', 'Dec 29 10:00:01 | host | prog | x'],
    ['abc de fg:hi:jk lmn op: x', 'abc de fg:hi:jk | lmn | op | x'],
    ['Dec 29 10:00:01 host prog[12]: x', 'Dec 29 10:00:01 | host | prog | x'],
    ['Dec 29 10:00:01 host prog[12]x', 'Dec 29 10:00:01 | host | - | prog[12]x'],
    ['Dec 29 10:00:01 host prog[x]: y', 'Dec 29 10:00:01 | host | - | prog[x]: y'],
    ['Dec 29 10:00:01 host %ASA-4-1: x', 'Dec 29 10:00:01 | host | - | %ASA-4-1: x'],
    ['Dec 29 10:00:01 host : x', 'Dec 29 10:00:01 | host |  | x'],
    ['Dec 29 10:00:01 sshd: x', 'Dec 29 10:00:01 | MGR | sshd | x'],
    ['Dec 29 10:00:01 *host prog: x', 'Dec 29 10:00:01 | MGR | - | *host prog: x'],
    ['Dec 29 10:00:01 host prog: [ID 1 auth.info] x', 'Dec 29 10:00:01 | host | prog | x'],
    ['Dec 29 10:00:01 host prog: [ID', 'Dec 29 10:00:01 | host | prog | [ID'],
    ['2015-04-16T21:51:02Z host prog: long enough', '- | MGR | - | 2015-04-16T21:51:02Z host prog: long enough'],
    ['2007-06-14T15:48:55-04:00 ho p: x', '2007-06-14T15:48:55-04:00 | ho | p | x'],
    ['2007-06-14T15:48:55-04:00 h:x', '- | MGR | - | 2007-06-14T15:48:55-04:00 h:x'],
    ['<34>Dec 29 10:00:01 host prog: x', '- | MGR | - | <34>Dec 29 10:00:01 host prog: x'],
    ['M\xc3\xa4r 02 17:30:52 host prog: x', 'M\xc3\xa4r 02 17:30:5 | host | prog | x'],
    ['Dec 29 10:00:01 host prog: a\0b', 'Dec 29 10:00:01 | host | prog | a'],
    ['', '- | MGR | - | '],
  ])('%j', (text, expected) => {
    expect(split(text)).toBe(expected);
  });

  test('the whole event stays beside the log', () => {
    expect(predecode('Dec 29 10:00:01 host prog: x', 'stdin', 'MGR')?.fullLog).toBe('Dec 29 10:00:01 host prog: x');
  });

  test.each([
    ['x', true],
    ['Dec 29 10:00:01 host prog:x', true],
    ['Dec 29 10:00:01 host prog: x', false],
    ['Dec 29 10:00:01 host %x', true],
  ])('the byte before the log of %j is NUL: %s', (text, expected) => {
    expect(predecode(text, 'stdin', 'MGR')?.logFollowsCut).toBe(expected);
  });
});

describe('locations', () => {
  const colons = ':'.repeat(2000);
  test.each([
    ['stdin', { agentId: '000', agentName: undefined, location: 'stdin' }],
    ['(a) any->/x', { agentId: '000', agentName: undefined, location: '(a) any->/x' }],
    ['[001] (a) any->/x', { agentId: '001', agentName: 'a', location: '(a) any->/x' }],
    ['[001]', { agentId: '001', agentName: '', location: '' }],
    ['[001]/x', { agentId: '001', agentName: '', location: 'x' }],
    ['[001] (a', { agentId: '001', agentName: '', location: '(a' }],
    ['a'.repeat(2100), { agentId: '000', agentName: undefined, location: 'a'.repeat(2048) }],
    [colons, { agentId: '000', agentName: undefined, location: ':'.repeat(1024) }],
    ['[001', undefined],
  ])('location %#', (location, expected) => {
    expect(readLocation(location)).toEqual(expected);
  });

  test("the agent's name takes the place of the log's host", () => {
    expect(split('Dec 29 10:00:01 host prog: x', '[001] (a) any->/x')).toBe('Dec 29 10:00:01 | a | prog | x');
  });
});

test.each([
  ['Dec 29 10:00:01 host prog: x', 'host'],
  ['Dec  9 10:00:01 prog: x', 'prog:'],
  ['Dec 29 10:00:01 *h\xc3\xb6st x', '*h\xc3\xb6st'],
  ['Dec 29 10:00:01  host x', undefined],
  ['dec 29 10:00:01 host x', undefined],
  ['2015 Dec 29 10:00:01 host x', undefined],
])('the host that the answer shows of %j is %j', (text, expected) => {
  expect(shownHostname(text)).toBe(expected);
});
