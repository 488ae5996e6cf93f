import { group, is, not, pcre2, text } from '../../../../src/define/index.ts';
import * as requirements from '../compliance.ts';
import { decoderName } from '../decoders.ts';
import { syslogEvents } from '../events.ts';
import { blanks, console, threat } from '../lines.ts';

export const base = syslogEvents.rule({
  id: 105000,
  level: 2,
  decodedAs: decoderName,
  description: text`SentinelOne syslog: ${'sentinelone.eventDesc'}`,
  advice: 'Nothing. Notes, finished scans, fetched reports and the like end here; a child rule takes what matters.',
  examples: {
    fires: [
      {
        name: 'a note',
        of: console(4020, 'Note added - machine WKS-0207', { noteText: 'Owner asked. owner=IT "Ops"' }),
      },
      blanks(65, 'user initiated a fetch full report command to the agent DT-Virus7', { suser: 'jdoe' }),
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
  groups: ['config_changed', ...requirements.protection],
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
    silent: [{ of: blanks(1010, 'Syslog', { channel: 'syslog', enabled: 'true' }), expect: { rule: 105000 } }],
  },
});

export const channel = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'The channel itself',
  rules: [base, connectionTest, notificationsOff, notificationsChanged],
});
