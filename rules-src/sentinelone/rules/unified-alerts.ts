// Unified alerts: every detection of the platform in one list, identity and cloud among them, by severity.
import { type Example, group, hasItem, is, oneOf, startsWith, text } from '../../../src/define/index.ts';
import { unifiedAlerts } from '../events.ts';
import { sampleUnifiedAlerts } from '../samples.ts';
import { base } from './base.ts';
import { newOrChanged } from './change.ts';
import { accountControls, incidentControls, malwareControls } from './compliance.ts';
import { strayLine } from './near-miss.ts';

const severity = 'sentinelone.unifiedAlert.severity';
const name = 'sentinelone.unifiedAlert.name';
const host = 'sentinelone.endpoint.name';
const verdict = 'sentinelone.unifiedAlert.analystVerdict';

const isNew = { 'ossify.change': newOrChanged('severity') } as const;
const later = '2024-11-22T06:00:00.000Z';

/** The alert is known as it is; then somebody takes it up. */
const known = (of: object, change: Readonly<Record<string, string>> = {}): Example => ({
  name: 'told once',
  of,
  with: change,
  then: [{ of, with: { ...change, status: 'IN_PROGRESS', updatedAt: later } }],
  expect: { rule: 100740 },
});

const unifiedLine = unifiedAlerts.rule({
  id: 100740,
  level: 3,
  parent: base,
  where: { 'ossify.stream': is('unifiedAlerts') },
  description: text`SentinelOne: unified alert ${name} on ${host} was updated (${'ossify.change'}).`,
  advice: 'Nothing: it was told when it was new, and again when its severity or result got worse.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      {
        name: 'closed',
        of: sampleUnifiedAlerts.password,
        then: [{ of: sampleUnifiedAlerts.password, with: { status: 'RESOLVED', updatedAt: later } }],
      },
    ],
    silent: [{ name: 'new', of: sampleUnifiedAlerts.password, expect: { rule: 100744 } }],
  },
});

const criticalUnmitigated = unifiedAlerts.rule({
  id: 100741,
  level: 13,
  parent: unifiedLine,
  where: {
    'ossify.change': newOrChanged('severity', 'result'),
    [severity]: is('CRITICAL'),
    'sentinelone.unifiedAlert.result': is('UNMITIGATED'),
  },
  description: text`SentinelOne: critical unified alert ${name} on ${host}, not mitigated (${'sentinelone.unifiedAlert.classification'}).`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Isolate the asset and mitigate now; nothing has stopped it.',
  falsePositives: ['Exercises'],
  examples: {
    fires: [{ name: 'ransomware', of: sampleUnifiedAlerts.ransomware }],
    silent: [
      strayLine({ unifiedAlert: { severity: 'CRITICAL', result: 'UNMITIGATED' } }),
      known(sampleUnifiedAlerts.ransomware),

      {
        name: 'mitigated',
        of: sampleUnifiedAlerts.ransomware,
        with: { result: 'MITIGATED' },
        expect: { rule: 100742 },
      },
    ],
  },
});

const identity = unifiedAlerts.rule({
  id: 100746,
  level: 12,
  parent: unifiedLine,
  where: {
    ...isNew,
    [severity]: oneOf('HIGH', 'CRITICAL'),
    'sentinelone.unifiedAlert.attackSurfaces': hasItem('IDENTITY'),
  },
  description: text`SentinelOne: ${severity} identity alert ${name}, seen from ${host}.`,
  groups: [...accountControls],
  mitre: ['T1078', 'T1087'],
  advice:
    'Treat the accounts, not the machine: reset what was exposed, check the domain controllers’ logs for the same source.',
  falsePositives: ['Vulnerability scanners', 'Administration tools that list the domain'],
  examples: {
    fires: [
      { name: 'a search for domain controllers', of: sampleUnifiedAlerts.discovery },
      { name: 'a mass lockout', of: sampleUnifiedAlerts.lockout },
    ],
    silent: [
      strayLine({ unifiedAlert: { severity: 'HIGH', attackSurfaces: 'IDENTITY' } }),
      known(sampleUnifiedAlerts.discovery),
      { name: 'medium', of: sampleUnifiedAlerts.password, expect: { rule: 100744 } },
    ],
  },
});

const critical = unifiedAlerts.rule({
  id: 100742,
  level: 11,
  parent: unifiedLine,
  where: { ...isNew, [severity]: is('CRITICAL') },
  description: text`SentinelOne: critical unified alert ${name} on ${host} (${'sentinelone.unifiedAlert.result'}).`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Confirm that it was stopped, then find the way in.',
  falsePositives: ['Exercises'],
  examples: {
    fires: [{ name: 'stopped', of: sampleUnifiedAlerts.ransomware, with: { result: 'MITIGATED' } }],
    silent: [
      known(sampleUnifiedAlerts.ransomware, { result: 'MITIGATED' }),

      { name: 'high', of: sampleUnifiedAlerts.ransomware, with: { severity: 'HIGH' }, expect: { rule: 100743 } },
    ],
  },
});

const high = unifiedAlerts.rule({
  id: 100743,
  level: 10,
  parent: unifiedLine,
  where: { ...isNew, [severity]: is('HIGH') },
  description: text`SentinelOne: high unified alert ${name} on ${host} (${'sentinelone.unifiedAlert.result'}).`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Look within the hour and judge it in the console.',
  falsePositives: ['Administration scripts'],
  examples: {
    fires: [{ name: 'on an endpoint', of: sampleUnifiedAlerts.ransomware, with: { severity: 'HIGH' } }],
    silent: [
      known(sampleUnifiedAlerts.ransomware, { severity: 'HIGH' }),
      { name: 'an identity', of: sampleUnifiedAlerts.discovery, expect: { rule: 100746 } },
    ],
  },
});

const medium = unifiedAlerts.rule({
  id: 100744,
  level: 7,
  parent: unifiedLine,
  where: isNew,
  description: text`SentinelOne: ${severity} unified alert ${name} on ${host} (${'sentinelone.unifiedAlert.result'}).`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Look within the day, together with other alerts of the asset.',
  falsePositives: ['Rules that are still being tuned'],
  examples: {
    fires: [
      { name: 'a password in the open', of: sampleUnifiedAlerts.password },
      { name: 'a severity of a later API', of: sampleUnifiedAlerts.password, with: { severity: 'UNKNOWN' } },
    ],
    silent: [{ name: 'low', of: sampleUnifiedAlerts.password, with: { severity: 'LOW' }, expect: { rule: 100745 } }],
  },
});

const low = unifiedAlerts.rule({
  id: 100745,
  level: 3,
  parent: medium,
  where: { [severity]: oneOf('LOW', 'INFO') },
  description: text`SentinelOne: ${severity} unified alert ${name} on ${host}.`,
  groups: [...malwareControls],
  advice: 'Nothing for one; use it as context of louder ones.',
  falsePositives: ['Most of them'],
  examples: {
    fires: [{ name: 'for information', of: sampleUnifiedAlerts.password, with: { severity: 'INFO' } }],
    silent: [{ name: 'medium', of: sampleUnifiedAlerts.password, expect: { rule: 100744 } }],
  },
});

const falseAlarm = unifiedAlerts.rule({
  id: 100747,
  level: 4,
  parent: [identity, critical, high, medium, unifiedLine],
  where: { 'ossify.change': newOrChanged('analystVerdict'), [verdict]: startsWith('FALSE_POSITIVE') },
  description: text`SentinelOne: unified alert ${name} on ${host} is judged a false positive.`,
  groups: [...incidentControls],
  advice: 'Tune the detection if this comes often.',
  falsePositives: ['A verdict set by mistake'],
  examples: {
    fires: [
      { name: 'an identity alert', of: sampleUnifiedAlerts.discovery, with: { analystVerdict: 'FALSE_POSITIVE' } },
      {
        name: 'a critical one',
        of: sampleUnifiedAlerts.ransomware,
        with: { result: 'MITIGATED', analystVerdict: 'FALSE_POSITIVE' },
      },
      {
        name: 'a high one',
        of: sampleUnifiedAlerts.ransomware,
        with: { severity: 'HIGH', analystVerdict: 'FALSE_POSITIVE' },
      },
      { name: 'a medium one', of: sampleUnifiedAlerts.password, with: { analystVerdict: 'FALSE_POSITIVE' } },

      {
        name: 'judged later',
        of: sampleUnifiedAlerts.discovery,
        then: [
          { of: sampleUnifiedAlerts.discovery, with: { analystVerdict: 'FALSE_POSITIVE_BENIGN', updatedAt: later } },
        ],
      },
    ],
    silent: [
      strayLine({ unifiedAlert: { analystVerdict: 'FALSE_POSITIVE' } }),
      known(sampleUnifiedAlerts.password, { analystVerdict: 'FALSE_POSITIVE' }),
      { name: 'not judged', of: sampleUnifiedAlerts.discovery, expect: { rule: 100746 } },
    ],
  },
});

/** Siblings of one level are tried in this order. */
export const unifiedAlertRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_unified_alert'],
  topic: 'api',
  title: 'Unified alerts',
  rules: [unifiedLine, criticalUnmitigated, identity, critical, high, medium, low, falseAlarm],
});
