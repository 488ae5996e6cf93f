// STAR alerts: what a company's own and the platform's rules found, by severity.
import { group, ifGroup, is, repeat, text } from '../../../src/define/index.ts';
import { alerts } from '../events.ts';
import { sampleAlerts } from '../samples.ts';
import { base } from './base.ts';
import { newOrChanged } from './change.ts';
import { incidentControls, malwareControls } from './compliance.ts';
import { strayLine } from './near-miss.ts';

const severity = 'sentinelone.alert.ruleInfo.severity';
const ruleName = 'sentinelone.alert.ruleInfo.name';
const host = 'sentinelone.endpoint.name';
const verdict = 'sentinelone.alert.alertInfo.analystVerdict';

const isNew = { 'ossify.change': is('new') } as const;
const groups = ['sentinelone_star', ...malwareControls] as const;

/** The same rule, another alert. */
const again = (n: number, afterSeconds: number, change: Readonly<Record<string, string>> = {}) => ({
  of: sampleAlerts.outbound,
  with: {
    'alertInfo.alertId': `203798381004167963${n}`,
    ...change,
  },
  afterSeconds,
});
const onEndpoint = (n: number) => ({
  'agentRealtimeInfo.id': `169054669866796384${n}`,
  'agentRealtimeInfo.name': `WKS-${n}`,
});

const alertLine = alerts.rule({
  id: 100730,
  level: 3,
  parent: base,
  where: { 'ossify.stream': is('alerts') },
  description: text`SentinelOne: alert of rule ${ruleName} on ${host} was updated (${'ossify.change'}).`,
  advice: 'Nothing: the alert was told when it was new.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      {
        name: 'somebody takes it up',
        of: sampleAlerts.critical,
        then: [
          {
            of: sampleAlerts.critical,
            with: { 'alertInfo.incidentStatus': 'In progress', 'alertInfo.updatedAt': '2022-12-20T15:00:00.000000Z' },
          },
        ],
      },
    ],
    silent: [{ name: 'new', of: sampleAlerts.critical, expect: { rule: 100731 } }],
  },
});

const critical = alerts.rule({
  id: 100731,
  level: 12,
  parent: alertLine,
  where: { ...isNew, [severity]: is('Critical') },
  description: text`SentinelOne: critical alert, rule ${ruleName} on ${host}: ${'sentinelone.alert.sourceProcessInfo.commandline'}`,
  groups,
  mitre: ['T1204'],
  advice:
    'Act now: whoever wrote the rule called it critical. Isolate the endpoint if the process tree does not calm you.',
  falsePositives: ['Test rules that match everything'],
  examples: {
    fires: [{ name: 'a custom rule', of: sampleAlerts.critical }],
    silent: [
      strayLine({ alert: { ruleInfo: { severity: 'Critical' } } }),
      { name: 'low', of: sampleAlerts.low, expect: { rule: 100734 } },
    ],
  },
});

const high = alerts.rule({
  id: 100732,
  level: 10,
  parent: alertLine,
  where: { ...isNew, [severity]: is('High') },
  description: text`SentinelOne: high alert, rule ${ruleName} on ${host}: ${'sentinelone.alert.sourceProcessInfo.commandline'}`,
  groups,
  mitre: ['T1204'],
  advice: 'Look within the hour: process tree, user, remote address; then judge it in the console.',
  falsePositives: ['Administration scripts'],
  examples: {
    fires: [{ name: 'traffic to an unusual country', of: sampleAlerts.outbound }],
    silent: [
      strayLine({ alert: { ruleInfo: { severity: 'High' } } }),
      {
        name: 'told once',
        of: sampleAlerts.outbound,
        then: [
          {
            of: sampleAlerts.outbound,
            with: { 'alertInfo.incidentStatus': 'Unresolved', 'alertInfo.updatedAt': '2026-01-01T00:00:00.000000Z' },
          },
        ],
        expect: { rule: 100730 },
      },

      {
        name: 'critical',
        of: sampleAlerts.outbound,
        with: { 'ruleInfo.severity': 'Critical' },
        expect: { rule: 100731 },
      },
    ],
  },
});

const medium = alerts.rule({
  id: 100733,
  level: 7,
  parent: alertLine,
  where: isNew,
  description: text`SentinelOne: ${severity} alert, rule ${ruleName} on ${host}: ${'sentinelone.alert.sourceProcessInfo.commandline'}`,
  groups,
  mitre: ['T1204'],
  advice: 'Look within the day, together with other alerts of the endpoint.',
  falsePositives: ['Rules that are still being tuned'],
  examples: {
    fires: [
      { name: 'not judged', of: sampleAlerts.bruteForce, with: { 'alertInfo.analystVerdict': 'Undefined' } },
      { name: 'a severity of a later API', of: sampleAlerts.low, with: { 'ruleInfo.severity': 'Severe' } },
    ],
    silent: [{ name: 'low', of: sampleAlerts.low, expect: { rule: 100734 } }],
  },
});

const low = alerts.rule({
  id: 100734,
  level: 4,
  parent: medium,
  where: { [severity]: is('Low') },
  description: text`SentinelOne: low alert, rule ${ruleName} on ${host}.`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Nothing for one; use it as context of louder ones.',
  falsePositives: ['Most of them'],
  examples: {
    fires: [{ name: 'a process traces another one', of: sampleAlerts.low }],
    silent: [
      { name: 'medium', of: sampleAlerts.low, with: { 'ruleInfo.severity': 'Medium' }, expect: { rule: 100733 } },
    ],
  },
});

const falseAlarm = alerts.rule({
  id: 100735,
  level: 4,
  parent: [critical, high, medium, alertLine],
  where: { 'ossify.change': newOrChanged('analystVerdict'), [verdict]: is('False positive') },
  description: text`SentinelOne: alert of rule ${ruleName} on ${host} is judged a false positive.`,
  groups: [...incidentControls],
  advice: 'Tune the rule in the console if this comes often.',
  falsePositives: ['A verdict set by mistake'],
  examples: {
    fires: [
      { name: 'a critical one', of: sampleAlerts.critical, with: { 'alertInfo.analystVerdict': 'False positive' } },
      { name: 'a high one', of: sampleAlerts.outbound, with: { 'alertInfo.analystVerdict': 'False positive' } },

      { name: 'judged before it was collected', of: sampleAlerts.bruteForce },
      {
        name: 'judged later',
        of: sampleAlerts.critical,
        then: [
          {
            of: sampleAlerts.critical,
            with: {
              'alertInfo.analystVerdict': 'False positive',
              'alertInfo.updatedAt': '2022-12-20T15:00:00.000000Z',
            },
          },
        ],
      },
    ],
    silent: [
      strayLine({ alert: { alertInfo: { analystVerdict: 'False positive' } } }),
      {
        name: 'told once',
        of: sampleAlerts.bruteForce,
        then: [
          {
            of: sampleAlerts.bruteForce,
            with: { 'alertInfo.incidentStatus': 'In progress', 'alertInfo.updatedAt': '2026-01-01T00:00:00.000000Z' },
          },
        ],
        expect: { rule: 100730 },
      },
      { name: 'a true positive', of: sampleAlerts.outbound, expect: { rule: 100732 } },
    ],
  },
});

const confirmed = alerts.rule({
  id: 100736,
  level: 10,
  parent: alertLine,
  where: {
    'ossify.change': newOrChanged('analystVerdict'),
    [verdict]: is('True positive'),
  },
  description: text`SentinelOne: an analyst confirmed the ${severity} alert of rule ${ruleName} on ${host} as an attack.`,
  groups: [...incidentControls],
  mitre: ['T1204'],
  advice: 'Start the response to an incident, whatever the severity of the rule: a person has judged.',
  falsePositives: ['Exercises'],
  examples: {
    fires: [
      {
        name: 'a medium alert turns out to be real',
        of: sampleAlerts.bruteForce,
        with: { 'alertInfo.analystVerdict': 'Undefined' },
        then: [
          {
            of: sampleAlerts.bruteForce,
            with: { 'alertInfo.analystVerdict': 'True positive', 'alertInfo.updatedAt': '2024-02-02T00:00:00.000000Z' },
          },
        ],
      },
    ],
    silent: [
      {
        name: 'confirmed, then closed',
        of: sampleAlerts.outbound,
        then: [
          {
            of: sampleAlerts.outbound,
            with: { 'alertInfo.incidentStatus': 'Resolved', 'alertInfo.updatedAt': '2026-01-01T00:00:00.000000Z' },
          },
        ],
        expect: { rule: 100730 },
      },

      { name: 'a high alert, confirmed when it was collected', of: sampleAlerts.outbound, expect: { rule: 100732 } },
    ],
  },
});

const onSeveral = alerts.rule({
  id: 100737,
  level: 13,
  correlate: {
    ifMatched: ifGroup('sentinelone_star'),
    frequency: 3,
    timeframeSeconds: 1800,
    same: ['sentinelone.alert.ruleInfo.id'],
    different: ['sentinelone.endpoint.id'],
  },
  description: text`SentinelOne: rule ${ruleName} found something on several endpoints within half an hour, the latest is ${host}.`,
  groups: ['sentinelone_campaign', ...malwareControls],
  mitre: ['T1570'],
  advice: 'Treat it as one incident: find what the endpoints have in common before isolating them one by one.',
  falsePositives: ['A rollout of software', 'A rule that was just switched on'],
  examples: {
    fires: [
      { name: 'three endpoints', of: sampleAlerts.outbound, then: repeat(2, (n) => again(n, 800, onEndpoint(n))) },
    ],
    silent: [
      {
        name: 'three endpoints in fifty minutes',
        of: sampleAlerts.outbound,
        then: repeat(2, (n) => again(n, 1500, onEndpoint(n))),
        expect: { rule: 100732 },
      },
      {
        name: 'three times on one endpoint',
        of: sampleAlerts.outbound,
        then: repeat(2, (n) => again(n, 60)),
        expect: { rule: 100732 },
      },
      {
        name: 'three rules on three endpoints',
        of: sampleAlerts.outbound,
        then: repeat(2, (n) => again(n, 60, { ...onEndpoint(n), 'ruleInfo.id': `138897229086720004${n}` })),
        expect: { rule: 100732 },
      },

      {
        name: 'two endpoints',
        of: sampleAlerts.outbound,
        then: [again(1, 60, onEndpoint(1))],
        expect: { rule: 100732 },
      },
    ],
  },
});

export { critical, high, medium };

/** Siblings of one level are tried in this order. */
export const alertRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_alert'],
  topic: 'api',
  title: 'STAR alerts',
  rules: [alertLine, critical, high, confirmed, medium, low, falseAlarm, onSeveral],
});
