// Active threats in which the danger is greater than 100601 says, or the thing to do another one.
import { exists, is, not, oneOf, pcre2, text } from '../../../../src/define/index.ts';
import { threats } from '../../events.ts';
import { sampleThreats } from '../../samples.ts';
import { newOrChangedLine } from '../change.ts';
import { malwareControls } from '../compliance.ts';
import { knownThreat, notAThreat } from '../near-miss.ts';
import { counted, threatLine } from './active.ts';

const active = { 'threatInfo.mitigationStatus': is('not_mitigated') } as const;
const seenAsThreat = { 'threatInfo.analystVerdict': not('false_positive') } as const;

/** A macro document on an endpoint without other threats: malicious, not mitigated, not judged. */
const plain = sampleThreats.macro;

export const ransomwareActive = threats.rule({
  id: 100616,
  level: 14,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus', 'classification'),
  where: { ...active, ...seenAsThreat, 'threatInfo.classification': is('Ransomware', { ignoreCase: true }) },
  description: text`SentinelOne: ransomware ${'threatInfo.threatName'} is active on ${'agentRealtimeInfo.agentComputerName'}.`,
  groups: [...counted, 'sentinelone_ransomware', ...malwareControls],
  mitre: ['T1486'],
  advice:
    'Isolate the endpoint now, then kill and roll back. Check file shares that its user can write to, and backups.',
  falsePositives: ['Backup and encryption tools at their first run'],
  examples: {
    fires: [
      {
        name: 'not stopped',
        of: sampleThreats.ransomware,
        with: { 'threatInfo.mitigationStatus': 'not_mitigated' },
      },
      {
        name: 'an active threat that the cloud calls ransomware later',
        of: plain,
        then: [
          {
            of: plain,
            with: { 'threatInfo.classification': 'Ransomware', 'threatInfo.updatedAt': '2022-04-06T09:05:00.000000Z' },
          },
        ],
      },
    ],
    silent: [
      notAThreat({ mitigationStatus: 'not_mitigated', analystVerdict: 'undefined', classification: 'Ransomware' }),
      knownThreat(sampleThreats.ransomware, { 'threatInfo.mitigationStatus': 'not_mitigated' }),
      {
        name: 'judged a false positive',
        of: sampleThreats.ransomware,
        with: { 'threatInfo.mitigationStatus': 'not_mitigated', 'threatInfo.analystVerdict': 'false_positive' },
        expect: { rule: 100607 },
      },
      { name: 'stopped before it ran', of: sampleThreats.ransomware, expect: { rule: 100602 } },
    ],
  },
});

export const mitigationFailed = threats.rule({
  id: 100611,
  level: 13,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus', 'failedActions'),
  where: { ...active, ...seenAsThreat, 'sentinelone.mitigation.failed': exists() },
  description: text`SentinelOne: ${'sentinelone.mitigation.failed'} failed against ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'}, the threat is active.`,
  groups: [...counted, ...malwareControls],
  mitre: ['T1562.001'],
  advice: 'Isolate the endpoint, order the action again, and read the mitigation report for why it failed.',
  falsePositives: ['The file was gone already', 'An endpoint that went to sleep during the action'],
  examples: {
    fires: [{ name: 'killed, but quarantine failed', of: sampleThreats.powershell }],
    silent: [
      notAThreat(
        { mitigationStatus: 'not_mitigated', analystVerdict: 'undefined' },
        { sentinelone: { mitigation: { failed: 'kill' } } },
      ),
      knownThreat(sampleThreats.powershell),
      {
        name: 'judged a false positive',
        of: sampleThreats.powershell,
        with: { 'threatInfo.analystVerdict': 'false_positive' },
        expect: { rule: 100607 },
      },

      {
        name: 'nothing failed',
        of: sampleThreats.powershell,
        with: { mitigationStatus: [], 'threatInfo.failedActions': false },
        expect: { rule: 100617 },
      },
    ],
  },
});

export const confirmedThreat = threats.rule({
  id: 100610,
  level: 13,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus', 'analystVerdict'),
  where: {
    ...active,
    'threatInfo.analystVerdict': is('true_positive'),
    'threatInfo.incidentStatus': oneOf('unresolved', 'in_progress'),
  },
  description: text`SentinelOne: ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} is confirmed by an analyst and still active.`,
  groups: [...counted, ...malwareControls],
  mitre: ['T1204'],
  advice: 'Mitigate now: a person has judged that it is real. Ask the analyst what is missing.',
  falsePositives: ['Exercises'],
  examples: {
    fires: [
      { name: 'judged before it was collected', of: sampleThreats.session },
      {
        name: 'judged later',
        of: plain,
        then: [
          {
            of: plain,
            with: {
              'threatInfo.analystVerdict': 'true_positive',
              'threatInfo.updatedAt': '2022-04-06T10:00:00.000000Z',
            },
          },
        ],
      },
    ],
    silent: [
      notAThreat({ mitigationStatus: 'not_mitigated', analystVerdict: 'true_positive', incidentStatus: 'unresolved' }),
      knownThreat(sampleThreats.session),

      {
        name: 'confirmed, and mitigated',
        of: sampleThreats.session,
        with: { 'threatInfo.mitigationStatus': 'mitigated', 'agentRealtimeInfo.rebootRequired': false },
        expect: { rule: 100625 },
      },
    ],
  },
});

export const lateralMovement = threats.rule({
  id: 100617,
  level: 13,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: {
    ...active,
    ...seenAsThreat,
    'threatInfo.detectionEngines': pcre2('(?:^|,)(?:lateral_movement|remote_shell)(?:,|$)'),
  },
  description: text`SentinelOne: ${'threatInfo.threatName'} came to ${'agentRealtimeInfo.agentComputerName'} from another machine and is active.`,
  groups: [...counted, ...malwareControls],
  mitre: ['T1021', 'T1570'],
  advice: 'Find the machine it came from (Deep Visibility, logon events): that one is compromised, too. Isolate both.',
  falsePositives: ['Software distribution', 'Vulnerability scanners with credentials'],
  examples: {
    fires: [
      {
        name: 'a remote service, nothing failed',
        of: sampleThreats.powershell,
        with: { mitigationStatus: [], 'threatInfo.failedActions': false },
      },
    ],
    silent: [
      knownThreat(sampleThreats.powershell, { mitigationStatus: [], 'threatInfo.failedActions': false }),
      {
        name: 'judged a false positive',
        of: sampleThreats.powershell,
        with: {
          mitigationStatus: [],
          'threatInfo.failedActions': false,
          'threatInfo.analystVerdict': 'false_positive',
        },
        expect: { rule: 100607 },
      },
      { name: 'found on the machine itself', of: plain, expect: { rule: 100601 } },
    ],
  },
});

export const released = threats.rule({
  id: 100613,
  level: 12,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: {
    ...active,
    ...seenAsThreat,
    'sentinelone.mitigation.lastAction': is('unquarantine'),
    'sentinelone.mitigation.lastStatus': is('success'),
  },
  description: text`SentinelOne: ${'threatInfo.threatName'} was released from quarantine on ${'agentRealtimeInfo.agentComputerName'} and is active.`,
  groups: [...counted, ...malwareControls],
  mitre: ['T1562.001'],
  advice: 'Ask who released it and why; nobody marked it as harmless. Quarantine it again if there is no answer.',
  falsePositives: ['An analyst who takes a sample'],
  examples: {
    fires: [
      { name: 'one threat, released', of: sampleThreats.dropper, with: { 'agentRealtimeInfo.activeThreats': 1 } },
    ],
    silent: [
      knownThreat(sampleThreats.dropper, { 'agentRealtimeInfo.activeThreats': 1 }),
      {
        name: 'released, and mitigated all the same',
        of: sampleThreats.dropper,
        with: { 'threatInfo.mitigationStatus': 'mitigated' },
        expect: { rule: 100602 },
      },
      {
        name: 'judged a false positive',
        of: sampleThreats.dropper,
        with: { 'agentRealtimeInfo.activeThreats': 1, 'threatInfo.analystVerdict': 'false_positive' },
        expect: { rule: 100607 },
      },

      {
        name: 'the release failed',
        of: sampleThreats.dropper,
        with: { 'agentRealtimeInfo.activeThreats': 1, 'mitigationStatus.0.status': 'failed' },
        expect: { rule: 100612 },
      },
    ],
  },
});

export const contradiction = threats.rule({
  id: 100612,
  level: 12,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: {
    ...active,
    ...seenAsThreat,
    'sentinelone.mitigation.succeeded': pcre2('(?:^|,)(?:kill|quarantine)(?:,|$)'),
  },
  description: text`SentinelOne: ${'sentinelone.mitigation.succeeded'} succeeded against ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'}, and yet the threat is not mitigated.`,
  groups: [...counted, ...malwareControls],
  mitre: ['T1562.001'],
  advice:
    'Do not trust the action’s success. Look for a second copy, a service or task that starts it again, and rescan.',
  falsePositives: ['A policy that only kills: the file stays until somebody decides'],
  examples: {
    fires: [
      {
        name: 'killed and quarantined, not mitigated',
        of: sampleThreats.nameless,
        with: { 'agentRealtimeInfo.activeThreats': 1 },
      },
    ],
    silent: [
      knownThreat(sampleThreats.nameless, { 'agentRealtimeInfo.activeThreats': 1 }),
      {
        name: 'judged a false positive',
        of: sampleThreats.nameless,
        with: { 'agentRealtimeInfo.activeThreats': 1, 'threatInfo.analystVerdict': 'false_positive' },
        expect: { rule: 100607 },
      },

      {
        name: 'nothing was done yet',
        of: sampleThreats.nameless,
        with: { 'agentRealtimeInfo.activeThreats': 1, mitigationStatus: [] },
        expect: { rule: 100601 },
      },
    ],
  },
});
