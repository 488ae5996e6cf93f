import { DynamicFields, type Event, noStaticFields } from '../event.ts';
import { type Header, WorkingCopy } from './header.ts';
import { readLocation } from './location.ts';
import { readOtherHeader } from './other-headers.ts';
import { readSyslogHeader } from './syslog-header.ts';

/**
 * Splits the header off an event the way analysisd does.
 * @param text one event, byte string; what follows a NUL is lost
 * @param location as the client gives it, e.g. `stdin` or `[001] (name) any->/var/log/x`
 * @param managerName the manager's own host name up to its first dot: the host of a log that names none
 * @returns undefined when the location cannot be read (message 1106); otherwise `log` is what decoders see
 * @source Wazuh 4.14.7, decoding.md 4, recorded in test/vectors/predecode.jsonl
 */
export function predecode(text: string, location: string, managerName: string): Event | undefined {
  const origin = readLocation(location);
  if (origin === undefined) return undefined;
  const copy = new WorkingCopy(text);
  const header = readHeader(copy);
  const ownHostname = header.hostnameAt === undefined ? managerName : copy.textFrom(header.hostnameAt);
  return {
    fullLog: copy.bytes,
    log: copy.textFrom(header.logAt),
    logFollowsCut: copy.isAfterCut(header.logAt),
    location: origin.location,
    agentId: origin.agentId,
    timestamp: header.timestamp,
    hostname: origin.agentName ?? ownHostname,
    programName: header.programAt === undefined ? undefined : copy.textFrom(header.programAt),
    statics: noStaticFields(),
    dynamics: new DynamicFields(),
    decoder: undefined,
    category: 'syslog',
    referencedRule: undefined,
  };
}

function readHeader(copy: WorkingCopy): Header {
  const tested = withoutUmlaut(copy.bytes);
  return (
    readSyslogHeader(copy, tested) ??
    readOtherHeader(copy, tested) ?? { timestamp: undefined, hostnameAt: undefined, programAt: undefined, logAt: 0 }
  );
}

/** quirk: `Mär 02` is tested as `Mar 02`, one byte shorter, but cut where the bytes stand: the stamp loses its last digit (4.1). */
function withoutUmlaut(bytes: string): string {
  return bytes.startsWith('\xc3\xa4', 1) ? `Ma${bytes.slice(3)}` : bytes;
}

const SHOWN_HOSTNAME = /^[A-Z][a-z][a-z] [ 0-3][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} ([^ ]+)/;

/**
 * The host name in the answer's `predecoder`: taken from the whole event, with the classic header only, whatever the host of rules is.
 * @source decoding.md 4.7
 */
export function shownHostname(fullLog: string): string | undefined {
  return SHOWN_HOSTNAME.exec(fullLog)?.[1];
}
