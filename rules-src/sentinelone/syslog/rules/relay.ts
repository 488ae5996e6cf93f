// What certificates.sh says of the relay that takes the console's syslog. A relay that no sender trusts is silent, and so
// is a console without news.
import { group, pcre2, text } from '../../../../src/define/index.ts';
import { monitoringControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { console } from '../lines.ts';
import { base } from './base.ts';

const said = (what: string) => `Nov 25 06:17:00 wazuh-01 ossify-sentinelone: - SentinelOne relay: ${what}`;
const ends = said('server.crt ends in 12 days, on Dec  7 03:21:50 2026 GMT: run this with --renew');
const ended = said('server.crt ended on Nov 24 03:21:50 2026 GMT: run this with --renew');
const stray = console(4020, 'Note added', { noteText: 'sentinel - SentinelOne relay: server.crt ended' });

const certificate = syslogEvents.rule({
  id: 105104,
  level: 7,
  parent: base,
  where: { 'sentinelone.message': pcre2('^relay: ') },
  description: text`SentinelOne syslog relay: ${'sentinelone.message'}`,
  groups: [...monitoringControls],
  advice: 'Run certificates.sh --renew on the relay and let it read the new file; senders keep their ca.crt.',
  falsePositives: ['A certificate that was renewed since.'],
  examples: {
    fires: [
      { name: 'twelve days', of: ends },
      { name: 'another name', of: said('server.crt is not for relay.example: run this with --renew and every --name') },
    ],
    silent: [
      { name: 'it has ended', of: ended, expect: { rule: 105105 } },
      { name: 'a note with these words', of: stray, expect: { rule: 105000 } },
      {
        name: 'the console’s own test',
        of: 'Nov 25 06:17:00 wazuh-01 ossify-sentinelone: - SentinelOne Test message, not of the relay: server.crt',
        expect: { rule: 105100 },
      },
    ],
  },
});

const deaf = syslogEvents.rule({
  id: 105105,
  level: 12,
  parent: certificate,
  where: {
    'sentinelone.message': pcre2(
      String.raw`^\w+: (?:ca|server)\.crt (?:ended|does not belong|is no certificate|is not signed)`,
    ),
  },
  description: text`SentinelOne syslog relay: senders cannot connect, nothing is collected: ${'sentinelone.message'}`,
  groups: [...monitoringControls],
  mitre: ['T1562.006'],
  advice: 'Repair the certificate now: the console does not send again what it could not deliver.',
  falsePositives: ['A certificate that was repaired since.'],
  examples: {
    fires: [
      { name: 'it has ended', of: ended },
      { name: 'of another key', of: said('server.crt does not belong to server.key') },
    ],
    silent: [
      { name: 'twelve days', of: ends, expect: { rule: 105104 } },
      { name: 'a note with these words', of: stray, expect: { rule: 105000 } },
      {
        name: 'of something that is no relay',
        of: ended.replace('relay', 'gateway'),
        expect: { rule: 105100 },
      },
      { name: 'a sender’s', of: ended.replace('server.crt', 'client.crt'), expect: { rule: 105104 } },
    ],
  },
});

export const relay = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'The relay’s certificates',
  rules: [certificate, deaf],
});
