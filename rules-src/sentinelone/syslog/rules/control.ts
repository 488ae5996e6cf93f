import { group, is, oneOf, repeat, text } from '../../../../src/define/index.ts';
import { firewallChanges, quarantineChanges } from '../../activity-types.ts';
import { accountControls, networkControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { console, endpoint, type Pairs } from '../lines.ts';
import { strayFields } from '../near-miss.ts';
import { base } from './base.ts';

function device(activityType: number, eventType: string, pairs: Pairs = {}): string {
  return endpoint(activityType, 'Device Control Event', {
    endpointDeviceControlEventType: eventType,
    endpointDeviceControlClass: '08h',
    endpointDeviceControlVendor: '0781',
    endpointDeviceControlProduct: '5581',
    endpointDeviceControlSerial: '4C530001',
    endpointDeviceControlDeviceName: 'SanDisk Ultra',
    endpointDeviceControlRuleId: '-1',
    endpointDeviceControlInterface: 'USB',
    cat: 'DEVICECONTROL',
    ...pairs,
  });
}

const deviceBlocked = syslogEvents.rule({
  id: 105070,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': is(5125) },
  description: text`SentinelOne: device ${'sentinelone.endpointDeviceControlDeviceName'} was blocked on ${'sentinelone.endpoint.name'}`,
  groups: ['device_control', ...accountControls],
  mitre: ['T1091'],
  advice: 'Nothing for one: the policy worked. Tell the user the rule when it goes on.',
  falsePositives: ['Telephones that are only being charged.'],
  examples: {
    fires: [device(5125, 'blocked')],
    silent: [{ of: device(5126, 'connected'), expect: { rule: 105072 } }, strayFields({ activityType: 5125 })],
  },
});

/** Devices that are blocked one after another, and perhaps something else at the end. */
const blockedDevices = (endpoints: readonly string[], afterSeconds: number, last: readonly string[] = []) => {
  const [first = '', ...later] = endpoints.map((sourceHostName) => device(5125, 'blocked', { sourceHostName }));
  return { of: first, then: [...later, ...last].map((of) => ({ of, afterSeconds })) };
};
const times = (count: number) => Array.from({ length: count }, () => 'WKS-0207');

const deviceBlockedOften = syslogEvents.rule({
  id: 105071,
  level: 8,
  parent: deviceBlocked,
  correlate: { ifMatched: deviceBlocked, frequency: 5, timeframeSeconds: 600, same: ['sentinelone.endpoint.name'] },
  description: text`SentinelOne: five devices were blocked on ${'sentinelone.endpoint.name'} within ten minutes`,
  groups: ['device_control', ...accountControls],
  mitre: ['T1052.001', 'T1091'],
  advice: 'Somebody tries one device after another: talk to the user, look at what they meant to copy.',
  falsePositives: ['A docking station that loses contact.'],
  examples: {
    fires: [blockedDevices(times(5), 20), { name: 'within nearly ten minutes', ...blockedDevices(times(5), 130) }],
    silent: [
      { name: 'four', ...blockedDevices(times(4), 20), expect: { rule: 105070 } },
      { name: 'five in more than ten minutes', ...blockedDevices(times(5), 170), expect: { rule: 105070 } },
      {
        name: 'five on five endpoints',
        ...blockedDevices(['WKS-1', 'WKS-2', 'WKS-3', 'WKS-4', 'WKS-5'], 20),
        expect: { rule: 105070 },
      },
      {
        name: 'the fifth is let in',
        ...blockedDevices(times(4), 20, [device(5126, 'connected')]),
        expect: { rule: 105072 },
      },
    ],
  },
});

const deviceConnected = syslogEvents.rule({
  id: 105072,
  level: 4,
  parent: base,
  where: { 'sentinelone.activityType': is(5126) },
  description: text`SentinelOne: device ${'sentinelone.endpointDeviceControlDeviceName'} (${'sentinelone.endpointDeviceControlInterface'}) was connected to ${'sentinelone.endpoint.name'}`,
  groups: ['device_control'],
  advice: 'Nothing by itself; it is the record to read when files are missing or a threat came from a drive.',
  falsePositives: ['Everyday work.'],
  examples: {
    fires: [device(5126, 'connected')],
    silent: [{ of: device(5126, 'disconnected'), expect: { rule: 105076 } }, strayFields({ activityType: 5126 })],
  },
});

const deviceDisconnected = syslogEvents.rule({
  id: 105076,
  level: 0,
  parent: deviceConnected,
  where: { 'sentinelone.endpointDeviceControlEventType': is('disconnected', { ignoreCase: true }) },
  description: text`SentinelOne: device ${'sentinelone.endpointDeviceControlDeviceName'} was disconnected from ${'sentinelone.endpoint.name'}`,
  advice: 'Nothing: it tells when a device was there.',
  falsePositives: ['Everyday work.'],
  examples: {
    fires: [device(5126, 'disconnected')],
    silent: [
      { of: device(5126, 'connected'), expect: { rule: 105072 } },
      { of: device(5125, 'disconnected'), expect: { rule: 105070 } },
    ],
  },
});

const controlRules = syslogEvents.rule({
  id: 105073,
  level: 7,
  parent: base,
  where: {
    'sentinelone.activityType': oneOf(5120, 5121, 5122, 5123, 5124, ...firewallChanges),
  },
  description: text`SentinelOne: ${'srcuser'} changed rules of device control or firewall: ${'sentinelone.eventDesc'} ${'sentinelone.ruleName'}`,
  groups: ['config_changed', ...networkControls],
  mitre: ['T1562.004'],
  advice: 'Check the change request; look for rules that allow more than before.',
  falsePositives: ['Planned changes.'],
  examples: {
    fires: [console(5220, 'Firewall rule created', { ruleName: 'Allow RDP' }), console(5122, 'Device rule deleted')],
    silent: [
      { of: console(522, 'Something else', { ruleName: 'Allow RDP' }), expect: { rule: 105103 } },
      strayFields({ activityType: 5120 }),
    ],
  },
});

const isolationRules = syslogEvents.rule({
  id: 105077,
  level: 8,
  parent: base,
  where: {
    'sentinelone.activityType': oneOf(...quarantineChanges),
  },
  description: text`SentinelOne: ${'srcuser'} changed what isolated endpoints may reach: ${'sentinelone.eventDesc'} ${'sentinelone.ruleName'}`,
  groups: ['config_changed', ...networkControls],
  mitre: ['T1562.004'],
  advice: 'Check that an isolated endpoint still reaches the console only: a hole here undoes every isolation.',
  falsePositives: ['A tool of incident response that must stay reachable.'],
  examples: {
    fires: [console(5235, 'Network Quarantine rule modified', { ruleName: 'Allow any' })],
    silent: [
      { of: console(5231, 'Firewall rule modified', { ruleName: 'Allow any' }), expect: { rule: 105073 } },
      strayFields({ activityType: 5234 }),
    ],
  },
});

function blocked(pairs: Pairs = {}): string {
  return endpoint(5232, 'Firewall Control Blocked Event', {
    firewallNotificationRuleId: '556166862007601123',
    firewallNotificationRuleName: 'Block all',
    firewallNotificationRuleAction: 'Block',
    firewallNotificationTrafficProtocol: 'TCP',
    firewallNotificationTrafficLocalHost: 'None',
    firewallNotificationTrafficRemoteHost: '203.0.113.99',
    firewallNotificationTrafficRemotePort: '443',
    firewallNotificationTrafficPID: '4',
    firewallNotificationTrafficProcessName: 'System',
    cat: 'FIREWALL',
    ...pairs,
  });
}

const trafficBlocked = syslogEvents.rule({
  id: 105074,
  level: 4,
  parent: base,
  where: { 'sentinelone.activityType': is(5232) },
  description: text`SentinelOne: firewall blocked ${'sentinelone.firewallNotificationTrafficProcessName'} on ${'sentinelone.endpoint.name'} to ${'dstip'}:${'dstport'} (rule ${'sentinelone.firewallNotificationRuleName'})`,
  groups: ['firewall_drop', ...networkControls],
  advice: 'Nothing for one. Look at the process when it should not talk to the network at all.',
  falsePositives: ['Software that looks for updates or printers.'],
  examples: {
    fires: [blocked()],
    silent: [
      { of: endpoint(5233, 'Firewall Control Event'), expect: { rule: 105073 } },
      strayFields({ activityType: 5232 }),
    ],
  },
});

/** Traffic to one address after another. */
const attempts = (count: number, afterSeconds: number, more: (n: number) => Pairs = () => ({})) => {
  const [first = '', ...later] = Array.from({ length: count }, (_, n) =>
    blocked({ firewallNotificationTrafficRemoteHost: `203.0.113.${n}`, ...more(n) }),
  );
  return { of: first, then: later.map((of) => ({ of, afterSeconds })) };
};

const scanning = syslogEvents.rule({
  id: 105075,
  level: 10,
  parent: trafficBlocked,
  correlate: {
    ifMatched: trafficBlocked,
    frequency: 8,
    timeframeSeconds: 120,
    same: ['sentinelone.endpoint.name'],
    different: ['dstip'],
  },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} was kept from eight addresses within two minutes, the last ${'dstip'}`,
  groups: ['recon', ...networkControls],
  mitre: ['T1046'],
  advice: 'Look at the process: a scan from an endpoint is malware, or a user with a tool.',
  falsePositives: ['Inventory and monitoring software.'],
  examples: {
    fires: [attempts(8, 5), { name: 'within nearly two minutes', ...attempts(8, 16) }],
    silent: [
      {
        name: 'one address again and again',
        of: blocked(),
        then: repeat(7, { of: blocked(), afterSeconds: 5 }),
        expect: { rule: 105074 },
      },
      { name: 'eight in more than two minutes', ...attempts(8, 25), expect: { rule: 105074 } },
      {
        name: 'eight endpoints',
        ...attempts(8, 5, (n) => ({ sourceHostName: `WKS-${n}` })),
        expect: { rule: 105074 },
      },
      {
        name: 'the eighth is a change of rules',
        of: attempts(7, 5).of,
        then: [
          ...attempts(7, 5).then,
          { of: endpoint(5233, 'Firewall Control Event', { firewallNotificationTrafficRemoteHost: '203.0.113.50' }) },
        ],
        expect: { rule: 105073 },
      },
    ],
  },
});

export const control = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Device control and firewall',
  rules: [
    deviceBlocked,
    deviceBlockedOften,
    deviceConnected,
    deviceDisconnected,
    controlRules,
    isolationRules,
    trafficBlocked,
    scanning,
  ],
});
