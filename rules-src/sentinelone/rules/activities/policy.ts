// What weakens or changes protection for many endpoints at once.
import { group, oneOf, pcre2, text } from '../../../../src/define/index.ts';
import { exclusionsChanged, hashesTakenOff, protectionSettings } from '../../activity-types.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { protectionControls } from '../compliance.ts';
import { strayActivity } from '../near-miss.ts';
import { activityLine, type, words } from './base.ts';

const { exclusionDeleted, killed } = sampleActivities;

const scope = 'sentinelone.activity.data.fullScopeDetailsPath';
const value = 'sentinelone.activity.data.value';

const excluded = activities.rule({
  id: 100700,
  level: 8,
  parent: activityLine,
  where: { [type]: oneOf(...exclusionsChanged) },
  description: text`SentinelOne: ${'sentinelone.actor'} added or changed an exclusion in ${scope}: ${value} ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Check that it is as narrow as its reason: what it names is never detected again.',
  falsePositives: ['Requests of application owners'],
  examples: {
    fires: [
      { name: 'a path', of: exclusionDeleted, with: { activityType: 3008 } },
      { name: 'a hash', of: exclusionDeleted, with: { activityType: 3001, 'data.value': undefined } },
    ],
    silent: [strayActivity(3008), { name: 'removed', of: exclusionDeleted, expect: { rule: 100702 } }],
  },
});

const excludedTooMuch = activities.rule({
  id: 100701,
  level: 12,
  parent: excluded,
  where: {
    [value]: pcre2(
      '(?i)^(?:/|\\*+|[a-z]:(?:\\\\(?:windows|users|programdata|temp)?)?|/(?:home|tmp|usr|var|etc|opt|Users))[/\\\\*]*$',
    ),
  },
  description: text`SentinelOne: ${'sentinelone.actor'} excluded ${value} in ${scope}, a place where malware lives.`,
  groups: [...protectionControls],
  mitre: ['T1562.001', 'T1564'],
  advice: 'Have it removed today, whoever asked for it: a drive or a user folder without detection is a way in.',
  falsePositives: ['Troubleshooting, for hours'],
  examples: {
    fires: [
      { name: 'a drive', of: exclusionDeleted, with: { activityType: 3008, 'data.value': 'C:\\*' } },
      { name: 'all profiles', of: exclusionDeleted, with: { activityType: 3012, 'data.value': 'c:\\Users\\' } },
      { name: 'a whole system', of: exclusionDeleted, with: { activityType: 3008, 'data.value': '/' } },
    ],
    silent: [
      {
        name: 'a drive is no longer excluded',
        of: exclusionDeleted,
        with: { 'data.value': 'C:\\*' },
        expect: { rule: 100702 },
      },

      {
        name: 'one program',
        of: exclusionDeleted,
        with: { activityType: 3008 },
        expect: { rule: 100700 },
      },
    ],
  },
});

const exclusionRemoved = activities.rule({
  id: 100702,
  level: 4,
  parent: activityLine,
  where: { [type]: oneOf(3016, 3017, 3018, 3019) },
  description: text`SentinelOne: ${'sentinelone.actor'} removed an exclusion in ${scope}: ${value}`,
  groups: [...protectionControls],
  advice: 'Expect detections of what it named; protection is stronger now.',
  falsePositives: ['None: it reports good news.'],
  examples: {
    fires: [{ name: 'a path', of: exclusionDeleted }],
    silent: [
      strayActivity(3016),
      { name: 'changed', of: exclusionDeleted, with: { activityType: 3012 }, expect: { rule: 100700 } },
    ],
  },
});

const unblocked = activities.rule({
  id: 100703,
  level: 7,
  parent: activityLine,
  where: { [type]: oneOf(...hashesTakenOff) },
  description: text`SentinelOne: a hash was taken off a list of ${scope}: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'If it was blocked, ask why it may run again.',
  falsePositives: ['Tidying old entries'],
  examples: {
    fires: [{ name: 'by a user', of: exclusionDeleted, with: { activityType: 3020 } }],
    silent: [
      strayActivity(3020),
      { name: '302 is not 3020', of: exclusionDeleted, with: { activityType: 302 }, expect: { rule: 100660 } },
    ],
  },
});

const blocked = activities.rule({
  id: 100704,
  level: 5,
  parent: activityLine,
  where: { [type]: oneOf(3002) },
  description: text`SentinelOne: ${'sentinelone.actor'} blocked a hash in ${scope}: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1204'],
  advice: 'Search for the hash in the fleet: somebody had a reason to block it.',
  falsePositives: ['Threat intelligence that is fed in bulk'],
  examples: {
    fires: [{ name: 'by a user', of: exclusionDeleted, with: { activityType: 3002 } }],
    silent: [
      strayActivity(3002),
      { name: 'by the cloud', of: exclusionDeleted, with: { activityType: 3006 }, expect: { rule: 100660 } },
    ],
  },
});

const policyChanged = activities.rule({
  id: 100705,
  level: 7,
  parent: activityLine,
  where: {
    [type]: oneOf(...protectionSettings),
  },
  description: text`SentinelOne: ${'sentinelone.actor'} changed a protection setting of ${scope}: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001', 'T1484'],
  advice:
    'Compare with the change calendar; a setting that went from protect to detect or from on to off is to be undone.',
  falsePositives: ['Planned changes'],
  examples: {
    fires: [{ name: 'a mode', of: exclusionDeleted, with: { activityType: 40 } }],
    silent: [
      strayActivity(40),

      { name: 'a console update', of: exclusionDeleted, with: { activityType: 26 }, expect: { rule: 100660 } },
      { name: '4007 is not 40', of: killed, with: { activityType: 4007 }, expect: { rule: 100666 } },
    ],
  },
});

export { excluded, policyChanged };

/** Siblings of one level are tried in this order. */
export const policyRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_activity', 'policy_changed'],
  topic: 'api',
  title: 'Activities: exclusions, blocklists, policies',
  rules: [excluded, excludedTooMuch, unblocked, policyChanged, blocked, exclusionRemoved],
});
