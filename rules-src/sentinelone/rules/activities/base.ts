import { is, type Rule, text } from '../../../../src/define/index.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { base } from '../base.ts';

/** The field that says what an activity is about; numbers and meanings stand in docs/sentinelone.md. */
export const type = 'sentinelone.activity.activityType';

/** What the console says in words; every rule on activities ends with it, since `data` differs per type and version. */
export const words = 'sentinelone.activity.primaryDescription';

export const activityLine: Rule = activities.rule({
  id: 100660,
  level: 3,
  parent: base,
  where: { 'ossify.stream': is('activities') },
  description: text`SentinelOne activity ${type}: ${words}`,
  advice: 'Nothing: day-to-day work of the console, or told better by the stream of threats.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      { name: 'a scan starts', of: sampleActivities.scanStarted },
      { name: 'an endpoint moves to another group by itself', of: sampleActivities.groupChanged },
      { name: 'a kill succeeded, which the threat tells too', of: sampleActivities.killed },
    ],
    silent: [{ name: 'quarantine failed', of: sampleActivities.quarantineFailed, expect: { rule: 100662 } }],
  },
});
