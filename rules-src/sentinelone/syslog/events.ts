import { decodedEvents } from '../../../src/define/index.ts';
import { type SyslogField, syslogKeys } from './keys.ts';

/** Fields that are made of several keys, or of none. */
export const derivedFields = {
  versionSlot: 'the header’s version slot: an operating system, an address or the console’s build',
  'endpoint.name': 'sourceHostName, assetName, or the name after ` - machine ` in the header or in eventDesc',
  file: 'filePath, or fileName where there is no path',
  message: 'text of a line without pairs, such as the connection test',
} as const;

type Derived = keyof typeof derivedFields;
type NumberField = 'activityType' | 'sourceThreatCount' | 'unsecured';
type TextField = Exclude<SyslogField, NumberField> | Derived;
type TextFields = { readonly [F in TextField as `sentinelone.${F}`]: 'text' };

function textFields(): TextFields {
  const names = [...syslogKeys.map(({ field }) => field), ...Object.keys(derivedFields)];
  const fields: Record<string, 'text'> = Object.fromEntries(names.map((name) => [`sentinelone.${name}`, 'text']));
  if (!isComplete(fields)) throw new Error('The table of syslog keys lacks a derived field.');
  return fields;
}

function isComplete(fields: Readonly<Record<string, 'text'>>): fields is TextFields {
  return Object.keys(derivedFields).every((name) => fields[`sentinelone.${name}`] === 'text');
}

/** The console's syslog, as the decoders of this folder see it. */
export const syslogEvents = decodedEvents({
  name: 'sentinelone syslog',
  fields: {
    ...textFields(),
    id: 'text',
    srcuser: 'text',
    dstuser: 'text',
    srcip: 'text',
    dstip: 'text',
    srcport: 'number',
    dstport: 'number',
    protocol: 'text',
    system_name: 'text',
    'sentinelone.activityType': 'number',
    'sentinelone.sourceThreatCount': 'number',
    'sentinelone.unsecured': 'number',
  },
  enumerations: {
    'sentinelone.threatMitigationStatus': ['not_mitigated', 'mitigated', 'marked_as_benign'],
    'sentinelone.threatConfidenceLevel': ['malicious', 'suspicious', 'n/a'],
    'sentinelone.severity': ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'],
  },
});
