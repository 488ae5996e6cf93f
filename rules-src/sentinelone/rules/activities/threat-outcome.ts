// What the activity log tells of threats. The stream of threats says it better, where it is collected; where it is not
// (no right to it, or switched off), these are what is left.
import { group, is, oneOf, text } from '../../../../src/define/index.ts';
import { actionsAwaitReboot, actionsFailed } from '../../activity-types.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { incidentControls, malwareControls } from '../compliance.ts';
import { strayActivity } from '../near-miss.ts';
import { activityLine, type, words } from './base.ts';

const unmitigated = activities.rule({
  id: 100661,
  level: 7,
  parent: activityLine,
  where: { [type]: oneOf(19, 4003) },
  description: text`SentinelOne: detected, not yet mitigated: ${'sentinelone.activity.data.fileDisplayName'} on ${'sentinelone.endpoint.name'}. ${words}`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Follow the threat itself: 100601 or 100606 if it stays active, 100602 once it is mitigated.',
  falsePositives: ['The first seconds of nearly every threat'],
  examples: {
    fires: [
      { name: 'malicious', of: sampleActivities.threatUnmitigated },
      { name: 'suspicious', of: sampleActivities.threatUnmitigated, with: { activityType: 4003 } },
    ],
    silent: [
      strayActivity(19),
      { name: 'stopped before it ran', of: sampleActivities.stoppedBeforeRun, expect: { rule: 100660 } },
    ],
  },
});

const actionFailed = activities.rule({
  id: 100662,
  level: 9,
  parent: activityLine,
  where: { [type]: oneOf(...actionsFailed) },
  description: text`SentinelOne: an action against a threat failed on ${'sentinelone.endpoint.name'}: ${words}`,
  groups: [...malwareControls],
  mitre: ['T1562.001'],
  advice:
    'Open the mitigation report of the threat, order the action again, and isolate the endpoint if it fails twice.',
  falsePositives: ['The file was gone already'],
  examples: {
    fires: [{ name: 'quarantine', of: sampleActivities.quarantineFailed }],
    silent: [
      strayActivity(2009),

      { name: 'quarantine succeeded', of: sampleActivities.quarantined, expect: { rule: 100660 } },
      {
        name: '200 is not 2009',
        of: sampleActivities.quarantineFailed,
        with: { activityType: 200 },
        expect: { rule: 100681 },
      },
    ],
  },
});

const waitsForReboot = activities.rule({
  id: 100663,
  level: 5,
  parent: activityLine,
  where: { [type]: oneOf(...actionsAwaitReboot) },
  description: text`SentinelOne: an action against a threat waits for a reboot of ${'sentinelone.endpoint.name'}: ${words}`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Have the endpoint rebooted; the threat is not gone before that.',
  falsePositives: ['An endpoint that was rebooted since'],
  examples: {
    fires: [{ name: 'quarantine', of: sampleActivities.quarantined, with: { activityType: 2034 } }],
    silent: [
      strayActivity(2034),
      { name: 'quarantine succeeded', of: sampleActivities.quarantined, expect: { rule: 100660 } },
    ],
  },
});

const activeAgain = activities.rule({
  id: 100664,
  level: 9,
  parent: activityLine,
  where: { [type]: is(4008), 'sentinelone.activity.data.newStatus': is('Not mitigated', { ignoreCase: true }) },
  description: text`SentinelOne: ${'sentinelone.activity.data.fileDisplayName'} on ${'sentinelone.endpoint.name'} went from ${'sentinelone.activity.data.originalStatus'} back to not mitigated.`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'See what undid the mitigation: a release from quarantine, a failed action, or a file that came back.',
  falsePositives: ['An analyst who takes a sample'],
  examples: {
    fires: [
      {
        name: 'back from mitigated',
        of: sampleActivities.statusChanged,
        with: { 'data.originalStatus': 'Mitigated', 'data.newStatus': 'Not mitigated' },
      },
    ],
    silent: [
      strayActivity(4008, { newStatus: 'Not mitigated' }),
      {
        name: 'another activity that says so',
        of: sampleActivities.statusChanged,
        with: { activityType: 4009, 'data.newStatus': 'Not mitigated' },
        expect: { rule: 100660 },
      },
      { name: 'to mitigated', of: sampleActivities.statusChanged, expect: { rule: 100660 } },
    ],
  },
});

const becameMalicious = activities.rule({
  id: 100665,
  level: 8,
  parent: activityLine,
  where: { [type]: oneOf(2036, 2037), 'sentinelone.activity.data.newConfidenceLevel': is('malicious') },
  description: text`SentinelOne: ${'sentinelone.activity.data.fileDisplayName'} on ${'sentinelone.endpoint.name'} turned from ${'sentinelone.activity.data.oldConfidenceLevel'} to malicious.`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'If it is still active, mitigate: policies often act on malicious files only.',
  falsePositives: ['A cloud verdict on a hash that many tools share'],
  examples: {
    fires: [{ name: 'by the agent', of: sampleActivities.confidenceChanged }],
    silent: [
      strayActivity(2036, { newConfidenceLevel: 'malicious' }),
      {
        name: 'another activity that says so',
        of: sampleActivities.confidenceChanged,
        with: { activityType: 2029 },
        expect: { rule: 100660 },
      },

      {
        name: 'the other way round',
        of: sampleActivities.confidenceChanged,
        with: { 'data.newConfidenceLevel': 'suspicious' },
        expect: { rule: 100660 },
      },
    ],
  },
});

const calledHarmless = activities.rule({
  id: 100666,
  level: 6,
  parent: activityLine,
  where: { [type]: oneOf(22, 4007) },
  description: text`SentinelOne: ${'sentinelone.actor'} marked a threat as benign: ${words}`,
  groups: [...incidentControls],
  mitre: ['T1562.001'],
  advice: 'Sample these decisions: from now on the product lets the file run.',
  falsePositives: ['The work of analysts'],
  examples: {
    fires: [{ name: 'a threat', of: sampleActivities.verdictChanged, with: { activityType: 22 } }],
    silent: [strayActivity(22), { name: 'a note', of: sampleActivities.noteAdded, expect: { rule: 100660 } }],
  },
});

const judgedFalse = activities.rule({
  id: 100667,
  level: 4,
  parent: activityLine,
  where: { [type]: is(2030), 'sentinelone.activity.data.newValue': is('false_positive') },
  description: text`SentinelOne: ${'sentinelone.actor'} judged ${'sentinelone.activity.data.fileDisplayName'} on ${'sentinelone.endpoint.name'} a false positive.`,
  groups: [...incidentControls],
  advice: 'Add an exclusion as narrow as possible if it comes often.',
  falsePositives: ['The work of analysts'],
  examples: {
    fires: [{ name: 'a management agent', of: sampleActivities.verdictChanged }],
    silent: [
      strayActivity(2030, { newValue: 'false_positive' }),
      {
        name: 'another activity that says so',
        of: sampleActivities.verdictChanged,
        with: { activityType: 2029 },
        expect: { rule: 100660 },
      },

      {
        name: 'a true positive',
        of: sampleActivities.verdictChanged,
        with: { 'data.newValue': 'true_positive' },
        expect: { rule: 100668 },
      },
    ],
  },
});

const judgedTrue = activities.rule({
  id: 100668,
  level: 8,
  parent: activityLine,
  where: { [type]: is(2030), 'sentinelone.activity.data.newValue': is('true_positive') },
  description: text`SentinelOne: ${'sentinelone.actor'} confirmed ${'sentinelone.activity.data.fileDisplayName'} on ${'sentinelone.endpoint.name'} as an attack.`,
  groups: [...incidentControls],
  mitre: ['T1204'],
  advice: 'Start the response to an incident: scope, hash search, way in.',
  falsePositives: ['Exercises'],
  examples: {
    fires: [{ name: 'confirmed', of: sampleActivities.verdictChanged, with: { 'data.newValue': 'true_positive' } }],
    silent: [
      strayActivity(2030, { newValue: 'true_positive' }),
      {
        name: 'another activity that says so',
        of: sampleActivities.verdictChanged,
        with: { activityType: 2029, 'data.newValue': 'true_positive' },
        expect: { rule: 100660 },
      },

      {
        name: 'back to undefined',
        of: sampleActivities.verdictChanged,
        with: { 'data.newValue': 'undefined' },
        expect: { rule: 100660 },
      },
    ],
  },
});

const released = activities.rule({
  id: 100669,
  level: 9,
  parent: activityLine,
  where: { [type]: oneOf(2015, 2026) },
  description: text`SentinelOne: a file was released from quarantine on ${'sentinelone.endpoint.name'}: ${words}`,
  groups: [...malwareControls],
  mitre: ['T1562.001'],
  advice: 'Ask who released it and why; quarantine it again if there is no answer.',
  falsePositives: ['An analyst who takes a sample', 'A false positive given back'],
  examples: {
    fires: [{ name: 'done', of: sampleActivities.quarantined, with: { activityType: 2026 } }],
    silent: [strayActivity(2015), { name: 'quarantined', of: sampleActivities.quarantined, expect: { rule: 100660 } }],
  },
});

/** Siblings of one level are tried in this order. */
export const threatOutcomeRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_activity'],
  topic: 'api',
  title: 'Activities: what became of threats',
  rules: [
    activityLine,
    actionFailed,
    activeAgain,
    released,
    becameMalicious,
    judgedTrue,
    unmitigated,
    calledHarmless,
    waitsForReboot,
    judgedFalse,
  ],
});
