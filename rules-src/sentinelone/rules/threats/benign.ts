// Threats that somebody marked as benign.
import { is, oneOf, text } from '../../../../src/define/index.ts';
import { threats } from '../../events.ts';
import { sampleThreats } from '../../samples.ts';
import { newOrChangedLine } from '../change.ts';
import { incidentControls } from '../compliance.ts';
import { knownThreat, notAThreat } from '../near-miss.ts';
import { threatLine } from './active.ts';

const benign = { 'threatInfo.mitigationStatus': is('marked_as_benign') } as const;

export const markedBenign = threats.rule({
  id: 100621,
  level: 3,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: benign,
  description: text`SentinelOne: ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} was marked as benign.`,
  groups: [...incidentControls],
  advice: 'Nothing, unless the same file is marked again and again: then add an exclusion.',
  falsePositives: ['None: it reports a decision.'],
  examples: {
    fires: [{ name: 'a management agent', of: sampleThreats.jamf }],
    silent: [
      knownThreat(sampleThreats.jamf),

      {
        name: 'the same, confirmed as an attack',
        of: sampleThreats.jamf,
        with: { 'threatInfo.analystVerdict': 'true_positive' },
        expect: { rule: 100619 },
      },
    ],
  },
});

export const benignThoughMalicious = threats.rule({
  id: 100620,
  level: 5,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus'),
  where: {
    ...benign,
    'threatInfo.confidenceLevel': is('malicious'),
    'threatInfo.analystVerdict': oneOf('undefined', 'suspicious'),
  },
  description: text`SentinelOne: ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'}, malicious to the engines, was marked as benign without a verdict.`,
  groups: [...incidentControls],
  mitre: ['T1562.001'],
  advice: 'Ask who marked it and on what ground; have the verdict set to false positive or the mark taken back.',
  falsePositives: ['Analysts who skip the verdict'],
  examples: {
    fires: [
      {
        name: 'no verdict',
        of: sampleThreats.macro,
        with: { 'threatInfo.mitigationStatus': 'marked_as_benign' },
      },
    ],
    silent: [
      notAThreat({ mitigationStatus: 'marked_as_benign', confidenceLevel: 'malicious', analystVerdict: 'undefined' }),
      knownThreat(sampleThreats.macro, { 'threatInfo.mitigationStatus': 'marked_as_benign' }),
      {
        name: 'no state at all',
        of: sampleThreats.macro,
        with: { 'threatInfo.mitigationStatus': undefined },
        expect: { rule: 100605 },
      },
      {
        name: 'merely suspicious to the engines',
        of: sampleThreats.installer,
        with: { 'threatInfo.mitigationStatus': 'marked_as_benign' },
        expect: { rule: 100621 },
      },

      {
        name: 'judged a false positive',
        of: sampleThreats.macro,
        with: { 'threatInfo.mitigationStatus': 'marked_as_benign', 'threatInfo.analystVerdict': 'false_positive' },
        expect: { rule: 100621 },
      },
    ],
  },
});

export const benignThoughConfirmed = threats.rule({
  id: 100619,
  level: 7,
  parent: threatLine,
  regex: newOrChangedLine('mitigationStatus', 'analystVerdict'),
  where: { ...benign, 'threatInfo.analystVerdict': is('true_positive') },
  description: text`SentinelOne: ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'} is marked as benign and confirmed as an attack at once.`,
  groups: [...incidentControls],
  mitre: ['T1562.001'],
  advice: 'One of the two is wrong. Settle it with the analyst; a benign mark keeps the product from acting.',
  falsePositives: ['Two analysts, minutes apart'],
  examples: {
    fires: [{ name: 'both', of: sampleThreats.jamf, with: { 'threatInfo.analystVerdict': 'true_positive' } }],
    silent: [
      notAThreat({ mitigationStatus: 'marked_as_benign', analystVerdict: 'true_positive' }),
      knownThreat(sampleThreats.jamf, { 'threatInfo.analystVerdict': 'true_positive' }),
      {
        name: 'no state at all',
        of: sampleThreats.jamf,
        with: { 'threatInfo.mitigationStatus': undefined, 'threatInfo.analystVerdict': 'true_positive' },
        expect: { rule: 100605 },
      },
      { name: 'benign and a false positive', of: sampleThreats.jamf, expect: { rule: 100621 } },
    ],
  },
});
