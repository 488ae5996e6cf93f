// Lines that hold every key, and what becomes of each: by the table of keys, so that an example fails where a decoder
// does something else. A kind of activity that no rule knows keeps the rules out of it.
import type { Example } from '../../../src/define/index.ts';
import { shapedFields } from './decoders.ts';
import { type KeySection, syslogKeys } from './keys.ts';
import { blanks, type Pairs, pipes } from './lines.ts';
import type { Separator } from './value-patterns.ts';

/** A number that the console gives no activity. */
const unknownType = 9999;

/** Values that must look like something; all others are a few words. */
const shapedValues: Pairs = {
  activityType: `${unknownType}`,
  ip: '192.0.2.7',
  firewallNotificationTrafficLocalHost: '192.0.2.107',
  firewallNotificationTrafficRemoteHost: '2001:db8::99',
  firewallNotificationTrafficLocalPort: '49152',
  firewallNotificationTrafficRemotePort: '443',
};

/** All keys of a section in one line, with the fields that they fill. */
export function everyKeyOf({ title, entries }: KeySection, separator: Separator): Example {
  const keys = entries.map(({ keys: [usual = ''] }) => usual);
  const pairs: Pairs = Object.fromEntries(keys.map((key) => [key, shapedValues[key] ?? `some ${key}`]));
  const all = { ...pairs, activityType: `${unknownType}` };
  return {
    name: `${title}: every key, between ${separator}`,
    of: separator === 'pipes' ? pipes(all) : blanks(unknownType, 'Something new', pairs),
    expect: { fields: fieldsOf(all) },
  };
}

/** The fields of a line: of a static one the last value stands, of a dynamic one the first. */
function fieldsOf(pairs: Pairs): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const { field, keys, also } of syslogKeys) {
    const value = keys.map((key) => pairs[key]).find((found) => found !== undefined);
    for (const name of value === undefined ? [] : [`sentinelone.${field}`, ...also]) {
      if (value !== undefined && !(isDynamic(name) && fields.has(name))) fields.set(name, value);
    }
  }
  for (const [field, key] of shapedFields) {
    const value = pairs[key];
    if (value !== undefined) fields.set(field, value);
  }
  return Object.fromEntries(fields);
}

function isDynamic(name: string): boolean {
  return name.startsWith('sentinelone.');
}

const stamp = '2024-01-31 01:21:36,120   sentinel -  ';

/** What a line says outside its pairs, where no key says the same. */
export const headers: readonly Example[] = [
  {
    name: 'a whole header',
    of: `${stamp}CEF:2|SentinelOne|Mgmt|Windows|${unknownType}|Something new - machine WKS-0207|1|cat=SystemEvent vendor=SentinelOne`,
    expect: {
      decoder: 'sentinelone',
      fields: {
        id: `${unknownType}`,
        system_name: 'WKS-0207',
        'sentinelone.versionSlot': 'Windows',
        'sentinelone.activityType': `${unknownType}`,
        'sentinelone.eventDesc': 'Something new - machine WKS-0207',
        'sentinelone.eventSeverity': '1',
        'sentinelone.endpoint.name': 'WKS-0207',
      },
    },
  },
  {
    name: 'no header, an endpoint in the description, between blanks',
    of: `${stamp}CEF:0|SentinelOne|Mgmt|activityType=${unknownType} eventDesc=Something new - machine WKS-0207 notificationScope=SITE`,
    expect: { fields: { system_name: 'WKS-0207', 'sentinelone.endpoint.name': 'WKS-0207' } },
  },
  {
    name: 'a version, an endpoint in the description, between pipes',
    of: `${stamp}CEF:2|SentinelOne|Mgmt|Windows|eventDesc=Something new - machine WKS-0207|activityType=${unknownType}`,
    expect: {
      fields: {
        system_name: 'WKS-0207',
        'sentinelone.versionSlot': 'Windows',
        'sentinelone.endpoint.name': 'WKS-0207',
      },
    },
  },
  {
    name: 'a number, between pipes',
    of: `${stamp}CEF:2|SentinelOne|Mgmt|${unknownType}|cat=SystemEvent|vendor=SentinelOne`,
    expect: { fields: { id: `${unknownType}`, 'sentinelone.activityType': `${unknownType}` } },
  },
  {
    name: 'a key goes before the header',
    of: `${stamp}CEF:2|SentinelOne|Mgmt|Windows|9998|Something new|1|cat=SystemEvent activityType=${unknownType} vendor=SentinelOne`,
    expect: { fields: { id: `${unknownType}`, 'sentinelone.activityType': `${unknownType}` } },
  },
];
