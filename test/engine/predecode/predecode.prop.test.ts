import fc from 'fast-check';
import { expect, test } from 'vitest';
import { predecode } from '../../../src/engine/predecode/index.ts';
import { referencePredecode } from './predecode-reference.ts';

const STAMPS = [
  'Dec 29 10:00:01 ',
  'M\xc3\xa4r 02 17:30:52 ',
  '2015-04-16 21:51:02,805 ',
  '2007-06-14T15:48:55-04:00 ',
  '2022-12-19T15:02:53.288+00:00 ',
  '2009-05-22T09:36:46.214994-07:00 ',
  '2009-05-22T09:36:46.214Z ',
  '2015 Dec 29 10:00:01 ',
  '2021-04-21 10:16:09.404756-0700  ',
  'Mon Apr 17 18:27:14 2006 1 64.160.42.130 ',
  '01/28-09:13:16.240702  [**] ',
  '01/28/1979-09:13:16.240702  [**] ',
  '[Fri Feb 11 18:06:35 2004] [warn] ',
  '[Time 2006.12.28 15:53:55 UTC] ',
  '1140804070.368  11623 172.16.2.1 TCP ',
];
const PIECES = [
  ...['host ', 'prog', ': ', ':', '[12]', '[', ']: ', ']:', '] ', '|auth:info ', '|', '[ID 12 a.b] ', '[ID ', '(x)'],
  ...[
    '[Sender s] ',
    '[Message m] ',
    '[Host h] ',
    '[Sender ',
    'a',
    '1',
    ' ',
    '%',
    '*',
    '\t',
    '@',
    '\xe9',
    '\0',
    'message text',
  ],
];
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(''));
const events = fc
  .tuple(fc.constantFrom('', ...STAMPS), pieces, fc.nat(60), fc.constantFrom('', '', ...PIECES))
  .map(([stamp, rest, at, inserted]) => {
    const whole = stamp + rest;
    return whole.slice(0, at) + inserted + whole.slice(at);
  });
const locations = fc
  .array(fc.constantFrom('[', ']', '001', ' ', '(', ')', 'name', 'any->', '/var/log/x', '[001] (web) '), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''));

test('an event is taken apart as the specification tells it', () => {
  let withHeader = 0;
  fc.assert(
    fc.property(events, locations, (event, location) => {
      const expected = referencePredecode(event, location, 'MGR');
      const ours = predecode(event, location, 'MGR');
      if (expected?.timestamp !== undefined) withHeader++;
      expect(ours).toEqual(expected && expect.objectContaining(expected));
    }),
    { numRuns: 4000 },
  );
  expect(withHeader).toBeGreaterThan(1000);
});
