// Commands that reach endpoints through the console.
import { group, oneOf, text } from '../../../../src/define/index.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { accountControls } from '../compliance.ts';
import { strayActivity } from '../near-miss.ts';
import { activityLine, type, words } from './base.ts';

const { scanOrdered } = sampleActivities;

const shellOpened = activities.rule({
  id: 100707,
  level: 9,
  parent: activityLine,
  where: { [type]: oneOf(3200, 3201) },
  description: text`SentinelOne: ${'sentinelone.actor'} opened a remote shell on ${'sentinelone.endpoint.name'}: ${words}`,
  groups: [...accountControls],
  mitre: ['T1059', 'T1219'],
  advice: 'Ask for the case behind it; the session’s history is in the console (activity 3400).',
  falsePositives: ['Support', 'Incident response'],
  examples: {
    fires: [{ name: 'opened', of: scanOrdered, with: { activityType: 3201, 'data.username': 'Jane Doe' } }],
    silent: [
      strayActivity(3201),
      { name: 'closed', of: scanOrdered, with: { activityType: 3203 }, expect: { rule: 100660 } },
    ],
  },
});

const shellFailed = activities.rule({
  id: 100708,
  level: 5,
  parent: activityLine,
  where: { [type]: oneOf(3202) },
  description: text`SentinelOne: a remote shell on ${'sentinelone.endpoint.name'} could not be opened: ${words}`,
  groups: [...accountControls],
  mitre: ['T1219'],
  advice: 'Offer help if it was support; look at the user if nobody asked for it.',
  falsePositives: ['An endpoint that went to sleep'],
  examples: {
    fires: [{ name: 'failed', of: scanOrdered, with: { activityType: 3202 } }],
    silent: [
      strayActivity(3202),
      { name: 'opened', of: scanOrdered, with: { activityType: 3201 }, expect: { rule: 100707 } },
    ],
  },
});

const scriptRun = activities.rule({
  id: 100709,
  level: 8,
  parent: activityLine,
  where: { [type]: oneOf(3616, 3618, 3622, 3623) },
  description: text`SentinelOne: ${'sentinelone.actor'} runs or changes a remote script: ${words}`,
  groups: [...accountControls],
  mitre: ['T1059', 'T1072'],
  advice: 'Read the script: it runs with the highest rights on every endpoint it is sent to.',
  falsePositives: ['Scheduled maintenance'],
  examples: {
    fires: [{ name: 'run', of: scanOrdered, with: { activityType: 3618 } }],
    silent: [
      strayActivity(3618),

      { name: '3617 is an on-demand scan', of: scanOrdered, with: { activityType: 3617 }, expect: { rule: 100660 } },
    ],
  },
});

export { scriptRun, shellOpened };

/** Siblings of one level are tried in this order. */
export const remoteAccessRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_activity'],
  topic: 'api',
  title: 'Activities: remote shell and scripts',
  rules: [shellOpened, scriptRun, shellFailed],
});
