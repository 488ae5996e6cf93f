// Device control, firewall, network quarantine, and devices without an agent.
import { group, is, oneOf, repeat, text } from '../../../../src/define/index.ts';
import { firewallChanges, quarantineChanges } from '../../activity-types.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { networkControls, protectionControls } from '../compliance.ts';
import { strayActivity } from '../near-miss.ts';
import { activityLine, type, words } from './base.ts';

const { deviceConnected, deviceDisconnected, firewallBlocked, exclusionDeleted, agentJoined } = sampleActivities;

const host = 'sentinelone.endpoint.name';
const remote = 'sentinelone.activity.data.reportedRemoteHost';

const blockedDevice = { of: deviceConnected, with: { activityType: 5125, 'data.eventType': 'blocked' } };

/** The same traffic, blocked on another endpoint. */
const elsewhere = (n: number, afterSeconds: number, change: Readonly<Record<string, string | number>> = {}) => ({
  of: firewallBlocked,
  with: { 'data.computerName': `WKS-${n}`, ...change },
  afterSeconds,
});

const deviceBlocked = activities.rule({
  id: 100710,
  level: 5,
  parent: activityLine,
  where: { [type]: is(5125) },
  description: text`SentinelOne: device control blocked a device on ${host}: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1091', 'T1200'],
  advice: 'Nothing for one: tell the user why, or add the device to the allowed ones.',
  falsePositives: ['Chargers and phones that show themselves as storage'],
  examples: {
    fires: [{ name: 'a USB device', ...blockedDevice }],
    silent: [strayActivity(5125), { name: 'a device that was let in', of: deviceConnected, expect: { rule: 100712 } }],
  },
});

const devicesTried = activities.rule({
  id: 100711,
  level: 8,
  parent: deviceBlocked,
  correlate: { ifMatched: deviceBlocked, frequency: 5, timeframeSeconds: 600, same: [host] },
  description: text`SentinelOne: five blocked devices on ${host} within ten minutes.`,
  groups: [...protectionControls],
  mitre: ['T1091', 'T1052.001'],
  advice: 'Talk to the user: somebody tries to get data out of or a device into this endpoint.',
  falsePositives: ['A docking station that reconnects'],
  examples: {
    fires: [{ name: 'five times', ...blockedDevice, then: repeat(4, { ...blockedDevice, afterSeconds: 120 }) }],
    silent: [
      {
        name: 'five times in a quarter of an hour',
        ...blockedDevice,
        then: repeat(4, { ...blockedDevice, afterSeconds: 200 }),
        expect: { rule: 100710 },
      },
      {
        name: 'on five endpoints',
        ...blockedDevice,
        then: repeat(4, (n) => ({
          ...blockedDevice,
          with: { ...blockedDevice.with, 'data.computerName': `WKS-${n}` },
        })),
        expect: { rule: 100710 },
      },
      {
        name: 'four times, then one that is let in',
        ...blockedDevice,
        then: [...repeat(3, blockedDevice), { of: deviceConnected }],
        expect: { rule: 100712 },
      },

      {
        name: 'four times',
        ...blockedDevice,
        then: repeat(3, { ...blockedDevice, afterSeconds: 60 }),
        expect: { rule: 100710 },
      },
    ],
  },
});

const deviceIn = activities.rule({
  id: 100712,
  level: 4,
  parent: activityLine,
  where: { [type]: is(5126), 'sentinelone.activity.data.eventType': is('connected') },
  description: text`SentinelOne: ${'sentinelone.activity.data.interface'} device ${'sentinelone.activity.data.deviceName'} was connected to ${host}.`,
  groups: [...protectionControls],
  mitre: ['T1091'],
  advice: 'Nothing; useful when data left or malware came by a device.',
  falsePositives: ['None: it reports a fact.'],
  examples: {
    fires: [{ name: 'USB', of: deviceConnected }],
    silent: [
      strayActivity(5126, { eventType: 'connected' }),
      {
        name: 'another activity that says so',
        of: deviceConnected,
        with: { activityType: 5130 },
        expect: { rule: 100660 },
      },
      { name: 'disconnected', of: deviceDisconnected, expect: { rule: 100660 } },
    ],
  },
});

const deviceRules = activities.rule({
  id: 100713,
  level: 7,
  parent: activityLine,
  where: { [type]: oneOf(5120, 5121, 5122, 5123, 5124, 5127, 5128, 5129) },
  description: text`SentinelOne: ${'sentinelone.actor'} changed a device-control rule: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Check which devices may connect now, and for whom.',
  falsePositives: ['Requests of users'],
  examples: {
    fires: [{ name: 'changed', of: exclusionDeleted, with: { activityType: 5121 } }],
    silent: [strayActivity(5121), { name: 'a device', of: deviceDisconnected, expect: { rule: 100660 } }],
  },
});

const trafficBlocked = activities.rule({
  id: 100714,
  level: 4,
  parent: activityLine,
  where: { [type]: is(5232) },
  description: text`SentinelOne: the firewall of ${host} blocked ${'sentinelone.activity.data.reportedDirection'} traffic with ${remote} (rule ${'sentinelone.activity.data.ruleName'}).`,
  groups: [...networkControls],
  mitre: ['T1046'],
  advice: 'Nothing for one; look at the remote host when it is one of yours.',
  falsePositives: ['Broadcasts', 'Scanners of your own'],
  examples: {
    fires: [{ name: 'inbound', of: firewallBlocked }],
    silent: [
      strayActivity(5232),

      { name: 'a rule was changed', of: firewallBlocked, with: { activityType: 5231 }, expect: { rule: 100716 } },
    ],
  },
});

const probing = activities.rule({
  id: 100715,
  level: 8,
  parent: trafficBlocked,
  correlate: {
    ifMatched: trafficBlocked,
    frequency: 4,
    timeframeSeconds: 300,
    same: [remote],
    different: [host],
  },
  description: text`SentinelOne: ${remote} is blocked by the firewalls of several endpoints, the latest is ${host}.`,
  groups: [...networkControls],
  mitre: ['T1046', 'T1018'],
  advice: 'Find the machine behind the address: it scans the network or is compromised.',
  falsePositives: ['Scanners of your own', 'A server whose port was closed'],
  examples: {
    fires: [
      {
        name: 'four endpoints',
        of: firewallBlocked,
        then: repeat(3, (n) => elsewhere(n, 80)),
      },
    ],
    silent: [
      {
        name: 'four endpoints in eight minutes',
        of: firewallBlocked,
        then: repeat(3, (n) => elsewhere(n, 150)),
        expect: { rule: 100714 },
      },
      {
        name: 'four remote hosts',
        of: firewallBlocked,
        then: repeat(3, (n) => elsewhere(n, 10, { 'data.reportedRemoteHost': `203.0.113.${n}` })),
        expect: { rule: 100714 },
      },
      {
        name: 'three endpoints, then a rule is changed',
        of: firewallBlocked,
        then: [elsewhere(1, 10), elsewhere(2, 10), elsewhere(3, 10, { activityType: 5231 })],
        expect: { rule: 100716 },
      },

      {
        name: 'one endpoint',
        of: firewallBlocked,
        then: repeat(3, { of: firewallBlocked, afterSeconds: 30 }),
        expect: { rule: 100714 },
      },
    ],
  },
});

const firewallRules = activities.rule({
  id: 100716,
  level: 7,
  parent: activityLine,
  where: {
    [type]: oneOf(...firewallChanges),
  },
  description: text`SentinelOne: ${'sentinelone.actor'} changed a firewall rule: ${words}`,
  groups: [...networkControls],
  mitre: ['T1562.004'],
  advice: 'Read the rule: an allow rule for any host or any port is to be undone.',
  falsePositives: ['Planned changes'],
  examples: {
    fires: [{ name: 'changed', of: exclusionDeleted, with: { activityType: 5221 } }],
    silent: [strayActivity(5221), { name: 'traffic blocked', of: firewallBlocked, expect: { rule: 100714 } }],
  },
});

const quarantineRules = activities.rule({
  id: 100717,
  level: 8,
  parent: activityLine,
  where: {
    [type]: oneOf(...quarantineChanges),
  },
  description: text`SentinelOne: ${'sentinelone.actor'} changed what isolated endpoints may reach: ${words}`,
  groups: [...networkControls],
  mitre: ['T1562.004'],
  advice: 'Check that an isolated endpoint still reaches the console only: a hole here undoes every isolation.',
  falsePositives: ['A tool of incident response that must stay reachable'],
  examples: {
    fires: [{ name: 'changed', of: exclusionDeleted, with: { activityType: 5235 } }],
    silent: [
      strayActivity(5235),
      { name: 'a firewall rule', of: exclusionDeleted, with: { activityType: 5233 }, expect: { rule: 100716 } },
    ],
  },
});

const unmanaged = activities.rule({
  id: 100724,
  level: 5,
  parent: activityLine,
  where: { [type]: is(3505) },
  description: text`SentinelOne: devices without an agent were found: ${words}`,
  groups: [...networkControls],
  mitre: ['T1200'],
  advice: 'Install the agent, or find out whose device it is.',
  falsePositives: ['Printers and phones'],
  examples: {
    fires: [{ name: 'found', of: agentJoined, with: { activityType: 3505 } }],
    silent: [strayActivity(3505), { name: 'an agent joins', of: agentJoined, expect: { rule: 100660 } }],
  },
});

/** Siblings of one level are tried in this order. */
export const perimeterRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_activity'],
  topic: 'api',
  title: 'Activities: devices, firewall, network quarantine',
  rules: [
    quarantineRules,
    deviceRules,
    firewallRules,
    deviceBlocked,
    devicesTried,
    unmanaged,
    deviceIn,
    trafficBlocked,
    probing,
  ],
});
