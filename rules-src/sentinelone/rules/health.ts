// What the collector says about itself. Wazuh cannot alert on silence: watch for a day without 100758.
import { atMost, type Example, group, is, oneOf, text } from '../../../src/define/index.ts';
import { health } from '../events.ts';
import { sampleHealth } from '../samples.ts';
import { base } from './base.ts';
import { monitoringControls } from './compliance.ts';

const about = 'ossify.health.about';
const message = 'ossify.health.message';
const kind = 'ossify.health.class';
const state = 'ossify.health.state';

const line = (members: object) =>
  JSON.stringify({
    ossify: { plugin: 'sentinelone', stream: 'health', console: 'main', key: 'k', change: 'new', health: members },
  });
const failing = (what: string) => line({ about: 'threats', state: 'failing', class: what, message: 'It fails.' });
const warning = (what: string, more: object = {}) =>
  line({ about: 'token', state: 'warning', class: what, message: 'It will fail.', ...more });

/** Members of a health report in a line of another stream. */
const strayHealth = (members: object): Example => ({
  name: 'the same members in a stream that is none of ours',
  of: line(members).replace('"stream":"health"', '"stream":"novelty"'),
  expect: { rule: 100600 },
});

const { heartbeat = '', recovered = '' } = sampleHealth;

const healthLine = health.rule({
  id: 100750,
  level: 3,
  parent: base,
  where: { 'ossify.stream': is('health') },
  description: text`SentinelOne collector: ${about} of console ${'ossify.console'}: ${message}`,
  groups: [...monitoringControls],
  advice: 'Nothing, unless the text says otherwise.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      { name: 'a state that these rules do not know', of: line({ about: 'run', state: 'idle', message: 'Idle.' }) },
    ],
    silent: [{ name: 'a heartbeat', of: heartbeat, expect: { rule: 100758 } }],
  },
});

const unwell = health.rule({
  id: 100760,
  level: 7,
  parent: healthLine,
  where: { [state]: oneOf('failing', 'warning') },
  description: text`SentinelOne collector: ${about} of console ${'ossify.console'} is unwell: ${message}`,
  groups: [...monitoringControls],
  advice: 'Follow the advice in the event; run the collector with --doctor.',
  falsePositives: ['A console in maintenance'],
  examples: {
    fires: [{ name: 'a kind that these rules do not know', of: failing('novelty') }],
    silent: [
      { name: 'a heartbeat', of: heartbeat, expect: { rule: 100758 } },
      strayHealth({ state: 'failing', class: 'novelty' }),
    ],
  },
});

const refused = health.rule({
  id: 100751,
  level: 12,
  parent: healthLine,
  where: { [state]: is('failing'), [kind]: is('auth') },
  description: text`SentinelOne collector: console ${'ossify.console'} refuses the token, nothing is collected: ${message}`,
  groups: [...monitoringControls],
  mitre: ['T1562.006'],
  advice: 'Renew the token of the service user, or correct the console’s URL; nothing is lost, the bound stays.',
  falsePositives: ['The minutes of a renewal'],
  examples: {
    fires: [{ name: '401', of: failing('auth') }],
    silent: [
      { name: '403 for one stream', of: failing('forbidden'), expect: { rule: 100759 } },
      { name: 'a warning', of: warning('auth'), expect: { rule: 100760 } },
      strayHealth({ state: 'failing', class: 'auth' }),
    ],
  },
});

const cannotWrite = health.rule({
  id: 100753,
  level: 12,
  parent: healthLine,
  where: { [state]: oneOf('failing', 'warning'), [kind]: oneOf('disk', 'config') },
  description: text`SentinelOne collector: ${about} on the manager: ${message}`,
  groups: [...monitoringControls],
  mitre: ['T1562.006'],
  advice: 'Free the disk or repair the configuration on the manager; the collector goes on where it stopped.',
  falsePositives: ['A configuration that is just being edited'],
  examples: {
    fires: [{ name: 'disk', of: failing('disk') }],
    silent: [
      { name: 'network', of: failing('network'), expect: { rule: 100752 } },
      {
        name: 'the disk is free again',
        of: line({ about: 'output', state: 'recovered', class: 'disk', message: 'It works.' }),
        expect: { rule: 100754 },
      },
      strayHealth({ state: 'failing', class: 'disk' }),
    ],
  },
});

const unreachable = health.rule({
  id: 100752,
  level: 8,
  parent: healthLine,
  where: { [state]: is('failing'), [kind]: oneOf('network', 'tls', 'server', 'rate', 'format') },
  description: text`SentinelOne collector: ${about} of console ${'ossify.console'} is not collected (${kind}): ${message}`,
  groups: [...monitoringControls],
  mitre: ['T1562.006'],
  advice: 'Check reachability, proxy and certificate from the manager; detections arrive late until it recovers.',
  falsePositives: ['A console in maintenance'],
  examples: {
    fires: [
      { name: 'network', of: failing('network') },
      { name: 'certificate', of: failing('tls') },
    ],
    silent: [
      { name: 'recovered', of: recovered, expect: { rule: 100754 } },
      { name: 'a warning', of: warning('server'), expect: { rule: 100760 } },
      strayHealth({ state: 'failing', class: 'network' }),
    ],
  },
});

const forbidden = health.rule({
  id: 100759,
  level: 7,
  parent: healthLine,
  where: { [kind]: is('forbidden') },
  description: text`SentinelOne collector: console ${'ossify.console'} does not give ${about}: ${message}`,
  groups: [...monitoringControls],
  advice: 'Give the service user the right, or switch the stream off if the licence or the console lacks it.',
  falsePositives: ['Consoles on premises have no cloud-detection alerts'],
  examples: {
    fires: [{ name: '403', of: failing('forbidden') }],
    silent: [strayHealth({ class: 'forbidden' }), { name: '401', of: failing('auth'), expect: { rule: 100751 } }],
  },
});

const behind = health.rule({
  id: 100757,
  level: 7,
  parent: healthLine,
  where: { [kind]: is('backlog') },
  description: text`SentinelOne collector: ${about} of console ${'ossify.console'} is behind: ${message}`,
  groups: [...monitoringControls],
  advice: 'Wait if it shrinks; else look at the console’s speed and the scope that is collected.',
  falsePositives: ['The first hours, and after an outage'],
  examples: {
    fires: [{ name: 'an hour', of: warning('backlog') }],
    silent: [
      strayHealth({ class: 'backlog' }),
      { name: 'the token', of: warning('token-expiry', { daysLeft: 13 }), expect: { rule: 100755 } },
    ],
  },
});

const tokenEnds = health.rule({
  id: 100755,
  level: 7,
  parent: healthLine,
  where: { [kind]: is('token-expiry') },
  description: text`SentinelOne collector: the token of console ${'ossify.console'} ends in ${'ossify.health.daysLeft'} days.`,
  groups: [...monitoringControls],
  advice: 'Renew it this week: after its end every request is refused and nothing else tells.',
  falsePositives: ['A token that was renewed since'],
  examples: {
    fires: [{ name: 'two weeks', of: warning('token-expiry', { daysLeft: 14 }) }],
    silent: [
      strayHealth({ class: 'token-expiry' }),
      { name: 'three days', of: warning('token-expiry', { daysLeft: 3 }), expect: { rule: 100756 } },
    ],
  },
});

const tokenEndsSoon = health.rule({
  id: 100756,
  level: 10,
  parent: tokenEnds,
  where: { 'ossify.health.daysLeft': atMost(3) },
  description: text`SentinelOne collector: the token of console ${'ossify.console'} ends in ${'ossify.health.daysLeft'} days; renew it now.`,
  groups: [...monitoringControls],
  mitre: ['T1562.006'],
  advice: 'Renew it today, in the console under service users, and write it into the token file.',
  falsePositives: ['A token that was renewed since'],
  examples: {
    fires: [{ name: 'tomorrow', of: warning('token-expiry', { daysLeft: 1 }) }],
    silent: [
      { name: 'four days', of: warning('token-expiry', { daysLeft: 4 }), expect: { rule: 100755 } },
      { name: 'days of something else', of: warning('backlog', { daysLeft: 1 }), expect: { rule: 100757 } },
    ],
  },
});

const recoveredRule = health.rule({
  id: 100754,
  level: 3,
  parent: healthLine,
  where: { [state]: is('recovered') },
  description: text`SentinelOne collector: ${about} of console ${'ossify.console'} works again: ${message}`,
  groups: [...monitoringControls],
  advice: 'Nothing: what was missed is being read now.',
  falsePositives: ['None: it reports good news.'],
  examples: {
    fires: [{ name: 'after an outage', of: recovered }],
    silent: [{ name: 'still failing', of: failing('server'), expect: { rule: 100752 } }],
  },
});

const heartbeatRule = health.rule({
  id: 100758,
  level: 3,
  parent: healthLine,
  where: { [state]: is('heartbeat') },
  description: text`SentinelOne collector: alive, console ${'ossify.console'}: ${message}`,
  groups: [...monitoringControls],
  advice: 'Nothing. A monitor outside Wazuh, or a saved search, is to alert when a day passes without it.',
  falsePositives: ['None: it reports good news.'],
  examples: {
    fires: [{ name: 'once a day', of: heartbeat }],
    silent: [{ name: 'recovered', of: recovered, expect: { rule: 100754 } }],
  },
});

/** Siblings of one level are tried in this order. */
export const healthRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_collector'],
  topic: 'api',
  title: 'The collector’s own health',
  rules: [
    healthLine,
    refused,
    cannotWrite,
    unreachable,
    forbidden,
    behind,
    tokenEnds,
    tokenEndsSoon,
    unwell,
    recoveredRule,
    heartbeatRule,
  ],
});
