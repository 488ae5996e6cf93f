// Who may do what in the console.
import { contains, group, is, oneOf, pcre2, text } from '../../../../src/define/index.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { accountControls } from '../compliance.ts';
import { strayActivity, strayLine } from '../near-miss.ts';
import { activityLine, type, words } from './base.ts';

const { login, userDeleted, twoFactorEnabled } = sampleActivities;

const twoFactorOff = activities.rule({
  id: 100691,
  level: 9,
  parent: activityLine,
  where: { [type]: oneOf(42, 67), 'sentinelone.activity.data.newValue': is('false', { ignoreCase: true }) },
  description: text`SentinelOne: two-factor authentication was switched off: ${words}`,
  groups: [...accountControls],
  mitre: ['T1556.006'],
  advice: 'Ask who did it and switch it on again; the account is worth a password now.',
  falsePositives: ['A lost device, for minutes'],
  examples: {
    fires: [{ name: 'for a user', of: twoFactorEnabled, with: { 'data.newValue': false } }],
    silent: [
      strayActivity(67, { newValue: 'false' }),
      {
        name: 'another setting that is off',
        of: twoFactorEnabled,
        with: { activityType: 26, 'data.newValue': false },
        expect: { rule: 100660 },
      },
      { name: 'switched on', of: twoFactorEnabled, expect: { rule: 100660 } },
    ],
  },
});

const newAdmin = activities.rule({
  id: 100692,
  level: 8,
  parent: activityLine,
  where: {
    [type]: oneOf(23, 24, 37, 1023, 1024),
    'sentinelone.activity.data.role': contains('admin', { ignoreCase: true }),
  },
  description: text`SentinelOne: ${'sentinelone.activity.data.username'} was made ${'sentinelone.activity.data.role'} of the console: ${words}`,
  groups: [...accountControls],
  mitre: ['T1098', 'T1136.003'],
  advice: 'Confirm with the person who ordered it: an administrator can switch protection off everywhere.',
  falsePositives: ['Staff changes'],
  examples: {
    fires: [{ name: 'added', of: userDeleted, with: { activityType: 23, 'data.role': 'Admin' } }],
    silent: [
      strayActivity(23, { role: 'Admin' }),

      {
        name: 'a reader',
        of: userDeleted,
        with: { activityType: 23, 'data.role': 'Viewer' },
        expect: { rule: 100693 },
      },
    ],
  },
});

const userChanged = activities.rule({
  id: 100693,
  level: 5,
  parent: activityLine,
  where: { [type]: oneOf(23, 24, 37, 1023, 1024) },
  description: text`SentinelOne: a user of the console was added or changed: ${words}`,
  groups: [...accountControls],
  mitre: ['T1098'],
  advice: 'Compare with the requests of the week.',
  falsePositives: ['Staff changes', 'Single sign-on that makes users at their first log-in'],
  examples: {
    fires: [{ name: 'changed', of: userDeleted, with: { activityType: 24 } }],
    silent: [{ name: 'deleted', of: userDeleted, expect: { rule: 100694 } }],
  },
});

const userRemoved = activities.rule({
  id: 100694,
  level: 5,
  parent: activityLine,
  where: { [type]: oneOf(25, 102) },
  description: text`SentinelOne: a user of the console was removed: ${words}`,
  groups: [...accountControls],
  mitre: ['T1531'],
  advice: 'Make sure that administrators remain, and that the removed one had left.',
  falsePositives: ['Staff changes', 'Removal after long inactivity'],
  examples: {
    fires: [{ name: 'by another user', of: userDeleted }],
    silent: [
      strayActivity(25),
      { name: 'must be reactivated', of: userDeleted, with: { activityType: 103 }, expect: { rule: 100660 } },
    ],
  },
});

const roleChanged = activities.rule({
  id: 100695,
  level: 8,
  parent: activityLine,
  where: { [type]: oneOf(107, 108, 109) },
  description: text`SentinelOne: a role of the console was created, changed or deleted: ${words}`,
  groups: [...accountControls],
  mitre: ['T1098'],
  advice: 'Read what the role may do now: one edit gives its rights to everyone who has it.',
  falsePositives: ['Planned changes'],
  examples: {
    fires: [{ name: 'changed', of: userDeleted, with: { activityType: 108 } }],
    silent: [
      strayActivity(108),
      { name: 'a user', of: userDeleted, with: { activityType: 24 }, expect: { rule: 100693 } },
    ],
  },
});

const apiToken = activities.rule({
  id: 100696,
  level: 8,
  parent: activityLine,
  where: { [words]: pcre2('(?i)\\bAPI[ -]?token') },
  description: text`SentinelOne: an API token was created, revoked or used up: ${words}`,
  groups: [...accountControls],
  mitre: ['T1098.001', 'T1528'],
  advice: 'Match it with an integration you know; revoke it if there is none.',
  falsePositives: ['Renewal of the token of an integration, this one too'],
  examples: {
    fires: [
      {
        name: 'created',
        of: login,
        with: { activityType: 7601, primaryDescription: 'The management user Jane Doe generated an API Token.' },
      },
    ],
    silent: [
      strayLine({ activity: { primaryDescription: 'API token' } }),

      { name: 'a log-in by the API user', of: login, with: { 'data.username': 'API' }, expect: { rule: 100685 } },
    ],
  },
});

export { newAdmin, roleChanged, twoFactorOff };

/** Siblings of one level are tried in this order. */
export const userRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_activity'],
  topic: 'api',
  title: 'Activities: users of the console and their rights',
  rules: [twoFactorOff, newAdmin, roleChanged, apiToken, userChanged, userRemoved],
});
