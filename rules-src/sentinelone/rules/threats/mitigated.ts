// Threats that are mitigated, wholly or nearly.
import { exists, is, not, text } from '../../../../src/define/index.ts';
import { threats } from '../../events.ts';
import { sampleThreats } from '../../samples.ts';
import { newOrChangedLine } from '../change.ts';
import { incidentControls, malwareControls } from '../compliance.ts';
import { knownThreat, notAThreat } from '../near-miss.ts';
import { threatLine } from './active.ts';

const mitigated = { 'threatInfo.mitigationStatus': is('mitigated') } as const;

const later = '2025-11-15T14:00:00.000000Z';

export const mitigatedThreat = threats.rule({
  id: 100602,
  level: 5,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: mitigated,
  description: text`SentinelOne: threat ${'threatInfo.threatName'} was mitigated on ${'agentRealtimeInfo.agentComputerName'} (${'sentinelone.mitigation.actions'}).`,
  groups: ['sentinelone_detection', ...malwareControls],
  mitre: ['T1204'],
  advice: 'Read it in the daily review: how did the file get there? Close the incident.',
  falsePositives: ['Unwanted but harmless programs'],
  examples: {
    fires: [
      { name: 'as the recipe’s script writes it', of: JSON.stringify(sampleThreats.webshell) },
      { name: 'killed and quarantined', of: sampleThreats.timelineSetup },
      { name: 'ransomware, stopped before it ran', of: sampleThreats.ransomware },
      {
        name: 'active first, mitigated fourteen seconds later',
        of: sampleThreats.timelineSetup,
        with: { 'threatInfo.mitigationStatus': 'not_mitigated', mitigationStatus: [] },
        then: [
          {
            of: sampleThreats.timelineSetup,
            with: { 'threatInfo.updatedAt': '2022-03-11T12:44:47.000000Z' },
            afterSeconds: 14,
          },
        ],
      },
    ],
    silent: [
      { name: 'not mitigated', of: sampleThreats.macro, expect: { rule: 100601 } },
      {
        name: 'mitigated is not told twice',
        of: sampleThreats.webshell,
        then: [{ of: sampleThreats.webshell, with: { 'threatInfo.updatedAt': later } }],
        expect: { rule: 100605 },
      },
    ],
  },
});

export const rebootRequired = threats.rule({
  id: 100604,
  level: 7,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus', 'rebootRequired'),
  where: { 'agentRealtimeInfo.rebootRequired': is(true), 'threatInfo.analystVerdict': not('false_positive') },
  description: text`SentinelOne: ${'agentRealtimeInfo.agentComputerName'} must reboot to complete what was done against ${'threatInfo.threatName'}.`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Have the endpoint rebooted today; until then a part of the threat may still be loaded.',
  falsePositives: ['An endpoint that also waits for updates'],
  examples: {
    fires: [
      {
        name: 'as the recipe’s script writes it',
        of: JSON.stringify({
          ...sampleThreats.webshell,
          agentRealtimeInfo: { ...sampleThreats.webshell.agentRealtimeInfo, rebootRequired: true },
        }),
      },
      {
        name: 'mitigated but for the reboot',
        of: sampleThreats.webshell,
        with: { 'agentRealtimeInfo.rebootRequired': true },
      },
      {
        name: 'the need shows later, the threat is known',
        of: sampleThreats.webshell,
        then: [
          {
            of: sampleThreats.webshell,
            with: { 'agentRealtimeInfo.rebootRequired': true, 'threatInfo.updatedAt': later },
          },
        ],
      },
    ],
    silent: [
      knownThreat(sampleThreats.webshell, { 'agentRealtimeInfo.rebootRequired': true }),
      {
        name: 'judged a false positive',
        of: sampleThreats.webshell,
        with: { 'agentRealtimeInfo.rebootRequired': true, 'threatInfo.analystVerdict': 'false_positive' },
        expect: { rule: 100614 },
      },

      { name: 'no reboot needed', of: sampleThreats.webshell, expect: { rule: 100602 } },
      {
        name: 'an active threat is the greater news',
        of: sampleThreats.macro,
        with: { 'agentRealtimeInfo.rebootRequired': true },
        expect: { rule: 100601 },
      },
    ],
  },
});

export const mitigatedInPart = threats.rule({
  id: 100615,
  level: 8,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus', 'failedActions'),
  where: {
    ...mitigated,
    'sentinelone.mitigation.failed': exists(),
    'threatInfo.analystVerdict': not('false_positive'),
  },
  description: text`SentinelOne: ${'threatInfo.threatName'} counts as mitigated on ${'agentRealtimeInfo.agentComputerName'}, but ${'sentinelone.mitigation.failed'} failed.`,
  groups: ['sentinelone_detection', ...malwareControls],
  mitre: ['T1562.001'],
  advice: 'Order the failed action again. A threat that was killed but not quarantined or remediated starts again.',
  falsePositives: ['A rollback on a system without snapshots'],
  examples: {
    fires: [
      {
        name: 'quarantine failed after the kill',
        of: sampleThreats.powershell,
        with: { 'threatInfo.mitigationStatus': 'mitigated' },
      },
    ],
    silent: [
      notAThreat(
        { mitigationStatus: 'mitigated', analystVerdict: 'undefined' },
        { sentinelone: { mitigation: { failed: 'kill' } } },
      ),
      knownThreat(sampleThreats.powershell, { 'threatInfo.mitigationStatus': 'mitigated' }),
      {
        name: 'marked as benign',
        of: sampleThreats.powershell,
        with: { 'threatInfo.mitigationStatus': 'marked_as_benign', 'threatInfo.confidenceLevel': 'suspicious' },
        expect: { rule: 100621 },
      },
      {
        name: 'judged a false positive',
        of: sampleThreats.powershell,
        with: { 'threatInfo.mitigationStatus': 'mitigated', 'threatInfo.analystVerdict': 'false_positive' },
        expect: { rule: 100614 },
      },

      {
        name: 'everything worked',
        of: sampleThreats.powershell,
        with: { 'threatInfo.mitigationStatus': 'mitigated', mitigationStatus: [], 'threatInfo.failedActions': false },
        expect: { rule: 100602 },
      },
    ],
  },
});

export const mitigatedAttack = threats.rule({
  id: 100625,
  level: 7,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus', 'analystVerdict'),
  where: { ...mitigated, 'threatInfo.analystVerdict': is('true_positive') },
  description: text`SentinelOne: ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} is mitigated and confirmed as a real attack.`,
  groups: ['sentinelone_detection', ...incidentControls],
  mitre: ['T1204'],
  advice: 'Hunt for the way in and for the same hash elsewhere: the file is gone, the attacker may not be.',
  falsePositives: ['Exercises'],
  examples: {
    fires: [
      {
        name: 'judged after it was mitigated',
        of: sampleThreats.webshell,
        then: [
          {
            of: sampleThreats.webshell,
            with: { 'threatInfo.analystVerdict': 'true_positive', 'threatInfo.updatedAt': later },
          },
        ],
      },
    ],
    silent: [
      notAThreat({ mitigationStatus: 'mitigated', analystVerdict: 'true_positive' }),
      knownThreat(sampleThreats.webshell, { 'threatInfo.analystVerdict': 'true_positive' }),
      { name: 'mitigated, not judged', of: sampleThreats.webshell, expect: { rule: 100602 } },
    ],
  },
});

export const mitigatedByMistake = threats.rule({
  id: 100614,
  level: 4,
  parent: mitigatedThreat,
  where: { 'threatInfo.analystVerdict': is('false_positive') },
  description: text`SentinelOne: ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} was mitigated and is judged a false positive.`,
  groups: [...incidentControls],
  advice: 'Give the file back to its user: unquarantine, then add an exclusion as narrow as possible.',
  falsePositives: ['A verdict set by mistake'],
  examples: {
    fires: [
      {
        name: 'judged before it was collected',
        of: sampleThreats.timelineSetup,
        with: { 'threatInfo.analystVerdict': 'false_positive' },
      },
    ],
    silent: [{ name: 'not judged', of: sampleThreats.timelineSetup, expect: { rule: 100602 } }],
  },
});
