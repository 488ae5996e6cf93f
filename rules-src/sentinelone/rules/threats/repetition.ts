// What shows only over several threats. They count lines of new threats (`same: ossify.change`), not later states of one.
import { ifGroup, is, text } from '../../../../src/define/index.ts';
import { threats } from '../../events.ts';
import { sampleThreats } from '../../samples.ts';
import { malwareControls } from '../compliance.ts';
import { mitigatedThreat } from './settled.ts';

const detections = ifGroup('sentinelone_detection');
const isNew = { 'ossify.change': is('new') } as const;

/** Another threat of the same kind: same file, or another one; on the same endpoint, or on another. */
const again = (number: number, change: Readonly<Record<string, string>>) => ({
  id: `${number}000000000000000000`,
  'threatInfo.threatId': `${number}000000000000000000`,
  ...change,
});
const onEndpoint = (number: number) => ({
  'agentRealtimeInfo.agentId': `${number}11111111111111111`,
  'agentRealtimeInfo.agentComputerName': `WKS-${number}`,
});
const ofFile = (number: number) => ({ 'threatInfo.sha1': `${number}`.repeat(40) });

const file = sampleThreats.webshell;

export const outbreak = threats.rule({
  id: 100631,
  level: 14,
  parent: detections,
  where: isNew,
  correlate: {
    ifMatched: detections,
    frequency: 3,
    timeframeSeconds: 3600,
    same: ['threatInfo.sha1', 'ossify.change'],
    different: ['sentinelone.endpoint.id'],
  },
  description: text`SentinelOne: outbreak, ${'threatInfo.threatName'} (${'threatInfo.sha1'}) found on several endpoints within an hour, the latest is ${'agentRealtimeInfo.agentComputerName'}.`,
  groups: ['sentinelone_outbreak', ...malwareControls],
  mitre: ['T1570', 'T1210'],
  advice: 'Block the hash, isolate the endpoints, and find the common source: mail, share, software distribution.',
  falsePositives: ['A rollout of in-house software: put its hash into allowed-hashes'],
  examples: {
    fires: [
      {
        name: 'one file on three endpoints',
        of: file,
        then: [
          { of: file, with: again(2, onEndpoint(2)), afterSeconds: 600 },
          { of: file, with: again(3, onEndpoint(3)), afterSeconds: 600 },
        ],
      },
      {
        name: 'whatever became of it on each of them',
        of: file,
        with: { ...again(1, onEndpoint(1)), 'threatInfo.mitigationStatus': 'not_mitigated' },
        then: [
          { of: file, with: { ...again(2, onEndpoint(2)), 'threatInfo.analystVerdict': 'true_positive' } },
          {
            of: file,
            with: {
              ...again(3, onEndpoint(3)),
              'threatInfo.mitigationStatus': 'not_mitigated',
              'threatInfo.confidenceLevel': 'suspicious',
            },
          },
        ],
      },
    ],
    silent: [
      {
        name: 'three files on three endpoints',
        of: file,
        then: [
          { of: file, with: again(2, { ...onEndpoint(2), ...ofFile(2) }), afterSeconds: 600 },
          { of: file, with: again(3, { ...onEndpoint(3), ...ofFile(3) }), afterSeconds: 600 },
        ],
      },
      {
        name: 'one file on two endpoints, one of them told in two states',
        of: file,
        with: { 'threatInfo.mitigationStatus': 'not_mitigated' },
        then: [
          { of: file, with: { 'threatInfo.updatedAt': '2025-11-15T13:45:00.000000Z' }, afterSeconds: 20 },
          { of: file, with: again(2, onEndpoint(2)), afterSeconds: 600 },
        ],
      },
      {
        name: 'three endpoints in three hours',
        of: file,
        then: [
          { of: file, with: again(2, onEndpoint(2)), afterSeconds: 3000 },
          { of: file, with: again(3, onEndpoint(3)), afterSeconds: 3000 },
        ],
      },
    ],
  },
});

export const burst = threats.rule({
  id: 100633,
  level: 13,
  parent: detections,
  where: isNew,
  correlate: {
    ifMatched: detections,
    frequency: 5,
    timeframeSeconds: 600,
    same: ['sentinelone.endpoint.id', 'ossify.change'],
    different: ['threatInfo.sha1'],
  },
  description: text`SentinelOne: five different threats on ${'agentRealtimeInfo.agentComputerName'} within ten minutes, the latest is ${'threatInfo.threatName'}.`,
  groups: ['sentinelone_burst', ...malwareControls],
  mitre: ['T1105'],
  advice: 'Isolate the endpoint even if each threat was mitigated: somebody tries one tool after another.',
  falsePositives: ['A full disk scan of an old machine', 'A USB stick with a collection'],
  examples: {
    fires: [
      {
        name: 'five files',
        of: file,
        then: [2, 3, 4, 5].map((number) => ({ of: file, with: again(number, ofFile(number)), afterSeconds: 60 })),
      },
    ],
    silent: [
      {
        name: 'four files',
        of: file,
        then: [2, 3, 4].map((number) => ({ of: file, with: again(number, ofFile(number)), afterSeconds: 60 })),
      },
    ],
  },
});

export const comesBack = threats.rule({
  id: 100632,
  level: 10,
  parent: mitigatedThreat,
  where: isNew,
  correlate: {
    ifMatched: detections,
    frequency: 3,
    timeframeSeconds: 86_400,
    same: ['threatInfo.sha1', 'sentinelone.endpoint.id', 'ossify.change'],
  },
  description: text`SentinelOne: ${'threatInfo.threatName'} comes back to ${'agentRealtimeInfo.agentComputerName'}, mitigated three times within a day.`,
  groups: ['sentinelone_repeated', ...malwareControls],
  mitre: ['T1547', 'T1053'],
  advice:
    'Look for what brings it back: a scheduled task, an autostart entry, a share, a sync client, a user who insists.',
  falsePositives: ['A mailbox or backup that is scanned again'],
  examples: {
    fires: [
      {
        name: 'the third time',
        of: file,
        then: [
          { of: file, with: again(2, {}), afterSeconds: 7200 },
          { of: file, with: again(3, {}), afterSeconds: 7200 },
        ],
      },
    ],
    silent: [
      {
        name: 'one threat whose state changes',
        of: file,
        then: [
          {
            of: file,
            with: {
              'threatInfo.mitigationStatus': 'not_mitigated',
              'threatInfo.updatedAt': '2025-11-15T14:00:00.000000Z',
            },
          },
          { of: file, with: { 'threatInfo.updatedAt': '2025-11-15T15:00:00.000000Z' } },
        ],
        expect: { rule: 100602 },
      },
    ],
  },
});
