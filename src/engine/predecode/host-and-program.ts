import { isAlphanumeric, isDigit, isLower, isNameByte, skipWhile } from './bytes-at.ts';
import type { Header, WorkingCopy } from './header.ts';

type HostAndProgram = Omit<Header, 'timestamp'>;

/**
 * Reads `host program: `, `host program[12]: `, `program: ` (no host) and AIX's `host facility|severity:text program: `.
 * A program whose form is not known leaves the log right behind the host.
 * @source decoding.md 4.3
 */
export function readHostAndProgram(copy: WorkingCopy, start: number): HostAndProgram {
  const { bytes } = copy;
  const hostEnd = skipWhile(bytes, start, isNameByte);
  if (bytes.startsWith(': ', hostEnd)) {
    copy.cut(hostEnd);
    return { hostnameAt: undefined, programAt: start, logAt: afterMessageId(bytes, hostEnd + 2) };
  }
  if (bytes.charAt(hostEnd) !== ' ') return { hostnameAt: undefined, programAt: undefined, logAt: start };
  copy.cut(hostEnd);
  return { hostnameAt: start, ...readProgram(copy, hostEnd + 1) };
}

function readProgram(copy: WorkingCopy, start: number): Omit<HostAndProgram, 'hostnameAt'> {
  const { bytes } = copy;
  const none = { programAt: undefined, logAt: start };
  const end = skipWhile(bytes, start, isNameByte);
  switch (bytes.charAt(end)) {
    case ':':
      copy.cut(end);
      return { programAt: start, logAt: afterMessageId(bytes, skipSpace(bytes, end + 1)) };
    case '[': {
      const logAt = afterProcessId(bytes, end);
      if (logAt === undefined) return none;
      copy.cut(end);
      return { programAt: start, logAt: afterMessageId(bytes, logAt) };
    }
    case '|':
      return readAixProgram(copy, start, end) ?? none;
    default:
      return none;
  }
}

/** Behind `[12]: `, `[12]:` or `[12] `; undefined when none of them begins at `at`. */
function afterProcessId(bytes: string, at: number): number | undefined {
  if (!isDigit(bytes.charAt(at + 1))) return undefined;
  const end = skipWhile(bytes, at + 2, isDigit);
  if (bytes.startsWith(']:', end)) return skipSpace(bytes, end + 2);
  return bytes.startsWith('] ', end) ? end + 2 : undefined;
}

function readAixProgram(copy: WorkingCopy, start: number, bar: number): Omit<HostAndProgram, 'hostnameAt'> | undefined {
  const { bytes } = copy;
  if (!isLower(bytes.charAt(bar + 1))) return undefined;
  const colon = skipWhile(bytes, bar + 2, isAlphanumeric);
  if (bytes.charAt(colon) !== ':') return undefined;
  const space = skipWhile(bytes, colon + 1, isAlphanumeric);
  if (bytes.charAt(space) !== ' ') return undefined;
  const programAt = space + 1;
  const end = skipWhile(bytes, programAt, isNameByte);
  if (bytes.startsWith(': ', end)) {
    copy.cut(end);
    return { programAt, logAt: afterMessageId(bytes, end + 2) };
  }
  if (bytes.charAt(end) === '[' && isDigit(bytes.charAt(end + 1))) {
    copy.cut(end);
    const closing = skipWhile(bytes, end + 2, isDigit);
    // quirk: without `]: ` the cut stays, so the log ends where the program does
    return { programAt, logAt: bytes.startsWith(']: ', closing) ? afterMessageId(bytes, closing + 3) : start };
  }
  return { programAt, logAt: afterMessageId(bytes, end) };
}

function skipSpace(bytes: string, at: number): number {
  return bytes.charAt(at) === ' ' ? at + 1 : at;
}

/** Solaris puts `[ID 702911 auth.notice] ` before the message. */
function afterMessageId(bytes: string, at: number): number {
  if (!bytes.startsWith('[ID ', at)) return at;
  const end = bytes.indexOf(']', at);
  return end < 0 ? at : end + 2;
}
