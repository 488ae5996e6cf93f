import { type Decoder, decoder, pcre2 } from '../../../src/define/index.ts';
import {
  idSlotOrNumber,
  machineInDescription,
  machineInName,
  nameSlot,
  severitySlot,
  versionSlot,
} from './header-patterns.ts';
import { syslogKeys } from './keys.ts';
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
export const shapedFields: readonly (readonly [field: string, key: string, shape: Shape])[] = [
  ['srcip', 'firewallNotificationTrafficLocalHost', 'address'],
  ['srcip', 'ip', 'address'],
  ['dstip', 'firewallNotificationTrafficRemoteHost', 'address'],
  ['srcport', 'firewallNotificationTrafficLocalPort', 'number'],
  ['dstport', 'firewallNotificationTrafficRemotePort', 'number'],
];

/**
 * A line's header goes first for static fields and last for dynamic ones, since a key that says the same is better:
 * of a static field Wazuh keeps the last value, of a dynamic one rules and alerts see the first.
 */
function captures(separator: Separator): readonly Capture[] {
  const hasNameInHeader = separator === 'blanks';
  const machines = [...(hasNameInHeader ? [machineInName] : []), machineInDescription[separator]];
  return [
    one('id', idSlotOrNumber),
    ...machines.map((regex) => one('system_name', regex)),
    ...syslogKeys.map(({ field, keys, also }) => ({
      fields: [`sentinelone.${field}`, ...also],
      regex: captureOf(keys, separator, 1 + also.length),
    })),
    ...shapedFields.map(([field, key, shape]) => one(field, captureShape(key, separator, shape))),
    one('sentinelone.versionSlot', versionSlot),
    one('sentinelone.activityType', idSlotOrNumber),
    ...(hasNameInHeader
      ? [one('sentinelone.eventDesc', nameSlot), one('sentinelone.eventSeverity', severitySlot)]
      : []),
    ...machines.map((regex) => one('sentinelone.endpoint.name', regex)),
  ];
}

function one(field: string, regex: string): Capture {
  return { fields: [field], regex };
}

/** Children of one name are tried one after the other; one whose regex fails is passed over, so no field is ever empty. */
function chain(name: string, comment: string, links: readonly Capture[], prematch?: string): readonly Decoder[] {
  const earlier = new Set<string>();
  return links.map(({ fields, regex }, index) => {
    const isAlias = fields.some((field) => earlier.has(field.toLowerCase()));
    for (const field of fields) earlier.add(field.toLowerCase());
    const shared = {
      name,
      parent: decoderName,
      regex: pcre2(regex),
      regexOffset: 'after_parent',
      order: fields,
      ...(isAlias ? { silence: { 'field-of-two-siblings': 'two names of one thing; a line has one of them' } } : {}),
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
