import { group, is, not, oneOf, pcre2, text } from '../../../../src/define/index.ts';
import { malwareControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { everyKeyOf } from '../every-key.ts';
import { alertSection } from '../keys.ts';
import { endpoint, unifiedAlert } from '../lines.ts';
import { strayFields } from '../near-miss.ts';
import { base } from './base.ts';

/** Unified alerts, whatever number a console gives them. */
const alert = syslogEvents.rule({
  id: 105080,
  level: 10,
  parent: base,
  where: { 'sentinelone.alertId': pcre2('.') },
  description: text`SentinelOne: alert of unknown severity: ${'sentinelone.alertName'} on ${'sentinelone.endpoint.name'}`,
  groups: ['alert', ...malwareControls],
  advice: 'Open the alert in the console: it says neither how bad it is nor whether it was stopped.',
  falsePositives: ['Detections that nobody tuned yet.'],
  examples: {
    fires: [
      unifiedAlert({ severity: undefined }),
      everyKeyOf(alertSection, 'pipes'),
      everyKeyOf(alertSection, 'blanks'),
    ],
    silent: [
      { of: unifiedAlert({ alertId: undefined }), expect: { rule: 105103 } },
      { of: unifiedAlert({}), expect: { rule: 105082 } },
      strayFields({ alertId: 'x' }),
    ],
  },
});

const low = syslogEvents.rule({
  id: 105081,
  level: 4,
  parent: alert,
  where: { 'sentinelone.severity': is('LOW') },
  description: text`SentinelOne: low alert: ${'sentinelone.alertName'} on ${'sentinelone.endpoint.name'}`,
  groups: ['alert', ...malwareControls],
  advice: 'Read it with the day’s other low ones; tune the detection when it says nothing.',
  falsePositives: ['Administration work.'],
  examples: {
    fires: [unifiedAlert({ severity: 'LOW' })],
    silent: [{ of: unifiedAlert({ severity: 'MEDIUM' }), expect: { rule: 105082 } }],
  },
});

export const medium = syslogEvents.rule({
  id: 105082,
  level: 7,
  parent: alert,
  where: { 'sentinelone.severity': is('MEDIUM') },
  description: text`SentinelOne: medium alert: ${'sentinelone.alertName'} on ${'sentinelone.endpoint.name'}`,
  groups: ['alert', ...malwareControls],
  advice: 'Look at it today: what the process did before and after, and who was logged on.',
  falsePositives: ['Scripts of administrators and developers.'],
  examples: {
    fires: [unifiedAlert({})],
    silent: [
      { of: unifiedAlert({ severity: 'HIGH' }), expect: { rule: 105083 } },
      { of: unifiedAlert({ mitigationStatus: 'MITIGATED' }), expect: { rule: 105085 } },
    ],
  },
});

export const high = syslogEvents.rule({
  id: 105083,
  level: 10,
  parent: alert,
  where: { 'sentinelone.severity': is('HIGH') },
  description: text`SentinelOne: high alert: ${'sentinelone.alertName'} on ${'sentinelone.endpoint.name'}`,
  groups: ['alert', ...malwareControls],
  advice: 'Look at it now; isolate the endpoint when you cannot explain it.',
  falsePositives: ['Tests of attack tools.'],
  examples: {
    fires: [unifiedAlert({ severity: 'HIGH' })],
    silent: [{ of: unifiedAlert({ severity: 'HIGH', status: 'RESOLVED' }), expect: { rule: 105087 } }],
  },
});

export const critical = syslogEvents.rule({
  id: 105084,
  level: 13,
  parent: alert,
  where: { 'sentinelone.severity': is('CRITICAL') },
  description: text`SentinelOne: critical alert: ${'sentinelone.alertName'} on ${'sentinelone.endpoint.name'}`,
  groups: ['alert', ...malwareControls],
  advice: 'Start the incident procedure; isolate what is involved. On a domain controller, expect stolen credentials.',
  falsePositives: ['Penetration tests.'],
  examples: {
    fires: [
      '<11>CEF:2|SentinelOne|Mgmt|16000|alertId=8e68df70-9095-ecfb-446e-b373a06a47ba|alertName=DCSync Attack Detected|' +
        'severity=CRITICAL|confidenceLevel=MALICIOUS|mitigationStatus=|status=NEW|assetName=DC01.NORDWIND.EXAMPLE',
    ],
    silent: [
      { of: unifiedAlert({ severity: 'CRITICALLY' }), expect: { rule: 105080 } },
      { name: 'no alert', of: endpoint(9999, 'Something new', { severity: 'CRITICAL' }), expect: { rule: 105103 } },
    ],
  },
});

const mitigated = syslogEvents.rule({
  id: 105085,
  level: 6,
  parent: [medium, high],
  where: { 'sentinelone.mitigationStatus': is('MITIGATED'), 'sentinelone.status': not('RESOLVED') },
  description: text`SentinelOne: alert ${'sentinelone.alertName'} on ${'sentinelone.endpoint.name'} was mitigated`,
  groups: ['alert', ...malwareControls],
  advice: 'It was stopped; find out how it got that far.',
  falsePositives: ['Tests of attack tools.'],
  examples: {
    fires: [unifiedAlert({ severity: 'HIGH', mitigationStatus: 'MITIGATED' })],
    silent: [
      { of: unifiedAlert({ severity: 'HIGH', mitigationStatus: 'UNMITIGATED' }), expect: { rule: 105083 } },
      {
        of: unifiedAlert({ severity: 'HIGH', mitigationStatus: 'MITIGATED', status: 'RESOLVED' }),
        expect: { rule: 105087 },
      },
    ],
  },
});

const criticalMitigated = syslogEvents.rule({
  id: 105088,
  level: 11,
  parent: critical,
  where: { 'sentinelone.mitigationStatus': is('MITIGATED'), 'sentinelone.status': not('RESOLVED') },
  description: text`SentinelOne: critical alert ${'sentinelone.alertName'} on ${'sentinelone.endpoint.name'} was mitigated`,
  groups: ['alert', ...malwareControls],
  advice: 'It was stopped, and somebody meant it: look for what came before, and for the same on other endpoints.',
  falsePositives: ['Penetration tests.'],
  examples: {
    fires: [unifiedAlert({ severity: 'CRITICAL', mitigationStatus: 'MITIGATED' })],
    silent: [
      { of: unifiedAlert({ severity: 'CRITICAL' }), expect: { rule: 105084 } },
      {
        of: unifiedAlert({ severity: 'CRITICAL', mitigationStatus: 'MITIGATED', status: 'RESOLVED' }),
        expect: { rule: 105087 },
      },
    ],
  },
});

const resolved = syslogEvents.rule({
  id: 105087,
  level: 3,
  parent: [low, medium, high, critical],
  where: { 'sentinelone.status': is('RESOLVED') },
  description: text`SentinelOne: alert ${'sentinelone.alertName'} on ${'sentinelone.endpoint.name'} was resolved (${'sentinelone.analystVerdict'})`,
  groups: ['alert'],
  advice: 'Close the case that the first alert opened, if the verdict is the one you expect.',
  falsePositives: ['None: it reports a state.'],
  examples: {
    fires: [
      unifiedAlert({ status: 'RESOLVED', analystVerdict: 'FALSE_POSITIVE' }),
      unifiedAlert({ status: 'RESOLVED', severity: 'LOW' }),
      unifiedAlert({ status: 'RESOLVED', severity: 'CRITICAL' }),
    ],
    silent: [
      { of: unifiedAlert({ status: 'IN_PROGRESS' }), expect: { rule: 105082 } },
      { of: unifiedAlert({ status: 'RESOLVED', severity: undefined }), expect: { rule: 105080 } },
    ],
  },
});

const customRuleAlert = syslogEvents.rule({
  id: 105086,
  level: 10,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(3608, 3784) },
  description: text`SentinelOne: detection rule ${'sentinelone.ruleName'} alerts on ${'sentinelone.endpoint.name'} (${'sentinelone.eventDesc'})`,
  groups: ['alert', ...malwareControls],
  advice: 'Open the alert: the line does not carry its severity. Look at what the rule was written to catch.',
  falsePositives: ['New rules that were not tried on old events first.'],
  examples: {
    fires: [
      endpoint(3608, 'Custom Rule alert - machine LAP-SALES-11', { ruleName: 'PowershellExecutionPolicyChanged' }),
    ],
    silent: [
      { of: endpoint(360, 'Something else', { ruleName: 'x' }), expect: { rule: 105103 } },
      strayFields({ activityType: 3608 }),
    ],
  },
});

export const alerts = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Unified alerts, and alerts of detection rules',
  rules: [alert, low, medium, high, critical, mitigated, criticalMitigated, resolved, customRuleAlert],
});
