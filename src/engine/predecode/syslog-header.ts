import { hasBytes, isDigit } from './bytes-at.ts';
import type { Header, WorkingCopy } from './header.ts';
import { readHostAndProgram } from './host-and-program.ts';

interface Stamp {
  readonly minLength: number;
  readonly places: readonly (readonly [index: number, byte: string])[];
  readonly also?: (text: string) => boolean;
  /** How many bytes the stamp and the byte after it take. */
  readonly skip: (text: string) => number;
}

const ISO = [
  [4, '-'],
  [7, '-'],
  [10, 'T'],
  [13, ':'],
  [16, ':'],
] as const;

/** Only these bytes are looked at: no digits, no names of months, not even the byte before the host. First hit wins. */
const STAMPS: readonly Stamp[] = [
  {
    // Dec 29 10:00:01 host
    minLength: 17,
    places: [
      [3, ' '],
      [6, ' '],
      [9, ':'],
      [12, ':'],
      [15, ' '],
    ],
    skip: () => 16,
  },
  {
    // 2015-04-16 21:51:02,805 host
    minLength: 24,
    places: [
      [4, '-'],
      [7, '-'],
      [10, ' '],
      [13, ':'],
      [16, ':'],
      [19, ','],
    ],
    skip: () => 24,
  },
  // 2007-06-14T15:48:55-04:00 host
  { minLength: 33, places: [...ISO, [22, ':'], [25, ' ']], skip: () => 26 },
  // 2022-12-19T15:02:53.288+00:00 host, 2009-05-22T09:36:46.214994-07:00 host; anything else loses or gains bytes
  { minLength: 33, places: [...ISO, [19, '.']], skip: isoFractionSkip },
  {
    // 2015 Dec 29 10:00:01 host
    minLength: 21,
    places: [
      [4, ' '],
      [8, ' '],
      [11, ' '],
      [14, ':'],
      [17, ':'],
      [20, ' '],
    ],
    also: (text) => isDigit(text.charAt(0)),
    skip: () => 21,
  },
  {
    // 2021-04-21 10:16:09.404756-0700 host
    minLength: 33,
    places: [
      [4, '-'],
      [7, '-'],
      [10, ' '],
      [13, ':'],
      [16, ':'],
      [19, '.'],
      [31, ' '],
    ],
    also: (text) => isDigit(text.charAt(0)) && '-+'.includes(text.charAt(26)),
    skip: () => 32,
  },
];

function isoFractionSkip(text: string): number {
  if (text.charAt(26) === ':') return 30;
  return text.charAt(29) === ':' ? 33 : 32;
}

/**
 * Recognises the stamps after which a host and a program may follow, and cuts them off.
 * @param tested the event as the tests see it, which differs from the working copy after an umlaut
 * @source decoding.md 4.2, 4.3
 */
export function readSyslogHeader(copy: WorkingCopy, tested: string): Header | undefined {
  const length = copy.bytes.length;
  const stamp = STAMPS.find(
    ({ minLength, places, also }) => length >= minLength && hasBytes(tested, places) && (also?.(tested) ?? true),
  );
  if (stamp === undefined) return undefined;
  const skip = stamp.skip(tested);
  copy.cut(skip - 1);
  const start = copy.bytes.charAt(skip) === ' ' ? skip + 1 : skip;
  return { timestamp: copy.textFrom(0), ...readHostAndProgram(copy, start) };
}
