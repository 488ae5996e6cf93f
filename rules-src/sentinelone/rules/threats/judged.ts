// What people decide about threats that are still active.
import { hasItem, is, not, oneOf, text } from '../../../../src/define/index.ts';
import { threats } from '../../events.ts';
import { sampleThreats } from '../../samples.ts';
import { newOrChangedLine } from '../change.ts';
import { incidentControls } from '../compliance.ts';
import { knownThreat, notAThreat } from '../near-miss.ts';
import { activeThreat, suspiciousThreat, threatLine } from './active.ts';

const active = { 'threatInfo.mitigationStatus': is('not_mitigated') } as const;

const plain = sampleThreats.macro;
const later = '2022-04-06T11:00:00.000000Z';

export const closedWhileActive = threats.rule({
  id: 100609,
  level: 10,
  parent: [activeThreat, suspiciousThreat, threatLine],
  regex: newOrChangedLine('mitigationStatus', 'incidentStatus'),
  where: {
    ...active,
    'threatInfo.incidentStatus': is('resolved'),
    'threatInfo.analystVerdict': not('false_positive'),
  },
  description: text`SentinelOne: the incident of ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} is resolved, but the threat is not mitigated.`,
  groups: [...incidentControls],
  mitre: ['T1204'],
  advice: 'Reopen it, or have it mitigated or marked as benign: closed incidents are looked at by nobody.',
  falsePositives: ['An endpoint that was reinstalled instead'],
  examples: {
    fires: [
      { name: 'closed as suspicious', of: sampleThreats.installer, with: { 'threatInfo.incidentStatus': 'resolved' } },

      {
        name: 'closed as a true positive',
        of: sampleThreats.mimikatz,
        with: { 'agentRealtimeInfo.activeThreats': 1 },
      },
      {
        name: 'closed after it was told',
        of: plain,
        then: [{ of: plain, with: { 'threatInfo.incidentStatus': 'resolved', 'threatInfo.updatedAt': later } }],
      },
    ],
    silent: [
      notAThreat(
        { mitigationStatus: 'not_mitigated', analystVerdict: 'undefined', incidentStatus: 'resolved' },
        {},
        'incidentStatus',
      ),
      knownThreat(plain, { 'threatInfo.incidentStatus': 'resolved' }),
      {
        name: 'closed as a false positive',
        of: plain,
        with: { 'threatInfo.incidentStatus': 'resolved', 'threatInfo.analystVerdict': 'false_positive' },
        expect: { rule: 100607 },
      },

      {
        name: 'somebody works on it',
        of: plain,
        with: { 'threatInfo.incidentStatus': 'in_progress' },
        expect: { rule: 100601 },
      },
    ],
  },
});

export const falseAlarmAgainstEngines = threats.rule({
  id: 100607,
  level: 7,
  parent: [activeThreat, threatLine],
  regex: newOrChangedLine('mitigationStatus', 'analystVerdict'),
  where: {
    ...active,
    'threatInfo.confidenceLevel': is('malicious'),
    'threatInfo.analystVerdict': is('false_positive'),
  },
  description: text`SentinelOne: ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'}, malicious to the engines, is judged a false positive and stays.`,
  groups: [...incidentControls],
  mitre: ['T1562.001'],
  advice: 'Have a second analyst look: a wrong verdict leaves malware running. Then mark it as benign.',
  falsePositives: ['In-house tools without a signature'],
  examples: {
    fires: [
      { name: 'judged before it was collected', of: plain, with: { 'threatInfo.analystVerdict': 'false_positive' } },
      {
        name: 'judged later',
        of: plain,
        then: [{ of: plain, with: { 'threatInfo.analystVerdict': 'false_positive', 'threatInfo.updatedAt': later } }],
      },
    ],
    silent: [
      notAThreat(
        { mitigationStatus: 'not_mitigated', analystVerdict: 'false_positive', confidenceLevel: 'malicious' },
        {},
        'analystVerdict',
      ),
      knownThreat(plain, { 'threatInfo.analystVerdict': 'false_positive' }),
      {
        name: 'merely suspicious, judged later',
        of: sampleThreats.installer,
        then: [
          {
            of: sampleThreats.installer,
            with: { 'threatInfo.analystVerdict': 'false_positive', 'threatInfo.updatedAt': later },
          },
        ],
        expect: { rule: 100608 },
      },

      {
        name: 'merely suspicious to the engines',
        of: sampleThreats.installer,
        with: { 'threatInfo.analystVerdict': 'false_positive' },
        expect: { rule: 100608 },
      },
    ],
  },
});

export const falseAlarm = threats.rule({
  id: 100608,
  level: 5,
  parent: [suspiciousThreat, threatLine],
  regex: newOrChangedLine('mitigationStatus', 'analystVerdict'),
  where: {
    ...active,
    'threatInfo.analystVerdict': is('false_positive'),
  },
  description: text`SentinelOne: suspicious ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} is judged a false positive.`,
  groups: [...incidentControls],
  advice: 'Mark it as benign and add an exclusion, so that it does not come again.',
  falsePositives: ['A verdict set by mistake'],
  examples: {
    fires: [
      {
        name: 'judged later',
        of: sampleThreats.installer,
        then: [
          {
            of: sampleThreats.installer,
            with: { 'threatInfo.analystVerdict': 'false_positive', 'threatInfo.updatedAt': later },
          },
        ],
      },

      {
        name: 'an installer',
        of: sampleThreats.installer,
        with: { 'threatInfo.analystVerdict': 'false_positive' },
      },
    ],
    silent: [
      notAThreat({ mitigationStatus: 'not_mitigated', analystVerdict: 'false_positive' }, {}, 'analystVerdict'),
      knownThreat(sampleThreats.installer, { 'threatInfo.analystVerdict': 'false_positive' }),
      { name: 'not judged', of: sampleThreats.installer, expect: { rule: 100606 } },
    ],
  },
});

export const incidentReopened = threats.rule({
  id: 100626,
  level: 7,
  parent: threatLine,
  where: { 'ossify.change': hasItem('incidentStatus'), 'threatInfo.incidentStatus': is('unresolved') },
  description: text`SentinelOne: the incident of ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} is unresolved again.`,
  groups: [...incidentControls],
  mitre: ['T1204'],
  advice: 'Take it up again: read the notes of the threat for what the first look missed.',
  falsePositives: ['A slip in the console'],
  examples: {
    fires: [
      {
        name: 'resolved, then not',
        of: sampleThreats.webshell,
        with: { 'threatInfo.incidentStatus': 'resolved' },
        then: [{ of: sampleThreats.webshell, with: { 'threatInfo.updatedAt': '2025-11-15T15:00:00.000000Z' } }],
      },
    ],
    silent: [
      notAThreat({ incidentStatus: 'unresolved' }, {}, 'incidentStatus'),
      {
        name: 'somebody takes it up',
        of: sampleThreats.webshell,
        then: [
          {
            of: sampleThreats.webshell,
            with: { 'threatInfo.incidentStatus': 'in_progress', 'threatInfo.updatedAt': '2025-11-15T15:00:00.000000Z' },
          },
        ],
        expect: { rule: 100605 },
      },

      {
        name: 'new and unresolved',
        of: sampleThreats.webshell,
        expect: { rule: 100602 },
      },
    ],
  },
});

export const flatShape = threats.rule({
  id: 100629,
  level: 10,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: { 'sentinelone.threat.mitigationStatus': oneOf('active', 'suspicious', 'pending') },
  description: text`SentinelOne: ${'sentinelone.threat.threatName'} on ${'sentinelone.threat.agentComputerName'} is ${'sentinelone.threat.mitigationStatus'}, told in the shape of API v2.0.`,
  groups: [...incidentControls],
  mitre: ['T1204'],
  advice:
    'Open the threat in the console. Then find out why the console answers in an old shape: the other rules cannot read it.',
  falsePositives: ['Threats imported from an old console'],
  examples: {
    fires: [{ name: 'active', of: sampleThreats.oldShape }],
    silent: [
      notAThreat({}, { sentinelone: { threat: { mitigationStatus: 'active' } } }),
      {
        name: 'told once',
        of: sampleThreats.oldShape,
        then: [{ of: sampleThreats.oldShape, with: { updatedAt: later } }],
        expect: { rule: 100605 },
      },

      {
        name: 'blocked before it ran',
        of: sampleThreats.oldShape,
        with: { mitigationStatus: 'blocked' },
        expect: { rule: 100605 },
      },
    ],
  },
});
