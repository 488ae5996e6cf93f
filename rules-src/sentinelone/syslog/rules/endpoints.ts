import { group, is, oneOf, repeat, text } from '../../../../src/define/index.ts';
import { protectionControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { blanks, console, endpoint } from '../lines.ts';
import { strayFields } from '../near-miss.ts';
import { base } from './base.ts';

const uninstalled = syslogEvents.rule({
  id: 105030,
  level: 10,
  parent: base,
  where: { 'sentinelone.activityType': is(51) },
  description: text`SentinelOne: agent removal: ${'sentinelone.eventDesc'} (${'sentinelone.endpoint.name'}, ${'srcuser'})`,
  groups: ['agent_removed', ...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Check that a change request covers it. If not: the endpoint is unprotected, and somebody wants it so.',
  falsePositives: ['Retired machines, reinstallation.'],
  examples: {
    fires: [
      endpoint(51, 'Machine uninstalled - machine OLD-XP-KIOSK', { sourceHostName: 'OLD-XP-KIOSK' }),
      blanks(51, 'Machine uninstalled - machine OLD-XP-KIOSK', { suser: 'Jane Doe' }),
    ],
    silent: [
      { of: endpoint(53, 'Uninstall request rejected - machine OLD-XP-KIOSK'), expect: { rule: 105000 } },
      { of: blanks(512, 'Something else - machine OLD-XP-KIOSK', {}), expect: { rule: 105103 } },
      strayFields({ activityType: 51 }),
    ],
  },
});

const uninstallAsked = syslogEvents.rule({
  id: 105031,
  level: 8,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(49, 50, 52) },
  description: text`SentinelOne: ${'sentinelone.eventDesc'} (${'sentinelone.endpoint.name'}, ${'srcuser'})`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Ask for the reason while the agent is still there.',
  falsePositives: ['Help-desk work on the endpoint.'],
  examples: {
    fires: [
      endpoint(49, 'Machine asks to uninstall - machine WKS-0207'),
      blanks(52, 'Uninstall request approved - machine WKS-0207', { suser: 'Jane Doe' }),
    ],
    silent: [
      { of: endpoint(48, 'Machine recommissioned - machine WKS-0207'), expect: { rule: 105034 } },
      strayFields({ activityType: 49 }),
    ],
  },
});

const disabled = syslogEvents.rule({
  id: 105032,
  level: 12,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(117, 119, 126, 127, 128) },
  description: text`SentinelOne: agent off or crippled on ${'sentinelone.endpoint.name'}: ${'sentinelone.eventDesc'} (${'srcuser'})`,
  groups: ['agent_disabled', ...protectionControls],
  mitre: ['T1562.001'],
  advice:
    'Enable the agent from the console. If nobody admits to it, isolate the endpoint: this is a usual first step.',
  falsePositives: ['Help-desk work; a damaged database, for which the vendor’s support has a repair.'],
  examples: {
    fires: [
      endpoint(128, 'Agent disabled - machine SRV-FILE-02', { sourceHostName: 'SRV-FILE-02' }),
      console(117, 'Agent disabled by user - machine WKS-0207'),
    ],
    silent: [
      { of: endpoint(120, 'Agent enabled - machine LAP-SALES-11'), expect: { rule: 105034 } },
      { of: endpoint(12, 'Something else - machine LAP-SALES-11'), expect: { rule: 105103 } },
      strayFields({ activityType: 117 }),
    ],
  },
});

const decommissioned = syslogEvents.rule({
  id: 105033,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(47, 54) },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} was decommissioned (${'sentinelone.eventDesc'})`,
  groups: ['agent_removed', ...protectionControls],
  advice: 'Is the machine really gone? If it still runs, its agent does not speak: repair it.',
  falsePositives: ['Machines that were switched off for longer than the limit in the console’s settings.'],
  examples: {
    fires: [endpoint(47, 'Machine decommissioned - machine PC-COMPTA-03', { sourceHostName: 'PC-COMPTA-03' })],
    silent: [
      { of: endpoint(43, 'Machine updated - machine PC-COMPTA-03'), expect: { rule: 105000 } },
      strayFields({ activityType: 47 }),
    ],
  },
});

/** Endpoints that are decommissioned one after another. */
const decommissions = (count: number, afterSeconds: number) => {
  const [first = '', ...later] = Array.from({ length: count }, (_, n) =>
    endpoint(47, 'Machine decommissioned', { sourceHostName: `WKS-01${n}0` }),
  );
  return { of: first, then: later.map((of) => ({ of, afterSeconds })) };
};

const massDecommission = syslogEvents.rule({
  id: 105035,
  level: 10,
  parent: decommissioned,
  correlate: {
    ifMatched: decommissioned,
    frequency: 10,
    timeframeSeconds: 600,
    different: ['sentinelone.endpoint.name'],
  },
  description: text`SentinelOne: ten endpoints decommissioned within ten minutes, the last ${'sentinelone.endpoint.name'}`,
  groups: ['agent_removed', ...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Look for a network or site that is cut off, or a user who removes protection in bulk.',
  falsePositives: ['The yearly clean-up, or a limit that was just shortened.'],
  examples: {
    fires: [decommissions(10, 5), { name: 'within nearly ten minutes', ...decommissions(10, 60) }],
    silent: [
      {
        name: 'one endpoint over and over',
        of: endpoint(47, 'Machine decommissioned', { sourceHostName: 'WKS-0001' }),
        then: repeat(9, {
          of: endpoint(47, 'Machine decommissioned', { sourceHostName: 'WKS-0001' }),
          afterSeconds: 5,
        }),
        expect: { rule: 105033 },
      },
      { name: 'ten in more than ten minutes', ...decommissions(10, 75), expect: { rule: 105033 } },
      {
        name: 'the tenth event is an update',
        of: decommissions(9, 5).of,
        then: [...decommissions(9, 5).then, { of: endpoint(43, 'Machine updated', { sourceHostName: 'WKS-0001' }) }],
        expect: { rule: 105000 },
      },
    ],
  },
});

const joined = syslogEvents.rule({
  id: 105034,
  level: 4,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(17, 48, 55, 118, 120) },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} is protected again or for the first time (${'sentinelone.eventDesc'})`,
  groups: ['agent_joined'],
  advice:
    'Close the case about the missing or disabled agent, if there is one. A name you do not know: find its owner.',
  falsePositives: ['None: it reports a state.'],
  examples: {
    fires: [
      blanks(17, 'lnx-build-01 subscribed and joined the group Env. 01 - Prod', { suser: 'None' }),
      endpoint(120, 'Agent enabled - machine LAP-SALES-11', { sourceHostName: 'LAP-SALES-11' }),
    ],
    silent: [
      { of: endpoint(121, 'Remote profiling started - machine LAP-SALES-11'), expect: { rule: 105000 } },
      strayFields({ activityType: 17 }),
    ],
  },
});

const passphrase = syslogEvents.rule({
  id: 105037,
  level: 9,
  parent: base,
  where: { 'sentinelone.activityType': is(64) },
  description: text`SentinelOne: ${'srcuser'} asked for the passphrase of the agent on ${'sentinelone.endpoint.name'}`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Ask what for: whoever has it can disable or remove the agent without the console.',
  falsePositives: ['Support, and the repair of an agent that does not reach the console.'],
  examples: {
    fires: [console(64, 'Passphrase requested - machine WKS-0207')],
    silent: [
      { of: console(66, 'Full report uploaded - machine WKS-0207'), expect: { rule: 105000 } },
      strayFields({ activityType: 64 }),
    ],
  },
});

const moved = syslogEvents.rule({
  id: 105036,
  level: 6,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(89, 93, 94, 95, 96, 97, 98, 99, 101, 10000) },
  description: text`SentinelOne: ${'sentinelone.endpoint.name'} was moved or reset: ${'sentinelone.eventDesc'} (${'srcuser'})`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Check that the new place has a policy that protects: moving is a quiet way to a weaker one.',
  falsePositives: ['Reorganisation; cloned machines that get an identity of their own.'],
  examples: {
    fires: [console(94, 'Agent moved to another site - machine WKS-0207')],
    silent: [
      { of: endpoint(5009, 'Agent moved dynamically to group VIP laptops'), expect: { rule: 105000 } },
      strayFields({ activityType: 89 }),
    ],
  },
});

const scanAborted = syslogEvents.rule({
  id: 105038,
  level: 4,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(72, 91) },
  description: text`SentinelOne: a disk scan of ${'sentinelone.endpoint.name'} was aborted (${'srcuser'})`,
  groups: [...protectionControls],
  advice: 'Scan again at a calmer hour; a scan that follows an infection must finish.',
  falsePositives: ['A shutdown during the scan.'],
  examples: {
    fires: [endpoint(91, 'Full disk scan aborted - machine WKS-0207')],
    silent: [
      { of: endpoint(92, 'Full disk scan completed - machine WKS-0207'), expect: { rule: 105000 } },
      strayFields({ activityType: 72 }),
    ],
  },
});

export const endpoints = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Endpoints: whether the agent is there and works',
  rules: [
    uninstalled,
    uninstallAsked,
    disabled,
    decommissioned,
    massDecommission,
    joined,
    passphrase,
    moved,
    scanAborted,
  ],
});
