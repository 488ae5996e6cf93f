import { type Decoder, decoder, pcre2 } from '../../../src/define/index.ts';
import {
  idOfHeader,
  machineOfDescription,
  machineOfHeader,
  nameOfHeader,
  severityOfHeader,
  versionSlot,
} from './header-patterns.ts';
import { type SyslogField, syslogKeys } from './keys.ts';
import { captureOf, captureShape, pairsBetweenPipes, type Separator, type Shape } from './value-patterns.ts';

/** A pattern, and the fields that its groups fill. */
interface Capture {
  readonly fields: readonly string[];
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

/** Static fields that take a value only if it looks like one; the last one with a value stands. */
const shapedFields: readonly (readonly [field: string, key: string, shape: Shape])[] = [
  ['srcip', 'firewallNotificationTrafficLocalHost', 'address'],
  ['srcip', 'ip', 'address'],
  ['dstip', 'firewallNotificationTrafficRemoteHost', 'address'],
  ['srcport', 'firewallNotificationTrafficLocalPort', 'number'],
  ['dstport', 'firewallNotificationTrafficRemotePort', 'number'],
];

function captures(separator: Separator): readonly Capture[] {
  return [
    ...headerCaptures(separator),
    ...syslogKeys.map(({ field, keys, also }) => ({
      fields: [`sentinelone.${field}`, ...also],
      regex: captureOf(keys, separator, 1 + also.length),
    })),
    ...shapedFields.map(([field, key, shape]) => ({ fields: [field], regex: captureShape(key, separator, shape) })),
  ];
}

/** Slots of the header, where no key says the same. */
function headerCaptures(separator: Separator): readonly Capture[] {
  const machine = ['sentinelone.endpoint.name', 'system_name'];
  const hosts = [...keysOf('sourceHostName'), ...keysOf('assetName')];
  return [
    { fields: ['sentinelone.versionSlot'], regex: versionSlot },
    { fields: ['sentinelone.activityType', 'id'], regex: idOfHeader(keysOf('activityType'), separator) },
    { fields: ['sentinelone.eventDesc'], regex: nameOfHeader(keysOf('eventDesc'), separator) },
    { fields: ['sentinelone.eventSeverity'], regex: severityOfHeader(keysOf('eventSeverity'), separator) },
    { fields: machine, regex: machineOfHeader(hosts, separator) },
    { fields: machine, regex: machineOfDescription(hosts, separator) },
  ];
}

function keysOf(field: SyslogField): readonly string[] {
  return syslogKeys.find((entry) => entry.field === field)?.keys ?? [];
}

/** Children of one name are tried one after the other; one whose regex fails is passed over, so no field is ever empty. */
function chain(name: string, comment: string, links: readonly Capture[], prematch?: string): readonly Decoder[] {
  return links.map(({ fields, regex }, index) => {
    const shared = {
      name,
      parent: decoderName,
      regex: pcre2(regex),
      regexOffset: 'after_parent',
      order: fields,
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
