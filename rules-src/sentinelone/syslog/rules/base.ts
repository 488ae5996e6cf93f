import { group, is, not, oneOf, pcre2, text } from '../../../../src/define/index.ts';
import { protectionControls } from '../../rules/compliance.ts';
import { decoderName } from '../decoders.ts';
import { syslogEvents } from '../events.ts';
import { everyKeyOf, headers } from '../every-key.ts';
import { alertSection, keySections } from '../keys.ts';
import { blanks, console, threat } from '../lines.ts';
import { strayFields } from '../near-miss.ts';

/** Kinds of activity that are named uninteresting: they end in the base rule, without an alert. */
const uninteresting = {
  'updates of agents, content and console': [5, 15, 16, 26, 43, 3630, 3631, 3632],
  'console users: profile changed, logout, mail, steps of a two-factor login': [
    24, 33, 35, 36, 3624, 3625, 3626, 3627, 3628, 3629,
  ],
  'uninstallation refused': [53],
  'logs and reports of the agent': [65, 66],
  'disk scans': [71, 90, 92, 3614, 3615, 3617],
  'hashes blocked by the cloud': [3006],
  groups: [5008, 5009],
  'remote profiling': [121, 122, 123, 124],
  'files that stay in quarantine': [2027],
  'incident status and tickets': [2028, 2029],
  'exclusions removed': [3016, 3017, 3018, 3019],
  'remote shell failed, closed, history uploaded': [3202, 3203, 3204, 3400],
  'network discovery without an unprotected device': [3505],
  'notes on threats': [4020, 4021, 4022],
} as const;

const [uninterestingType = 0, ...uninterestingTypes]: readonly number[] = Object.values(uninteresting).flat();

/**
 * Level 0 is tried before every other rule below Wazuh's root. Without it stock rules on any log take a line first: with
 * level 2, as in the recipe, 1002 took whatever says "failed" or "attack".
 */
const gate = syslogEvents.rule({
  id: 105199,
  level: 0,
  decodedAs: decoderName,
  noAlert: true,
  description: 'SentinelOne: an event of the syslog.',
  advice: 'Nothing: it is never the result.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [],
    silent: [{ name: 'a threat goes on to its rule', of: threat(19, 'New active threat'), expect: { rule: 105002 } }],
  },
});

export const base = syslogEvents.rule({
  id: 105000,
  level: 3,
  parent: gate,
  description: text`SentinelOne: ${'sentinelone.eventDesc'} (${'sentinelone.endpoint.name'}, ${'srcuser'})`,
  advice: `Nothing, it is here to be found. What ends here is named uninteresting: ${Object.keys(uninteresting).join('; ')}.`,
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      {
        name: 'a note',
        of: console(4020, 'Note added - machine WKS-0207', { noteText: 'Owner asked. owner=IT "Ops"' }),
      },
      blanks(65, 'user initiated a fetch full report command to the agent DT-Virus7', { suser: 'jdoe' }),
      {
        name: 'words that stock rules look for',
        of: blanks(92, 'Scan completed, error, failed, attack, killed by SIGTERM, No space left on device', {}),
      },
    ],
    silent: [
      { of: threat(19, 'New active threat - machine WKS-0207'), expect: { rule: 105002 } },
      {
        name: 'another product',
        of: 'CEF:0|SentinelTwo|Mgmt|Windows|19|New active threat|1|suser=jdoe',
        expect: { rule: null },
      },
    ],
  },
});

const plainSections = keySections.filter((section) => section !== alertSection);
const separators = ['pipes', 'blanks'] as const;

const unknownKind = syslogEvents.rule({
  id: 105103,
  level: 3,
  parent: base,
  where: { 'sentinelone.activityType': not(oneOf(uninterestingType, ...uninterestingTypes)) },
  silence: { 'negated-absent-field': 'a line without a type is no activity: the base rule has it' },
  description: text`SentinelOne syslog: activity ${'sentinelone.activityType'} that no rule knows: ${'sentinelone.eventDesc'}`,
  advice:
    'Read it once, and write a rule for its number, or ask for one; the console’s list of activities explains it.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      console(9999, 'Something new', { value: 'x' }),
      blanks(650, 'Something new', { suser: 'jdoe' }),
      ...headers,
      ...separators.flatMap((separator) => plainSections.map((section) => everyKeyOf(section, separator))),
    ],
    silent: [
      {
        of: blanks(65, 'user initiated a fetch full report command to the agent DT-Virus7', {}),
        expect: { rule: 105000 },
      },
      { of: threat(19, 'New active threat - machine WKS-0207'), expect: { rule: 105002 } },
    ],
  },
});

const connectionTest = syslogEvents.rule({
  id: 105100,
  level: 3,
  parent: base,
  where: { 'sentinelone.message': pcre2('.') },
  description: text`SentinelOne syslog: the console says: ${'sentinelone.message'}`,
  advice: 'The path from console to manager works. Check that the notification types you need are ticked for syslog.',
  falsePositives: ['None known: the console sends it only when someone presses the test button.'],
  examples: {
    fires: [
      '<14>2024-07-01 00:00:01,000 sentinel -  SentinelOne Test message from the management console',
      'Jul  1 00:00:01 relay01 2024-07-01 00:00:01,000 sentinel - SentinelOne Test message',
    ],
    silent: [
      { of: console(4020, 'Note added', { noteText: 'sentinel - SentinelOne Test' }), expect: { rule: 105000 } },
    ],
  },
});

const notificationsOff = syslogEvents.rule({
  id: 105101,
  level: 10,
  parent: base,
  where: { 'sentinelone.activityType': is(10100), 'sentinelone.enabled': is('false') },
  description: text`SentinelOne: notification turned off by ${'srcuser'}: ${'sentinelone.primaryDescription'}`,
  groups: ['config_changed', ...protectionControls],
  mitre: ['T1562.008'],
  advice: 'Ask the user why. Until it is on again, this manager does not hear of such events by syslog.',
  falsePositives: ['Clean-up of notification rules by the people who own the console.'],
  examples: {
    fires: [
      'Aug 12 09:32:25 198.51.100.20 - CEF:0|SentinelOne|Mgmt|10100|primaryDescription=Syslog channel disabled for ' +
        'notification rule Delete rule (customrules.delete_rule) by m.admin@nordwind.example ' +
        'userEmail=m.admin@nordwind.example ruleName=Delete rule channel=syslog enabled=false scopeName=Demo Site',
    ],
    silent: [
      {
        of:
          'Aug 12 09:32:25 198.51.100.20 - CEF:0|SentinelOne|Mgmt|10100|primaryDescription=Syslog channel enabled for ' +
          'notification rule Delete rule userEmail=m.admin@nordwind.example channel=syslog enabled=true',
        expect: { rule: 105102 },
      },
      strayFields({ activityType: 10100, enabled: 'false' }),
      { of: blanks(1010, 'Syslog', { channel: 'syslog', enabled: 'false' }), expect: { rule: 105103 } },
    ],
  },
});

const notificationsChanged = syslogEvents.rule({
  id: 105102,
  level: 3,
  parent: base,
  where: { 'sentinelone.activityType': is(10100), 'sentinelone.enabled': not('false') },
  description: text`SentinelOne: notification changed by ${'srcuser'}: ${'sentinelone.primaryDescription'}`,
  groups: ['config_changed'],
  advice: 'Keep for the record: from now on there are more, or fewer, kinds of event.',
  falsePositives: ['Set-up of the console.'],
  examples: {
    fires: [
      'Aug 12 09:32:25 198.51.100.20 - CEF:0|SentinelOne|Mgmt|10100|primaryDescription=Syslog channel enabled for ' +
        'notification rule Delete rule userEmail=m.admin@nordwind.example ruleName=Delete rule channel=syslog enabled=true',
    ],
    silent: [
      { of: blanks(1010, 'Syslog', { channel: 'syslog', enabled: 'true' }), expect: { rule: 105103 } },
      strayFields({ activityType: 10100 }),
      { name: 'neither on nor off', of: blanks(10100, 'Syslog', { channel: 'syslog' }), expect: { rule: 105103 } },
    ],
  },
});

export const channel = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'The channel itself',
  rules: [gate, base, connectionTest, notificationsOff, notificationsChanged],
});

/** Comes last of all: of two rules with one level, Wazuh tries the one that was loaded first. */
export const rest = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Everything else',
  rules: [unknownKind],
});
