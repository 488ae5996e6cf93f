// STAR and platform rules: what they found as the activity log tells it, and who changes them.
import { group, is, oneOf, text } from '../../../../src/define/index.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { malwareControls, protectionControls } from '../compliance.ts';
import { strayActivity } from '../near-miss.ts';
import { activityLine, type, words } from './base.ts';

const { starAlert, platformAlert, login } = sampleActivities;

const severity = 'sentinelone.activity.data.severity';

const alertTold = activities.rule({
  id: 100721,
  level: 5,
  parent: activityLine,
  where: { [type]: oneOf(3608, 3784) },
  description: text`SentinelOne: rule ${'sentinelone.activity.data.rulename'} (${severity}) found something on ${'sentinelone.endpoint.name'}. ${words}`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Work on the alert itself (100731 to 100734); this line is what is left where alerts are not collected.',
  falsePositives: ['Rules that are still being tuned'],
  examples: {
    fires: [
      { name: 'a custom rule', of: starAlert },
      { name: 'a platform rule', of: platformAlert },
    ],
    silent: [
      strayActivity(3608),
      { name: 'severe', of: starAlert, with: { 'data.severity': 'E_HIGH' }, expect: { rule: 100720 } },
    ],
  },
});

const severeAlertTold = activities.rule({
  id: 100720,
  level: 10,
  parent: alertTold,
  where: { [severity]: oneOf('E_HIGH', 'E_CRITICAL') },
  description: text`SentinelOne: rule ${'sentinelone.activity.data.rulename'} (${severity}) found something severe on ${'sentinelone.endpoint.name'}. ${words}`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Open the alert in the console now; judge it before the process tree is gone.',
  falsePositives: ['Rules that are still being tuned'],
  examples: {
    fires: [{ name: 'critical', of: platformAlert, with: { 'data.severity': 'E_CRITICAL' } }],
    silent: [
      {
        name: 'a severe rule is created',
        of: starAlert,
        with: { activityType: 3600, 'data.severity': 'E_HIGH' },
        expect: { rule: 100719 },
      },
      { name: 'medium', of: starAlert, expect: { rule: 100721 } },
    ],
  },
});

const detectionLost = activities.rule({
  id: 100718,
  level: 8,
  parent: activityLine,
  where: { [type]: oneOf(3602, 3604, 3606, 3607) },
  description: text`SentinelOne: a custom rule no longer detects: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Find who deleted it, or renew it if it expired or reached its limit: what it found is found no more.',
  falsePositives: ['Tidying'],
  examples: {
    fires: [{ name: 'deleted', of: login, with: { activityType: 3602 } }],
    silent: [
      strayActivity(3602),
      { name: 'created', of: login, with: { activityType: 3600 }, expect: { rule: 100719 } },
    ],
  },
});

const ruleChanged = activities.rule({
  id: 100719,
  level: 5,
  parent: activityLine,
  where: { [type]: oneOf(3600, 3601, 3603, 3605) },
  description: text`SentinelOne: a custom rule was created or changed, or is about to expire: ${words}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Read the change; a rule that treats its hits as threats acts on endpoints.',
  falsePositives: ['Detection engineering'],
  examples: {
    fires: [{ name: 'changed', of: login, with: { activityType: 3601 } }],
    silent: [
      strayActivity(3601),
      { name: 'expired', of: login, with: { activityType: 3606 }, expect: { rule: 100718 } },
    ],
  },
});

const unifiedTold = activities.rule({
  id: 100723,
  level: 7,
  parent: activityLine,
  where: { [type]: is(16_000) },
  description: text`SentinelOne: a unified alert was raised: ${words}`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Open it in the console; switch on the stream unifiedAlerts to have its severity judged here.',
  falsePositives: ['Alerts that threats or STAR alerts tell as well'],
  examples: {
    fires: [{ name: 'raised', of: login, with: { activityType: 16_000 } }],
    silent: [
      strayActivity(16000),
      { name: '1600 is not 16000', of: login, with: { activityType: 1600 }, expect: { rule: 100660 } },
    ],
  },
});

/** Siblings of one level are tried in this order. */
export const customRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_activity'],
  topic: 'api',
  title: 'Activities: STAR and platform rules',
  rules: [detectionLost, unifiedTold, alertTold, severeAlertTold, ruleChanged],
});
