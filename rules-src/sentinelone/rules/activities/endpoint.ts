// What is done with endpoints and their agents.
import { group, oneOf, text } from '../../../../src/define/index.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { networkControls, protectionControls } from '../compliance.ts';
import { strayActivity } from '../near-miss.ts';
import { activityLine, type, words } from './base.ts';

const cutOff = activities.rule({
  id: 100670,
  level: 8,
  parent: activityLine,
  where: { [type]: oneOf(1001, 2025, 61) },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} was cut off the network: ${words}`,
  groups: [...networkControls],
  mitre: ['T1562.001'],
  advice: 'See whether a person or a policy did it and for which threat; tell the user, plan the way back.',
  falsePositives: ['Exercises'],
  examples: {
    fires: [{ name: 'a server', of: sampleActivities.networkCut }],
    silent: [
      strayActivity(61),

      { name: 'back again', of: sampleActivities.networkCut, with: { activityType: 1002 }, expect: { rule: 100671 } },
    ],
  },
});

const backOnNetwork = activities.rule({
  id: 100671,
  level: 6,
  parent: activityLine,
  where: { [type]: oneOf(1002, 62) },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} is back on the network: ${words}`,
  groups: [...networkControls],
  mitre: ['T1562.001'],
  advice: 'Make sure that its threats are settled; if not, cut it off again.',
  falsePositives: ['The end of an incident'],
  examples: {
    fires: [{ name: 'by a user', of: sampleActivities.networkCut, with: { activityType: 62 } }],
    silent: [strayActivity(62), { name: 'cut off', of: sampleActivities.networkCut, expect: { rule: 100670 } }],
  },
});

const decommissioned = activities.rule({
  id: 100672,
  level: 5,
  parent: activityLine,
  where: { [type]: oneOf(47, 54) },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} was decommissioned: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Make sure that the machine is gone: one that still runs is unprotected and unseen.',
  falsePositives: ['Laptops on a long leave: the console decommissions them by itself'],
  examples: {
    fires: [{ name: 'by itself', of: sampleActivities.decommissioned }],
    silent: [
      strayActivity(47),

      {
        name: 'recommissioned',
        of: sampleActivities.decommissioned,
        with: { activityType: 48 },
        expect: { rule: 100660 },
      },
    ],
  },
});

const uninstallOrdered = activities.rule({
  id: 100673,
  level: 8,
  parent: activityLine,
  where: { [type]: oneOf(49, 50, 52) },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} is to be uninstalled: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Compare with the change calendar; there is still time to refuse it in the console.',
  falsePositives: ['Decommissioning', 'Migration to another console'],
  examples: {
    fires: [{ name: 'ordered by a user', of: sampleActivities.uninstalled, with: { activityType: 50 } }],
    silent: [
      strayActivity(50),

      { name: 'refused', of: sampleActivities.uninstalled, with: { activityType: 53 }, expect: { rule: 100660 } },
    ],
  },
});

const uninstalled = activities.rule({
  id: 100674,
  level: 10,
  parent: activityLine,
  where: { [type]: oneOf(51) },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} was uninstalled.`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Nothing protects the machine any more: install the agent again unless the change calendar says otherwise.',
  falsePositives: ['Decommissioning', 'Migration to another console'],
  examples: {
    fires: [{ name: 'an old kiosk', of: sampleActivities.uninstalled }],
    silent: [
      strayActivity(51),

      { name: 'asked for', of: sampleActivities.uninstalled, with: { activityType: 49 }, expect: { rule: 100673 } },
    ],
  },
});

const disabled = activities.rule({
  id: 100675,
  level: 12,
  parent: activityLine,
  where: { [type]: oneOf(119, 126, 127, 128) },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} is disabled or limited: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Nothing protects this endpoint. Find who disabled it, or open a case with the vendor if it broke.',
  falsePositives: ['Support work with a time limit'],
  examples: {
    fires: [
      { name: 'a damaged database', of: sampleActivities.agentLimited },
      { name: 'by a user', of: sampleActivities.agentLimited, with: { activityType: 119 } },
    ],
    silent: [strayActivity(119), { name: 'enabled', of: sampleActivities.agentEnabled, expect: { rule: 100676 } }],
  },
});

const enabled = activities.rule({
  id: 100676,
  level: 4,
  parent: activityLine,
  where: { [type]: oneOf(120) },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} works again: ${words}`,
  groups: [...protectionControls],
  advice: 'Close the case of 100675; scan the endpoint for what came in meanwhile.',
  falsePositives: ['None: it reports good news.'],
  examples: {
    fires: [{ name: 'the time limit ended', of: sampleActivities.agentEnabled }],
    silent: [
      strayActivity(120),

      { name: 'disabled', of: sampleActivities.agentEnabled, with: { activityType: 119 }, expect: { rule: 100675 } },
    ],
  },
});

const passphrase = activities.rule({
  id: 100677,
  level: 9,
  parent: activityLine,
  where: { [type]: oneOf(64) },
  description: text`SentinelOne: ${'sentinelone.actor'} asked for the passphrase of the agent on ${'sentinelone.endpoint.name'}.`,
  groups: [...protectionControls],
  mitre: ['T1562.001', 'T1552'],
  advice: 'Ask what for: whoever has it can disable or remove the agent without the console.',
  falsePositives: ['Support', 'Repair of an agent that does not reach the console'],
  examples: {
    fires: [
      { name: 'asked', of: sampleActivities.scanOrdered, with: { activityType: 64, 'data.username': 'Jane Doe' } },
    ],
    silent: [strayActivity(64), { name: 'a scan', of: sampleActivities.scanOrdered, expect: { rule: 100660 } }],
  },
});

const powerOrdered = activities.rule({
  id: 100678,
  level: 6,
  parent: activityLine,
  where: { [type]: oneOf(63, 74) },
  description: text`SentinelOne: ${'sentinelone.actor'} ordered a shutdown or restart of ${'sentinelone.endpoint.name'}.`,
  groups: [...protectionControls],
  mitre: ['T1529'],
  advice: 'Expect the outage; ask what for if it is a server outside its maintenance window.',
  falsePositives: ['Reboots after an upgrade or a mitigation'],
  examples: {
    fires: [{ name: 'shutdown', of: sampleActivities.scanOrdered, with: { activityType: 63 } }],
    silent: [
      strayActivity(63),

      {
        name: '72 aborts a scan',
        of: sampleActivities.scanOrdered,
        with: { activityType: 72 },
        expect: { rule: 100682 },
      },
    ],
  },
});

const moved = activities.rule({
  id: 100679,
  level: 6,
  parent: activityLine,
  where: { [type]: oneOf(94, 95, 96, 97, 98, 99, 101, 10000) },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} was moved to another site, group or console: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Check that the new place has a policy that protects: moving is a quiet way to a weaker one.',
  falsePositives: ['Reorganisation'],
  examples: {
    fires: [{ name: 'to another site', of: sampleActivities.groupChanged, with: { activityType: 94 } }],
    silent: [
      strayActivity(94),
      { name: 'to a group by its own filter', of: sampleActivities.groupChanged, expect: { rule: 100660 } },
    ],
  },
});

const identityReset = activities.rule({
  id: 100680,
  level: 7,
  parent: activityLine,
  where: { [type]: oneOf(89, 93) },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} gets a new identity or configuration: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Expect a second entry for the machine; its local settings are gone.',
  falsePositives: ['Cloned virtual machines'],
  examples: {
    fires: [{ name: 'a new UUID', of: sampleActivities.scanOrdered, with: { activityType: 89 } }],
    silent: [
      strayActivity(89),

      {
        name: '90 starts a scan',
        of: sampleActivities.scanOrdered,
        with: { activityType: 90 },
        expect: { rule: 100660 },
      },
    ],
  },
});

const filesFetched = activities.rule({
  id: 100681,
  level: 6,
  parent: activityLine,
  where: { [type]: oneOf(80, 81, 85, 86, 200, 201, 203, 204) },
  description: text`SentinelOne: files are fetched from ${'sentinelone.endpoint.name'}: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1005'],
  advice: 'Check that a case needs them: whoever may fetch files reads everything on the endpoint.',
  falsePositives: ['Analysis of threats'],
  examples: {
    fires: [{ name: 'asked for', of: sampleActivities.scanOrdered, with: { activityType: 81 } }],
    silent: [
      strayActivity(81),

      { name: '8 is not 80', of: sampleActivities.scanOrdered, with: { activityType: 8 }, expect: { rule: 100660 } },
    ],
  },
});

const scanAborted = activities.rule({
  id: 100682,
  level: 4,
  parent: activityLine,
  where: { [type]: oneOf(72, 91) },
  description: text`SentinelOne: a disk scan of ${'sentinelone.endpoint.name'} was aborted.`,
  groups: [...protectionControls],
  advice: 'Scan again at a calmer hour; a scan that follows an infection must finish.',
  falsePositives: ['A shutdown during the scan'],
  examples: {
    fires: [{ name: 'aborted', of: sampleActivities.scanStarted, with: { activityType: 91 } }],
    silent: [
      strayActivity(91),

      { name: 'finished', of: sampleActivities.scanStarted, with: { activityType: 92 }, expect: { rule: 100660 } },
    ],
  },
});

/** Siblings of one level are tried in this order. */
export const endpointRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_activity'],
  topic: 'api',
  title: 'Activities: endpoints and agents',
  rules: [
    disabled,
    uninstalled,
    passphrase,
    cutOff,
    uninstallOrdered,
    identityReset,
    backOnNetwork,
    powerOrdered,
    moved,
    filesFetched,
    decommissioned,
    enabled,
    scanAborted,
  ],
});
