// Who logs in to the console, and who tries to.
import { group, is, oneOf, repeat, text } from '../../../../src/define/index.ts';
import { activities } from '../../events.ts';
import { sampleActivities } from '../../samples.ts';
import { loginControls } from '../compliance.ts';
import { strayActivity } from '../near-miss.ts';
import { activityLine, type } from './base.ts';

const { login, loginFailed } = sampleActivities;

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

/** Siblings of one level are tried in this order. */
export const loginRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_activity'],
  topic: 'api',
  title: 'Activities: log-ins to the console',
  rules: [logInFailed, spraying, bruteForce, loggedIn, inAtLast],
});
