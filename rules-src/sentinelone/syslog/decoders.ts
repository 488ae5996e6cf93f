import { type Decoder, decoder, pcre2 } from '../../../src/define/index.ts';
import {
  idOfHeader,
  machineOfDescription,
  machineOfHeader,
  nameOfHeader,
  severityOfHeader,
  versionSlot,
} from './header-patterns.ts';
import { syslogKeys } from './keys.ts';
import { captureOf, captureUnless, pairsBetweenPipes, type Separator, type Shape } from './value-patterns.ts';

/** One field and the pattern that captures it. */
interface Capture {
  readonly field: string;
  readonly regex: string;
}

/** What rules know these events by: `decoded_as`. */
export const decoderName = 'sentinelone';

/**
 * `SentinelOne|Mgmt` of a CEF line, wherever it stands, or the console's plain text. The `CEF:` before it may have gone
 * into the program name, a stamp may be damaged, a BOM or a `<14>` may stand first.
 */
const marker = pcre2(String.raw`SentinelOne\|Mgmt(?=\|)|(?:^|sentinel\s+)-\s+SentinelOne(?=\s)`);

/** Wazuh asks roots with program_name only for events that have one, and the others only for events that have none. */
const roots: readonly Decoder[] = [
  decoder({ name: decoderName, comment: 'Lines without a program name', prematch: marker }),
  decoder({
    name: decoderName,
    comment: 'Lines in which a relay left a program name, CEF for example',
    programName: pcre2('^'),
    prematch: marker,
  }),
];

/** Keys by Wazuh's static field; where several have a value, the last one stands. */
const staticKeys: readonly (readonly [field: string, keys: readonly string[], shape?: Shape])[] = [
  ['id', ['activityType', 'eventID', 'eventId'], 'number'],
  ['srcuser', ['userEmail']],
  ['srcuser', ['suser']],
  ['dstuser', ['assetLastLoggedInUser']],
  ['dstuser', ['sourceUserName']],
  ['dstuser', ['duser']],
  ['srcip', ['firewallNotificationTrafficLocalHost'], 'address'],
  ['srcip', ['ip'], 'address'],
  ['dstip', ['firewallNotificationTrafficRemoteHost'], 'address'],
  ['srcport', ['firewallNotificationTrafficLocalPort'], 'number'],
  ['dstport', ['firewallNotificationTrafficRemotePort'], 'number'],
  ['protocol', ['firewallNotificationTrafficProtocol']],
  ['system_name', endpointKeys()],
];

function endpointKeys(): readonly string[] {
  return ['sourceHostName', 'assetName'];
}

function keysOf(field: string): readonly string[] {
  return syslogKeys.find((entry) => entry.field === field)?.keys ?? [];
}

/** Slots of the header; the first three stand back where a key says the same. */
function headerCaptures(separator: Separator): readonly Capture[] {
  const id = idOfHeader(keysOf('activityType'), separator);
  const machines = [machineOfHeader, machineOfDescription].map((pattern) => pattern(endpointKeys(), separator));
  return [
    { field: 'sentinelone.versionSlot', regex: versionSlot },
    { field: 'sentinelone.activityType', regex: id },
    { field: 'id', regex: id },
    { field: 'sentinelone.eventDesc', regex: nameOfHeader(keysOf('eventDesc'), separator) },
    { field: 'sentinelone.eventSeverity', regex: severityOfHeader(keysOf('eventSeverity'), separator) },
    ...machines.flatMap((regex) => [
      { field: 'sentinelone.endpoint', regex },
      { field: 'system_name', regex },
    ]),
  ];
}

function captures(separator: Separator): readonly Capture[] {
  return [
    ...headerCaptures(separator),
    ...syslogKeys.map(({ field, keys }) => ({ field: `sentinelone.${field}`, regex: captureOf(keys, separator) })),
    { field: 'sentinelone.endpoint', regex: captureOf(endpointKeys(), separator) },
    { field: 'sentinelone.file', regex: captureOf(['filePath'], separator) },
    { field: 'sentinelone.file', regex: captureUnless(['filePath'], ['fileName'], separator) },
    ...staticKeys.map(([field, keys, shape]) => ({ field, regex: captureOf(keys, separator, shape) })),
  ];
}

/** Children of one name are tried one after the other; one whose regex fails is passed over, so no field is ever empty. */
function chain(name: string, comment: string, links: readonly Capture[], prematch?: string): readonly Decoder[] {
  return links.map(({ field, regex }, index) => {
    const shared = {
      name,
      parent: decoderName,
      regex: pcre2(regex),
      regexOffset: 'after_parent',
      order: [field],
    } as const;
    if (index > 0) return decoder(shared);
    if (prematch === undefined) return decoder({ ...shared, comment });
    return decoder({ ...shared, comment, prematch: pcre2(prematch), prematchOffset: 'after_parent' });
  });
}

/** Everything that takes the console's syslog: two roots, and a chain for each kind of line. */
export const syslogDecoders: readonly Decoder[] = [
  ...roots,
  decoder({
    name: 'sentinelone-text',
    comment: 'Plain text, such as the test message of the console’s syslog settings',
    parent: decoderName,
    prematch: pcre2(String.raw`(?s)^(?!.*?SentinelOne\|Mgmt\|)`),
    regex: pcre2(String.raw`(?s)^\s+(\S(?:.*\S)?)`),
    regexOffset: 'after_parent',
    order: ['sentinelone.message'],
  }),
  ...chain('sentinelone-pipes', 'Pairs between pipes: k=v|k=v', captures('pipes'), pairsBetweenPipes),
  ...chain('sentinelone-blanks', 'Pairs between blanks: k=v k=v', captures('blanks')),
];
