import { group, is, oneOf, repeat, text } from '../../../../src/define/index.ts';
import { accountControls, loginControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { blanks, console } from '../lines.ts';
import { strayFields } from '../near-miss.ts';
import { base } from './base.ts';

const failedText = 'SentinelOne - Failed Console Login Activity - jane.doe@nordwind.example';
const jane = { suser: 'jane.doe@nordwind.example', ip: '203.0.113.200', cat: 'SystemEvent' } as const;

const login = syslogEvents.rule({
  id: 105040,
  level: 3,
  parent: base,
  where: { 'sentinelone.activityType': is(27) },
  description: text`SentinelOne: console login of ${'srcuser'} ${'srcip'}`,
  groups: ['authentication_success', ...loginControls],
  mitre: ['T1078.004'],
  advice: 'Nothing by itself; it is the record to read when something else points at this user.',
  falsePositives: ['Everyday work.'],
  examples: {
    fires: [
      blanks(27, 'SentinelOne - New Console Login Activity - jane.doe@nordwind.example ', { ...jane, ip: undefined }),
    ],
    silent: [
      {
        of: blanks(33, 'SentinelOne - Console Logout Activity - jane.doe@nordwind.example', jane),
        expect: { rule: 105000 },
      },
      { of: blanks(133, failedText, jane), expect: { rule: 105041 } },
      strayFields({ activityType: 27 }),
    ],
  },
});

const failedLogin = syslogEvents.rule({
  id: 105041,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(133, 134) },
  description: text`SentinelOne: failed console login of ${'srcuser'} ${'srcip'}`,
  groups: ['authentication_failed', ...loginControls],
  mitre: ['T1110'],
  advice: 'Nothing for one; the rules that count them tell when it is an attack.',
  falsePositives: ['A mistyped or expired password.'],
  examples: {
    fires: [blanks(133, failedText, jane)],
    silent: [{ of: blanks(1330, failedText, jane), expect: { rule: 105103 } }, strayFields({ activityType: 133 })],
  },
});

function failureOf(user: string, ip: string = jane.ip): string {
  return blanks(134, `SentinelOne - Failed Console Login Activity - ${user}`, { ...jane, suser: user, ip });
}

const bruteForce = syslogEvents.rule({
  id: 105042,
  level: 10,
  parent: failedLogin,
  correlate: { ifMatched: failedLogin, frequency: 5, timeframeSeconds: 300, same: ['srcuser'] },
  description: text`SentinelOne: five failed console logins of ${'srcuser'} within five minutes ${'srcip'}`,
  groups: ['authentication_failures', ...loginControls],
  mitre: ['T1110.001'],
  advice: 'Ask the user. If it was not them: block the address, reset the password, check that 2FA is on.',
  falsePositives: ['A script with an old password.'],
  examples: {
    fires: [
      { of: blanks(133, failedText, jane), then: repeat(4, { of: blanks(133, failedText, jane), afterSeconds: 20 }) },
      {
        name: 'within nearly five minutes',
        of: blanks(133, failedText, jane),
        then: repeat(4, { of: blanks(133, failedText, jane), afterSeconds: 70 }),
      },
    ],
    silent: [
      {
        name: 'four failures',
        of: blanks(133, failedText, jane),
        then: repeat(3, { of: blanks(133, failedText, jane), afterSeconds: 20 }),
        expect: { rule: 105041 },
      },
      {
        name: 'five failures in ten minutes',
        of: blanks(133, failedText, jane),
        then: repeat(4, { of: blanks(133, failedText, jane), afterSeconds: 150 }),
        expect: { rule: 105041 },
      },
      {
        name: 'four failures and a logout',
        of: blanks(133, failedText, jane),
        then: [
          ...repeat(3, { of: blanks(133, failedText, jane), afterSeconds: 20 }),
          { of: blanks(33, 'SentinelOne - Console Logout Activity', jane), afterSeconds: 20 },
        ],
        expect: { rule: 105000 },
      },
      {
        name: 'five users, five addresses',
        of: failureOf('u1@nordwind.example', '203.0.113.1'),
        then: [2, 3, 4, 5].map((n) => ({
          of: failureOf(`u${n}@nordwind.example`, `203.0.113.${n}`),
          afterSeconds: 20,
        })),
        expect: { rule: 105041 },
      },
    ],
  },
});

/** Failures of four users from one address. */
const fourUsers = (afterSeconds: number) => ({
  of: failureOf('a.lind@nordwind.example'),
  then: ['b.moe@nordwind.example', 'c.ek@nordwind.example', 'd.bo@nordwind.example'].map((user) => ({
    of: failureOf(user),
    afterSeconds,
  })),
});

const spraying = syslogEvents.rule({
  id: 105043,
  level: 11,
  parent: failedLogin,
  correlate: {
    ifMatched: failedLogin,
    frequency: 4,
    timeframeSeconds: 600,
    same: ['srcip'],
    different: ['srcuser'],
  },
  description: text`SentinelOne: ${'srcip'} tried the console with four users within ten minutes, the last ${'srcuser'}`,
  groups: ['authentication_failures', ...loginControls],
  mitre: ['T1110.003'],
  advice: 'Block the address in front of the console, and look whether one of these users logged in from it.',
  falsePositives: ['An office behind one address on the day of a single-sign-on fault.'],
  examples: {
    fires: [fourUsers(30), { name: 'within nearly ten minutes', ...fourUsers(180) }],
    silent: [
      { name: 'within more than ten minutes', ...fourUsers(250), expect: { rule: 105041 } },
      {
        name: 'four users, four addresses',
        of: failureOf('a.lind@nordwind.example', '203.0.113.1'),
        then: [2, 3, 4].map((n) => ({ of: failureOf(`u${n}@nordwind.example`, `203.0.113.${n}`), afterSeconds: 30 })),
        expect: { rule: 105041 },
      },
    ],
  },
});

const newLogin = blanks(27, 'SentinelOne - New Console Login Activity', jane);

/** Failed logins of one user, and then something else. */
const afterFailures = (count: number, of: string, afterSeconds: number) => ({
  of: blanks(133, failedText, jane),
  then: [...repeat(count - 1, { of: blanks(133, failedText, jane), afterSeconds: 20 }), { of, afterSeconds }],
});

const loginAfterBruteForce = syslogEvents.rule({
  id: 105044,
  level: 12,
  parent: login,
  correlate: { ifMatched: bruteForce, frequency: 2, timeframeSeconds: 900, same: ['srcuser'], refires: true },
  description: text`SentinelOne: ${'srcuser'} logged in to the console after a series of failures`,
  groups: ['authentication_success', ...loginControls],
  mitre: ['T1110.001', 'T1078.004'],
  advice: 'Ask the user now. If it was not them: end the session, disable the user, read what was changed since.',
  falsePositives: ['The user remembered the password at last.'],
  examples: {
    fires: [
      afterFailures(5, newLogin, 60),
      { name: 'nearly a quarter of an hour later', ...afterFailures(5, newLogin, 800) },
    ],
    silent: [
      {
        name: 'another user logs in',
        ...afterFailures(
          5,
          blanks(27, 'SentinelOne - New Console Login Activity', { ...jane, suser: 'Max Muster' }),
          60,
        ),
        expect: { rule: 105040 },
      },
      {
        name: 'more than a quarter of an hour later',
        ...afterFailures(5, newLogin, 1000),
        expect: { rule: 105040 },
      },
      { name: 'three failures are none', ...afterFailures(3, newLogin, 60), expect: { rule: 105040 } },
      {
        name: 'a logout is no login',
        ...afterFailures(5, blanks(33, 'SentinelOne - Console Logout Activity', jane), 60),
        expect: { rule: 105000 },
      },
    ],
  },
});

const userRemoved = syslogEvents.rule({
  id: 105045,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(25, 102, 103) },
  description: text`SentinelOne: ${'srcuser'} removed or locked console user ${'dstuser'} (${'sentinelone.eventDesc'})`,
  groups: ['account_changed', 'user_deleted', ...accountControls],
  mitre: ['T1531'],
  advice: 'Check it against the list of leavers; an attacker locks defenders out this way.',
  falsePositives: ['People who leave.'],
  examples: {
    fires: [
      'Apr 14 06:19:50 198.51.100.20 2022-04-14 06:19:50,002   sentinel -  CEF:0|SentinelOne|Mgmt|S-22.1.3#31|25|' +
        'Administrative information - User Deleted|1|suser=Jane Doe cat=SystemEvent duser=Zoë Müller activityType=25',
    ],
    silent: [
      {
        of: blanks(24, 'Administrative information - User Modified', { suser: 'Jane Doe', duser: 'Zoë Müller' }),
        expect: { rule: 105000 },
      },
      { of: blanks(250, 'User Deleted', { suser: 'Jane Doe' }), expect: { rule: 105103 } },
      strayFields({ activityType: 25 }),
    ],
  },
});

export const rights = syslogEvents.rule({
  id: 105046,
  level: 8,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(23, 37, 107, 108, 109, 1023) },
  description: text`SentinelOne: ${'srcuser'} gave or changed rights on the console: ${'sentinelone.eventDesc'} (${'dstuser'})`,
  groups: ['account_changed', ...accountControls],
  mitre: ['T1098.003', 'T1136.003'],
  advice: 'Check who asked for the user or role. A new administrator nobody ordered: disable it and read its activity.',
  falsePositives: ['New colleagues.'],
  examples: {
    fires: [
      console(23, 'User added', { duser: 'Max Muster' }),
      blanks(37, 'User role assigned', { suser: 'Jane Doe', duser: 'Max Muster' }),
    ],
    silent: [
      { of: console(24, 'User modified', { duser: 'Max Muster' }), expect: { rule: 105000 } },
      strayFields({ activityType: 23 }),
    ],
  },
});

export const twoFactor = syslogEvents.rule({
  id: 105047,
  level: 9,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(42, 67) },
  description: text`SentinelOne: two-factor login changed by ${'srcuser'}: ${'sentinelone.eventDesc'} (${'dstuser'})`,
  groups: ['config_changed', ...accountControls],
  mitre: ['T1556.006'],
  advice: 'See whether it was turned on or off; off without an order: turn it on again and check the user’s logins.',
  falsePositives: ['A new telephone; turning it on, which has the same number.'],
  examples: {
    fires: [console(67, 'Two factor authentication modified', { duser: 'API' })],
    silent: [
      { of: console(3626, 'User 2FA mail verification', { duser: 'API' }), expect: { rule: 105000 } },
      strayFields({ activityType: 42 }),
    ],
  },
});

export const consoleUsers = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Console users: logins, rights, two-factor login',
  rules: [login, failedLogin, bruteForce, spraying, loginAfterBruteForce, userRemoved, rights, twoFactor],
});
