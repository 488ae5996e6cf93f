// Who logs in to the console, and who may do what in it.
import { contains, group, is, oneOf, pcre2, repeat, text } from '../../../../src/define/index.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { accountControls, loginControls } from '../compliance.ts';
import { strayActivity, strayLine } from '../near-miss.ts';
import { activityLine, type, words } from './base.ts';

const { login, loginFailed, userDeleted, twoFactorEnabled } = sampleActivities;

/** Another failed log-in: same address, its own id. */
const failed = (n: number, afterSeconds: number, change: Readonly<Record<string, string>> = {}) => ({
  of: loginFailed,
  with: { id: `16153843523953580${10 + n}`, ...change },
  afterSeconds,
});

const user = (n: number) => ({ 'data.username': `user${n}@nordwind.example` });

/** A log-in from the address of the failures. */
const cameIn = { of: login, with: { 'data.ipAddress': '203.0.113.200' }, afterSeconds: 10 };

const loggedIn = activities.rule({
  id: 100685,
  level: 3,
  parent: activityLine,
  where: { [type]: is(27) },
  description: text`SentinelOne: ${'sentinelone.actor'} logged in to the console from ${'sentinelone.activity.data.ipAddress'}.`,
  groups: ['authentication_success', ...loginControls],
  mitre: ['T1078'],
  advice: 'Nothing; useful when an account is under suspicion.',
  falsePositives: ['None: it reports a fact.'],
  examples: {
    fires: [{ name: 'an administrator', of: login }],
    silent: [{ name: 'logged out', of: login, with: { activityType: 33 }, expect: { rule: 100660 } }],
  },
});

const logInFailed = activities.rule({
  id: 100686,
  level: 5,
  parent: activityLine,
  where: { [type]: oneOf(133, 134) },
  description: text`SentinelOne: ${'sentinelone.actor'} failed to log in to the console from ${'sentinelone.activity.data.ipAddress'}.`,
  groups: ['authentication_failed', ...loginControls],
  mitre: ['T1110'],
  advice: 'Nothing for one; look at the address when it is not one of yours.',
  falsePositives: ['Forgotten passwords'],
  examples: {
    fires: [
      { name: 'a wrong password', of: loginFailed },
      { name: 'a user that does not exist', of: loginFailed, with: { activityType: 134 } },
    ],
    silent: [strayActivity(133), { name: 'a success', of: login, expect: { rule: 100685 } }],
  },
});

const bruteForce = activities.rule({
  id: 100687,
  level: 10,
  parent: logInFailed,
  correlate: {
    ifMatched: logInFailed,
    frequency: 8,
    timeframeSeconds: 300,
    same: ['sentinelone.activity.data.ipAddress'],
  },
  description: text`SentinelOne: brute force on the console from ${'sentinelone.activity.data.ipAddress'}, eight failed log-ins in five minutes.`,
  groups: ['authentication_failures', ...loginControls],
  mitre: ['T1110.001'],
  advice: 'Block the address; check that no log-in from it succeeded (100689), and that the accounts have 2FA.',
  falsePositives: ['A script with an old password', 'A proxy that many users share'],
  examples: {
    fires: [{ name: 'eight times', of: loginFailed, then: repeat(7, (n) => failed(n, 40)) }],
    silent: [
      {
        name: 'eight times in seven minutes',
        of: loginFailed,
        then: repeat(7, (n) => failed(n, 60)),
        expect: { rule: 100686 },
      },
      {
        name: 'seven times, then a success',
        of: loginFailed,
        then: [...repeat(6, (n) => failed(n, 10)), cameIn],
        expect: { rule: 100689 },
      },

      { name: 'seven times', of: loginFailed, then: repeat(6, (n) => failed(n, 40)), expect: { rule: 100686 } },
      {
        name: 'eight addresses',
        of: loginFailed,
        then: repeat(7, (n) => failed(n, 10, { 'data.ipAddress': `203.0.113.${n}` })),
        expect: { rule: 100686 },
      },
    ],
  },
});

const spraying = activities.rule({
  id: 100688,
  level: 11,
  parent: logInFailed,
  correlate: {
    ifMatched: logInFailed,
    frequency: 4,
    timeframeSeconds: 600,
    same: ['sentinelone.activity.data.ipAddress'],
    different: ['sentinelone.actor'],
  },
  description: text`SentinelOne: password spraying on the console from ${'sentinelone.activity.data.ipAddress'}, several users in ten minutes.`,
  groups: ['authentication_failures', ...loginControls],
  mitre: ['T1110.003'],
  advice: 'Block the address; somebody knows user names. Watch for a success (100689).',
  falsePositives: ['A proxy that many users share'],
  examples: {
    fires: [
      {
        name: 'four users',
        of: loginFailed,
        then: repeat(3, (n) => failed(n, 150, user(n))),
      },
    ],
    silent: [
      {
        name: 'four users in a quarter of an hour',
        of: loginFailed,
        then: repeat(3, (n) => failed(n, 300, user(n))),
        expect: { rule: 100686 },
      },
      {
        name: 'four users from four addresses',
        of: loginFailed,
        then: repeat(3, (n) => failed(n, 10, { ...user(n), 'data.ipAddress': `203.0.113.${n}` })),
        expect: { rule: 100686 },
      },
      { name: 'one user', of: loginFailed, then: repeat(3, (n) => failed(n, 120)), expect: { rule: 100686 } },
    ],
  },
});

const inAtLast = activities.rule({
  id: 100689,
  level: 12,
  parent: loggedIn,
  correlate: {
    ifMatched: logInFailed,
    frequency: 5,
    timeframeSeconds: 600,
    same: ['sentinelone.activity.data.ipAddress'],
  },
  description: text`SentinelOne: ${'sentinelone.actor'} logged in to the console from ${'sentinelone.activity.data.ipAddress'} after several failures from there.`,
  groups: ['authentication_success', ...loginControls],
  mitre: ['T1110', 'T1078'],
  advice: 'Ask the user. If it was not them: end the session, reset password and API tokens, read what was done since.',
  falsePositives: ['A password just changed', 'A proxy that many users share'],
  examples: {
    fires: [
      {
        name: 'after four failures',
        of: loginFailed,
        then: [...repeat(3, (n) => failed(n, 120)), { ...cameIn, afterSeconds: 120 }],
      },
    ],
    silent: [
      {
        name: 'after three failures',
        of: loginFailed,
        then: [...repeat(2, (n) => failed(n, 10)), cameIn],
        expect: { rule: 100685 },
      },
      {
        name: 'after four failures, a quarter of an hour ago',
        of: loginFailed,
        then: [...repeat(3, (n) => failed(n, 10)), { ...cameIn, afterSeconds: 900 }],
        expect: { rule: 100685 },
      },

      {
        name: 'from another address',
        of: loginFailed,
        then: [...repeat(3, (n) => failed(n, 120)), { of: login, afterSeconds: 10 }],
        expect: { rule: 100685 },
      },
    ],
  },
});

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
  title: 'Activities: users of the console',
  rules: [
    twoFactorOff,
    newAdmin,
    roleChanged,
    apiToken,
    userChanged,
    userRemoved,
    logInFailed,
    spraying,
    bruteForce,
    loggedIn,
    inAtLast,
  ],
});
