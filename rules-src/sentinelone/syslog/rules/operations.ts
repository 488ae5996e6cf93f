import { atLeast, group, is, oneOf, text } from '../../../../src/define/index.ts';
import { accountControls, networkControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { console, endpoint, endpointPairs } from '../lines.ts';
import { strayFields } from '../near-miss.ts';
import { base } from './base.ts';

const session = {
  ...endpointPairs,
  remoteShellSessionId: '34310f57-7bab-6882-7404-028614571979',
  cat: 'OPERATION',
} as const;

export const remoteShell = syslogEvents.rule({
  id: 105060,
  level: 9,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(3200, 3201) },
  description: text`SentinelOne: ${'srcuser'} opened a remote shell on ${'sentinelone.endpoint.name'}`,
  groups: ['remote_shell', ...accountControls],
  mitre: ['T1219', 'T1059'],
  advice:
    'Check it against the open cases: the user now has the highest rights on the endpoint. Read the session’s history.',
  falsePositives: ['Incident response, help-desk work.'],
  examples: {
    fires: [console(3201, 'Created a remote shell session - machine srv-win22-db', session)],
    silent: [
      {
        of: console(3203, 'Terminated a remote shell session - machine srv-win22-db', session),
        expect: { rule: 105000 },
      },
      { of: console(32010, 'Something else', session), expect: { rule: 105103 } },
      strayFields({ activityType: 3200 }),
    ],
  },
});

export const script = syslogEvents.rule({
  id: 105061,
  level: 8,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(3616, 3618, 3622, 3623) },
  description: text`SentinelOne: ${'srcuser'} ran a script on endpoints: ${'sentinelone.eventDesc'} (${'sentinelone.endpoint.name'})`,
  groups: ['remote_shell', ...accountControls],
  mitre: ['T1072', 'T1059'],
  advice: 'Read the script in the console’s library and on how many endpoints it runs; stop it when nobody ordered it.',
  falsePositives: ['Maintenance by the people who own the console.'],
  examples: {
    fires: [console(3616, 'Remote script execution - machine WKS-0207', endpointPairs)],
    silent: [
      { of: console(3614, 'On-demand scan - machine WKS-0207', endpointPairs), expect: { rule: 105000 } },
      strayFields({ activityType: 3616 }),
    ],
  },
});

const filesFetched = syslogEvents.rule({
  id: 105062,
  level: 6,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(80, 81, 85, 86) },
  description: text`SentinelOne: ${'srcuser'} fetched files from ${'sentinelone.endpoint.name'}: ${'sentinelone.eventDesc'}`,
  groups: ['data_fetched', ...accountControls],
  mitre: ['T1005'],
  advice: 'Any file can be fetched, not only samples of threats. Check that there is a case that asks for it.',
  falsePositives: ['Incident response.'],
  examples: {
    fires: [console(81, 'Files requested - machine WKS-0207', endpointPairs)],
    silent: [
      { of: console(66, 'Full report uploaded - machine WKS-0207', endpointPairs), expect: { rule: 105000 } },
      strayFields({ activityType: 80 }),
    ],
  },
});

const isolated = syslogEvents.rule({
  id: 105063,
  level: 8,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(61, 1001, 2025) },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} was cut off the network (${'srcuser'})`,
  groups: ['network_quarantine', ...networkControls],
  mitre: ['T1562.004'],
  advice: 'Tell the user and join the case it belongs to; a server that is cut off is an outage as well.',
  falsePositives: ['Exercises.'],
  examples: {
    fires: [
      endpoint(1001, 'Network quarantine performed - machine SRV-FILE-02', { sourceNetworkState: 'disconnected' }),
    ],
    silent: [
      { of: endpoint(1002, 'Reconnected to network - machine SRV-FILE-02'), expect: { rule: 105064 } },
      strayFields({ activityType: 61 }),
    ],
  },
});

const reconnected = syslogEvents.rule({
  id: 105064,
  level: 6,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(62, 1002) },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} is back on the network (${'srcuser'})`,
  groups: ['network_quarantine', ...networkControls],
  advice: 'Make sure that the case was closed by somebody who looked at the endpoint.',
  falsePositives: ['The end of a case.'],
  examples: {
    fires: [console(62, 'Reconnect to network - machine SRV-FILE-02', endpointPairs)],
    silent: [
      { of: console(61, 'Disconnect from network - machine SRV-FILE-02', endpointPairs), expect: { rule: 105063 } },
      strayFields({ activityType: 62 }),
    ],
  },
});

const shutdown = syslogEvents.rule({
  id: 105065,
  level: 6,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(63, 74) },
  description: text`SentinelOne: ${'srcuser'} ordered a shutdown or restart of ${'sentinelone.endpoint.name'}`,
  groups: [...accountControls],
  mitre: ['T1529'],
  advice: 'Expected on a workstation with a pending reboot; on a server ask the user who ordered it.',
  falsePositives: ['Reboots that finish a mitigation.'],
  examples: {
    fires: [console(63, 'Shutdown ordered - machine WKS-0207', endpointPairs)],
    silent: [
      { of: console(66, 'Full report uploaded - machine WKS-0207', endpointPairs), expect: { rule: 105000 } },
      strayFields({ activityType: 63 }),
    ],
  },
});

const unprotectedDevices = syslogEvents.rule({
  id: 105066,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': is(3505), 'sentinelone.unsecured': atLeast(1) },
  description: text`SentinelOne: ${'sentinelone.unsecured'} devices without an agent in network ${'sentinelone.networkName'} (gateway ${'sentinelone.gatewayIp'})`,
  groups: ['asset_discovery', ...networkControls],
  mitre: ['T1200'],
  advice: 'Install the agent on what is yours; find out what the rest is.',
  falsePositives: ['Guest networks.'],
  examples: {
    fires: [
      console(3505, 'New devices found', {
        suser: undefined,
        totalNewDevices: '12',
        secured: '9',
        unsecured: '3',
        unsupported: '0',
        unknown: '0',
        networkName: 'Büro Lyon',
        gatewayIp: '192.0.2.1',
      }),
    ],
    silent: [
      {
        of: console(3505, 'New devices found', {
          suser: undefined,
          totalNewDevices: '9',
          secured: '9',
          unsecured: '0',
        }),
        expect: { rule: 105000 },
      },
      strayFields({ activityType: 3505, unsecured: '3' }),
      { of: console(9999, 'Something new', { unsecured: '3' }), expect: { rule: 105103 } },
    ],
  },
});

export const operations = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Operations: what console users do to endpoints, and what the console finds in the network',
  rules: [remoteShell, script, filesFetched, isolated, reconnected, shutdown, unprotectedDevices],
});
