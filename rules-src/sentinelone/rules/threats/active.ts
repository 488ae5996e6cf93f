// Threats that are not mitigated. Siblings in danger.ts raise 100601 and 100606, children in judged.ts lower them where
// somebody has judged. What a value is not known to mean falls to the louder rule.
import { atLeast, exists, hasItem, is, not, oneOf, text } from '../../../../src/define/index.ts';
import { threats } from '../../events.ts';
import { sampleThreats } from '../../samples.ts';
import { base, scriptLine } from '../base.ts';
import { newOrChangedLine } from '../change.ts';
import { malwareControls } from '../compliance.ts';
import { knownThreat, notAThreat } from '../near-miss.ts';

const active = { 'threatInfo.mitigationStatus': is('not_mitigated') } as const;

/** Rules whose events the repetition rules count. */
export const counted = ['sentinelone_detection', 'sentinelone_active'] as const;

/** A macro document on an endpoint without other threats: malicious, not mitigated, not judged. */
const plain = sampleThreats.macro;

const raw = (change: object) => JSON.stringify({ ...plain, ...change });

export const threatLine = threats.rule({
  id: 100605,
  level: 3,
  parent: base,
  where: { 'threatInfo.threatId': exists() },
  description: text`SentinelOne: threat ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} was updated, nothing that matters changed.`,
  advice: 'Nothing: what mattered about this threat was told before.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      {
        name: 'an update that only moves the clock',
        of: plain,
        then: [{ of: plain, with: { 'threatInfo.updatedAt': '2022-04-06T09:00:00.000000Z' }, afterSeconds: 60 }],
      },
      {
        name: 'the ticket number of a known threat',
        of: sampleThreats.timelineSetup,
        then: [
          {
            of: sampleThreats.timelineSetup,
            with: { 'threatInfo.externalTicketId': 'INC-1', 'threatInfo.updatedAt': '2022-03-11T13:00:00.000000Z' },
          },
        ],
      },
    ],
    silent: [{ name: 'a new threat', of: plain }],
  },
});

export const activeThreat = threats.rule({
  id: 100601,
  level: 12,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: { ...active, 'threatInfo.confidenceLevel': not(oneOf('suspicious', 'n/a')) },
  description: text`SentinelOne: new active threat ${'threatInfo.threatName'} (${'threatInfo.classification'}) on ${'agentRealtimeInfo.agentComputerName'}, not mitigated.`,
  groups: [...counted, ...malwareControls],
  mitre: ['T1204'],
  advice:
    'Open the threat in the console. If the agent only detects, mitigate by hand; if it protects, find out why it did not. Isolate the endpoint when the file has run.',
  falsePositives: [
    'In-house tools without a signature',
    'A second of delay: most threats are mitigated within one poll',
  ],
  examples: {
    fires: [
      { name: 'a malicious document on an agent that only detects', of: plain },
      {
        name: 'back from mitigated',
        of: plain,
        with: { 'threatInfo.mitigationStatus': 'mitigated' },
        then: [{ of: plain, with: { 'threatInfo.updatedAt': '2022-04-06T09:30:00.000000Z' }, afterSeconds: 1800 }],
      },
      { name: 'as the recipe’s script writes it', of: raw({}) },
    ],
    silent: [
      {
        name: 'five updates of one threat are told once',
        of: plain,
        then: [1, 2, 3, 4].map((minute) => ({
          of: plain,
          with: { 'threatInfo.updatedAt': `2022-04-06T09:0${minute}:00.000000Z` },
          afterSeconds: 60,
        })),
        expect: { rule: 100605 },
      },
      { name: 'mitigated', of: plain, with: { 'threatInfo.mitigationStatus': 'mitigated' }, expect: { rule: 100602 } },
      { name: 'closed as harmless, as the script writes it', of: scriptLine, expect: { rule: 100621 } },
    ],
  },
});

export const suspiciousThreat = threats.rule({
  id: 100606,
  level: 10,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: active,
  description: text`SentinelOne: suspicious ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} runs on until somebody decides.`,
  groups: [...counted, ...malwareControls],
  mitre: ['T1204'],
  advice:
    'Decide: malicious (mitigate) or harmless (mark as benign, add an exclusion). Most policies leave suspicious files alone until then.',
  falsePositives: ['Installers with bundled software', 'Administration scripts'],
  examples: {
    fires: [{ name: 'an installer judged suspicious before it ran', of: sampleThreats.installer }],
    silent: [
      {
        name: 'the same, judged malicious',
        of: sampleThreats.installer,
        with: { 'threatInfo.confidenceLevel': 'malicious' },
        expect: { rule: 100601 },
      },
    ],
  },
});

export const unknownState = threats.rule({
  id: 100630,
  level: 9,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: { 'threatInfo.mitigationStatus': not(oneOf('not_mitigated', 'mitigated', 'marked_as_benign')) },
  description: text`SentinelOne: threat ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} is in a state unknown to these rules: ${'threatInfo.mitigationStatus'}.`,
  groups: [...malwareControls],
  advice: 'Judge it in the console, and report the new state so that the rules learn it.',
  falsePositives: ['A console newer than these rules'],
  examples: {
    fires: [{ name: 'a state of a later API', of: plain, with: { 'threatInfo.mitigationStatus': 'contained' } }],
    silent: [
      notAThreat({ mitigationStatus: 'contained' }),
      knownThreat(plain, { 'threatInfo.mitigationStatus': 'contained' }),
      { name: 'a state of today', of: plain },
    ],
  },
});

export const severalThreats = threats.rule({
  id: 100603,
  level: 13,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: { ...active, 'agentRealtimeInfo.activeThreats': atLeast(3) },
  description: text`SentinelOne: ${'agentRealtimeInfo.activeThreats'} active threats on ${'agentRealtimeInfo.agentComputerName'}, the latest is ${'threatInfo.threatName'}.`,
  groups: [...counted, ...malwareControls],
  mitre: ['T1204'],
  advice: 'Treat the endpoint, not the file: isolate it from the network and look for what brings the threats in.',
  falsePositives: ['Malware collections of analysts (allowed-endpoints)', 'Old threats that nobody closed'],
  examples: {
    fires: [
      { name: 'seven', of: sampleThreats.dropper },
      { name: 'exactly three', of: plain, with: { 'agentRealtimeInfo.activeThreats': 3 } },
      {
        name: 'ten, as the recipe’s script writes it',
        of: raw({ agentRealtimeInfo: { ...plain.agentRealtimeInfo, activeThreats: 10 } }),
      },
    ],
    silent: [
      notAThreat({ mitigationStatus: 'not_mitigated' }, { agentRealtimeInfo: { activeThreats: 3 } }),
      knownThreat(sampleThreats.dropper),

      { name: 'two', of: plain, with: { 'agentRealtimeInfo.activeThreats': 2 }, expect: { rule: 100601 } },
      {
        name: 'three, and this one is mitigated',
        of: sampleThreats.webshell,
        with: { 'agentRealtimeInfo.activeThreats': 3 },
        expect: { rule: 100602 },
      },
    ],
  },
});

export const becameMalicious = threats.rule({
  id: 100622,
  level: 12,
  parent: threatLine,
  where: {
    ...active,
    'threatInfo.analystVerdict': not('false_positive'),
    'ossify.change': hasItem('confidenceLevel'),
    'threatInfo.confidenceLevel': is('malicious'),
  },
  description: text`SentinelOne: ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} turned from suspicious to malicious and is active.`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Mitigate: the reason to wait is gone. Check what it did since it was first seen.',
  falsePositives: ['A cloud verdict on a hash that many tools share'],
  examples: {
    fires: [
      {
        name: 'the agent changed its mind',
        of: sampleThreats.installer,
        then: [
          {
            of: sampleThreats.installer,
            with: { 'threatInfo.confidenceLevel': 'malicious', 'threatInfo.updatedAt': '2021-03-16T14:05:00.000000Z' },
          },
        ],
      },
    ],
    silent: [
      notAThreat(
        { mitigationStatus: 'not_mitigated', analystVerdict: 'undefined', confidenceLevel: 'malicious' },
        {},
        'confidenceLevel',
      ),
      {
        name: 'mitigated',
        of: sampleThreats.timelineSetup,
        then: [
          {
            of: sampleThreats.timelineSetup,
            with: { 'threatInfo.confidenceLevel': 'malicious', 'threatInfo.updatedAt': '2021-03-16T14:05:00.000000Z' },
          },
        ],
        expect: { rule: 100605 },
      },
      {
        name: 'judged a false positive',
        of: sampleThreats.installer,
        with: { 'threatInfo.analystVerdict': 'false_positive' },
        then: [
          {
            of: sampleThreats.installer,
            with: {
              'threatInfo.analystVerdict': 'false_positive',
              'threatInfo.confidenceLevel': 'malicious',
              'threatInfo.updatedAt': '2021-03-16T14:05:00.000000Z',
            },
          },
        ],
        expect: { rule: 100605 },
      },

      {
        name: 'the other way round',
        of: plain,
        then: [
          {
            of: plain,
            with: { 'threatInfo.confidenceLevel': 'suspicious', 'threatInfo.updatedAt': '2022-04-06T09:05:00.000000Z' },
          },
        ],
        expect: { rule: 100605 },
      },
    ],
  },
});
