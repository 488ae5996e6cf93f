import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as api from '../../../../rules-src/sentinelone/events.ts';
import { syslogDecoders } from '../../../../rules-src/sentinelone/syslog/decoders.ts';
import { derivedFields, syslogEvents } from '../../../../rules-src/sentinelone/syslog/events.ts';
import { keySections, syslogKeys } from '../../../../rules-src/sentinelone/syslog/keys.ts';
import { markdownTable } from '../../../builders/decision.ts';

const head = `# Fields of SentinelOne's syslog

Which field of a Wazuh alert (below \`data.sentinelone.\`) a key of the console's syslog fills. The decoders are made from
the same table (rules-src/sentinelone/syslog/keys.ts). Written by test/rules-src/sentinelone/syslog/key-table.test.ts;
\`npx vitest run -u\` writes it anew.

- A line is known by \`SentinelOne|Mgmt|\`, whatever stands before it: stamps, a host, \`<14>\`, a byte order mark, a relay's
  program name. \`CEF:\` may be missing, since a relay or Wazuh can take it for the program.
- A value is taken whole, blanks included. Between pipes it runs to the next \`|key=\`; a \`\\|\` is text unless something
  like a key follows. Between blanks it runs to the next key; a text that people or programs choose (a path, a name) to
  the next *known* key: one of this table, or a further member of the
  families source…, threat…, endpointDeviceControl…, endpointFirewallRule…, firewallNotification…, deviceRule…,
  deviceInformation…, remoteShell…, originator….
- An empty value, \`None\` and \`[]\` make no field.
- Other spellings are aliases and misspellings of older and newer consoles; they fill the same field.
- Lists stay as the console writes them; \`[88, 293]\`, which is JSON too, is shown as an array.
- The console's times have no zone: they are UTC.`;

/** A field's name as the alert shows it: Wazuh's own fields stand beside `sentinelone`, not below. */
const shown = (field: string) => `\`${field}\``;

function section({ title, entries }: (typeof keySections)[number]): string {
  const rows = entries.map(({ field, keys, also, about }) => [
    shown(field),
    keys
      .filter((key) => key !== field)
      .map(shown)
      .join(', '),
    also.map(shown).join(', '),
    about,
  ]);
  return `## ${title}\n\n${markdownTable(['key and field', 'other spellings', 'also fills', 'what it is'], rows)}`;
}

test('docs/syslog-keys.md lists every key and its field', async () => {
  const shaped = [
    ['`srcip`', '`ip`, else `firewallNotificationTrafficLocalHost`', 'if it is an address'],
    ['`dstip`', '`firewallNotificationTrafficRemoteHost`', 'if it is an address'],
    ['`srcport`', '`firewallNotificationTrafficLocalPort`', 'if it is a number'],
    ['`dstport`', '`firewallNotificationTrafficRemotePort`', 'if it is a number'],
  ];
  const derived = Object.entries(derivedFields).map(([field, about]) => [shown(field), about]);
  const text = [
    head,
    `## Derived fields\n\n${markdownTable(['field', 'made of'], derived)}`,
    `## Wazuh's own fields that take a value only if it fits\n\n${markdownTable(['field', 'key', 'when'], shaped)}`,
    ...keySections.map(section),
    '',
  ].join('\n\n');
  await expect(text).toMatchFileSnapshot(resolve(import.meta.dirname, '../../../../docs/syslog-keys.md'));
});

test('no spelling stands in the table twice', () => {
  const keys = syslogKeys.flatMap((entry) => entry.keys);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('every pattern keeps to Wazuh’s 1,023 bytes', () => {
  const sizes = syslogDecoders.flatMap(({ regex, prematch }) =>
    [regex, prematch].map((each) => (each?.test.kind === 'pattern' ? each.test.source.length : 0)),
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1023);
});

test('no field is a text here and an object in a line of the API: an index takes one of them only', () => {
  const here = [...syslogEvents.fields.keys()].filter((name) => name.startsWith('sentinelone.'));
  const there = Object.values(api).flatMap(({ fields }) => [...fields.keys()]);
  const clash = (name: string) => there.filter((other) => other.startsWith(`${name}.`) || name.startsWith(`${other}.`));
  expect(there.length).toBeGreaterThan(100);
  expect(here.flatMap(clash)).toEqual([]);
});
