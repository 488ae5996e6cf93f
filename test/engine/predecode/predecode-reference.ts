// A second, literal transcription of pre-decoding (decoding.md 4.1 to 4.6) on an array of bytes into which NULs are written, as the
// specification tells it. The property test holds src/engine/predecode against it.

export interface ReferenceEvent {
  readonly timestamp: string | undefined;
  readonly hostname: string;
  readonly programName: string | undefined;
  readonly log: string;
  readonly location: string;
  readonly agentId: string;
}

const NAME = /[A-Za-z0-9().\-/@_]/;
const DIGIT = /[0-9]/;
const LOWER = /[a-z]/;
const ALNUM = /[A-Za-z0-9]/;

/** Undefined for a location that cannot be read. */
export function referencePredecode(event: string, location: string, manager: string): ReferenceEvent | undefined {
  const z = event.split('\0', 1)[0] ?? '';
  const B = [...z, '\0'];
  const t = z.startsWith('\xc3\xa4', 1) ? `Ma${z.slice(3)}` : z;
  const cString = (from: number): string => B.slice(from).join('').split('\0', 1)[0] ?? '';
  const skip = syslogSkip(t, z.length);
  const header = skip === undefined ? otherHeader(t, z, B) : syslogHeader(B, skip);
  const place = readLocation(location);
  if (place === undefined) return undefined;
  return {
    timestamp: header.timestamp === undefined ? undefined : cString(header.timestamp),
    hostname: place.agentName ?? (header.host === undefined ? manager : cString(header.host)),
    programName: header.program === undefined ? undefined : cString(header.program),
    log: cString(header.log),
    location: place.rest,
    agentId: place.id,
  };
}

interface Offsets {
  timestamp?: number;
  host?: number;
  program?: number | undefined;
  log: number;
}

/** `0:[ 4:sp` in the words of the tables: `has(t, '0[ 4_')`. */
function has(t: string, tests: string): boolean {
  return tests.split(' ').every((test) => {
    const [, index, byte] = /^(\d+)(.)$/.exec(test) ?? [];
    return t[Number(index)] === (byte === '_' ? ' ' : byte);
  });
}

function syslogSkip(t: string, L: number): number | undefined {
  if (L >= 17 && has(t, '3_ 6_ 9: 12: 15_')) return 16;
  if (L >= 24 && has(t, '4- 7- 10_ 13: 16: 19,')) return 24;
  const isIso = L >= 33 && has(t, '4- 7- 10T 13: 16:');
  if (isIso && has(t, '22: 25_')) return 26;
  if (isIso && has(t, '19.')) return has(t, '26:') ? 30 : has(t, '29:') ? 33 : 32;
  const startsWithDigit = DIGIT.test(t[0] ?? '');
  if (L >= 21 && startsWithDigit && has(t, '4_ 8_ 11_ 14: 17: 20_')) return 21;
  const hasZone = has(t, '26-') || has(t, '26+');
  return L >= 33 && startsWithDigit && hasZone && has(t, '4- 7- 10_ 13: 16: 19. 31_') ? 32 : undefined;
}

function syslogHeader(B: string[], skip: number): Offsets {
  B[skip - 1] = '\0';
  const o = B[skip] === ' ' ? skip + 1 : skip;
  const end = run(B, o, NAME);
  if (B[end] === ':' && B[end + 1] === ' ') {
    B[end] = '\0';
    return { timestamp: 0, program: o, log: tail(B, end + 2) };
  }
  if (B[end] !== ' ') return { timestamp: 0, log: o };
  B[end] = '\0';
  const log = end + 1;
  return { timestamp: 0, host: o, ...(programAt(B, log) ?? { log }) };
}

function programAt(B: string[], start: number): Offsets | undefined {
  const p = run(B, start, NAME);
  if (B[p] === ':') {
    B[p] = '\0';
    return { program: start, log: tail(B, B[p + 1] === ' ' ? p + 2 : p + 1) };
  }
  if (B[p] === '[' && DIGIT.test(B[p + 1] ?? '')) {
    const end = run(B, p + 2, DIGIT);
    const after = B.slice(end, end + 3).join('');
    const length = after === ']: ' ? 3 : after.startsWith(']:') || after.startsWith('] ') ? 2 : undefined;
    if (length === undefined) return undefined;
    B[p] = '\0';
    return { program: start, log: tail(B, end + length) };
  }
  return B[p] === '|' && LOWER.test(B[p + 1] ?? '') ? aixProgram(B, start, p) : undefined;
}

function aixProgram(B: string[], log: number, bar: number): Offsets | undefined {
  const colon = run(B, bar + 2, ALNUM);
  if (B[colon] !== ':') return undefined;
  const blank = run(B, colon + 1, ALNUM);
  if (B[blank] !== ' ') return undefined;
  const program = blank + 1;
  const p = run(B, program, NAME);
  if (B[p] === ':' && B[p + 1] === ' ') {
    B[p] = '\0';
    return { program, log: tail(B, p + 2) };
  }
  if (B[p] !== '[' || !DIGIT.test(B[p + 1] ?? '')) return { program, log: tail(B, p) };
  B[p] = '\0';
  const end = run(B, p + 2, DIGIT);
  return { program, log: B.slice(end, end + 3).join('') === ']: ' ? tail(B, end + 3) : log };
}

function run(B: readonly string[], from: number, test: RegExp): number {
  let p = from;
  while (test.test(B[p] ?? '')) p++;
  return p;
}

function tail(B: readonly string[], p: number): number {
  const text = B.slice(p).join('').split('\0', 1)[0] ?? '';
  const end = text.indexOf(']');
  return text.startsWith('[ID ') && end >= 0 ? p + end + 2 : p;
}

function otherHeader(t: string, z: string, B: string[]): Offsets {
  const L = z.length;
  const cut = (timestamp: number, end: number, log: number): Offsets => {
    B[end] = '\0';
    return { timestamp, log };
  };
  if (L >= 28 && has(t, '3_ 7_ 10_ 13: 16: 19_ 24_ 26_')) return cut(0, 24, 25);
  if (L >= 24 && has(t, '2/ 5- 8: 11: 14. 21_')) return cut(0, 21, 23);
  if (L >= 28 && has(t, '2/ 5/ 10- 13: 16: 19. 26_')) return cut(0, 26, 28);
  if (L >= 27 && has(t, '0[ 4_ 8_ 11_ 14: 17: 20_ 25]')) return cut(1, 25, 27);
  if (L >= 26 && has(t, '0[ 1T 5_ 10. 13. 16_ 19:')) return aslHeader(z, B);
  const isSquid = /^1[0-9]{3}.{6}\...[0-9] /s.test(t) && (has(t, '21_') || has(t, '22_'));
  if (L < 32 || !isSquid) return { log: 0 };
  const log = run(B, 14, / /);
  return cut(0, log - 1, log);
}

function aslHeader(z: string, B: string[]): Offsets {
  const found: Offsets = { log: 25 };
  let hasMessage = false;
  for (let p = z.indexOf('[', 25); p >= 0; p = z.indexOf('[', p)) {
    p++;
    const end = z.indexOf(']', p);
    if (z.startsWith('Sender ', p) && found.program === undefined) {
      if (end < 0) return found;
      found.program = p + 7;
    } else if (z.startsWith('Message ', p) && !hasMessage) {
      hasMessage = true;
      found.log = p + 8;
      if (end < 0) return found;
    } else if (z.startsWith('Host ', p)) {
      if (end < 0) return found;
      B[end] = '\0';
      return { ...found, host: p + 5 };
    } else {
      continue;
    }
    B[end] = '\0';
    p = end + 1;
  }
  return found;
}

function readLocation(
  location: string,
): { readonly id: string; readonly agentName?: string; readonly rest: string } | undefined {
  if (!location.startsWith('[')) return { id: '000', rest: location };
  const [, id, rest] = /^\[([^\]]*)\].?(.*)$/s.exec(location) ?? [];
  if (id === undefined || rest === undefined) return undefined;
  return { id, rest, agentName: /^\(([^)]*)\)/.exec(rest)?.[1] ?? '' };
}
