import { hasBytes, isDigit, skipWhile } from './bytes-at.ts';
import type { Header, WorkingCopy } from './header.ts';

interface FixedForm {
  readonly minLength: number;
  readonly places: readonly (readonly [index: number, byte: string])[];
  readonly timestamp: readonly [from: number, to: number];
  readonly logAt: number;
}

const FIXED_FORMS: readonly FixedForm[] = [
  {
    // xferlog: Mon Apr 17 18:27:14 2006 1 64.160.42.130 (a duration of one digit only)
    minLength: 28,
    places: [
      [3, ' '],
      [7, ' '],
      [10, ' '],
      [13, ':'],
      [16, ':'],
      [19, ' '],
      [24, ' '],
      [26, ' '],
    ],
    timestamp: [0, 24],
    logAt: 25,
  },
  {
    // snort: 01/28-09:13:16.240702  [**]
    minLength: 24,
    places: [
      [2, '/'],
      [5, '-'],
      [8, ':'],
      [11, ':'],
      [14, '.'],
      [21, ' '],
    ],
    timestamp: [0, 21],
    logAt: 23,
  },
  {
    // suricata: 01/28/1979-09:13:16.240702  [**]
    minLength: 28,
    places: [
      [2, '/'],
      [5, '/'],
      [10, '-'],
      [13, ':'],
      [16, ':'],
      [19, '.'],
      [26, ' '],
    ],
    timestamp: [0, 26],
    logAt: 28,
  },
  {
    // apache error log: [Fri Feb 11 18:06:35 2004] [warn]
    minLength: 27,
    places: [
      [0, '['],
      [4, ' '],
      [8, ' '],
      [11, ' '],
      [14, ':'],
      [17, ':'],
      [20, ' '],
      [25, ']'],
    ],
    timestamp: [1, 25],
    logAt: 27,
  },
];

/**
 * Recognises the headers without host and program; macOS's asl has both. First hit wins.
 * @source decoding.md 4.5
 */
export function readOtherHeader(copy: WorkingCopy, tested: string): Header | undefined {
  const fixed = FIXED_FORMS.find(({ minLength, places }) => copy.bytes.length >= minLength && hasBytes(tested, places));
  return fixed ? readFixed(copy, fixed) : (readAsl(copy, tested) ?? readSquid(copy, tested));
}

function readFixed(copy: WorkingCopy, { timestamp: [from, to], logAt }: FixedForm): Header {
  copy.cut(to);
  return { timestamp: copy.textFrom(from), hostnameAt: undefined, programAt: undefined, logAt };
}

const ASL = [
  [0, '['],
  [1, 'T'],
  [5, ' '],
  [10, '.'],
  [13, '.'],
  [16, ' '],
  [19, ':'],
] as const;

/** `[Time 2006.12.28 15:53:55 UTC] [Facility auth] [Sender sshd] [Message text] [Host h]`: no timestamp, entries in any order. */
function readAsl(copy: WorkingCopy, tested: string): Header | undefined {
  const { bytes } = copy;
  if (bytes.length < 26 || !hasBytes(tested, ASL)) return undefined;
  const header: { hostnameAt?: number; programAt?: number; logAt: number } = { logAt: 25 };
  let hasMessage = false;
  for (let at = bytes.indexOf('[', 25); at >= 0; at = bytes.indexOf('[', at)) {
    at++;
    if (header.programAt === undefined && bytes.startsWith('Sender ', at)) {
      const end = bytes.indexOf(']', at);
      if (end < 0) break;
      header.programAt = at + 'Sender '.length;
      copy.cut(end);
      at = end + 1;
    } else if (!hasMessage && bytes.startsWith('Message ', at)) {
      hasMessage = true;
      header.logAt = at + 'Message '.length;
      const end = bytes.indexOf(']', at);
      if (end < 0) break;
      copy.cut(end);
      at = end + 1;
    } else if (bytes.startsWith('Host ', at)) {
      const end = bytes.indexOf(']', at);
      if (end < 0) break;
      header.hostnameAt = at + 'Host '.length;
      copy.cut(end);
      break;
    }
  }
  return { timestamp: undefined, hostnameAt: undefined, programAt: undefined, ...header };
}

/** `1140804070.368  11623 172.16.2.1 …`: seconds, a dot, thousandths. */
function readSquid(copy: WorkingCopy, tested: string): Header | undefined {
  const digits = [1, 2, 3, 13].every((index) => isDigit(tested.charAt(index)));
  const places = [
    [0, '1'],
    [10, '.'],
    [14, ' '],
  ] as const;
  if (copy.bytes.length < 32 || !digits || !hasBytes(tested, places)) return undefined;
  if (tested.charAt(21) !== ' ' && tested.charAt(22) !== ' ') return undefined;
  const logAt = skipWhile(copy.bytes, 14, (byte) => byte === ' ');
  copy.cut(logAt - 1);
  return { timestamp: copy.textFrom(0), hostnameAt: undefined, programAt: undefined, logAt };
}
