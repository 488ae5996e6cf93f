// What shows only over several threats. They count lines of new threats (`same: ossify.change`), not later states of one.
import { type Changes, ifGroup, is, text } from '../../../../src/define/index.ts';
import { threats } from '../../events.ts';
import { sampleThreats } from '../../samples.ts';
import { malwareControls } from '../compliance.ts';
import { mitigatedThreat } from './mitigated.ts';

const detections = ifGroup('sentinelone_detection');
const isNew = { 'ossify.change': is('new') } as const;

const file = sampleThreats.webshell;

/** The n-th threat of this kind: the same file on the same endpoint, unless it is changed. */
const threat = (n: number, afterSeconds: number, change: Changes = {}) => ({
  of: file,
  with: { id: `${n}000000000000000000`, 'threatInfo.threatId': `${n}000000000000000000`, ...change },
  afterSeconds,
});
const onEndpoint = (n: number) => ({
  'agentRealtimeInfo.agentId': `${n}11111111111111111`,
  'agentRealtimeInfo.agentComputerName': `WKS-${n}`,
});
const ofFile = (n: number) => ({ 'threatInfo.sha1': `${n}`.repeat(40) });

const open: Changes = { 'threatInfo.mitigationStatus': 'not_mitigated' };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Threats as a session of events: the first, and those after it. */
function session([first, ...then]: readonly ReturnType<typeof threat>[]) {
  if (first === undefined) throw new Error('A session has at least one event.');
  const { of, with: change } = first;
  return { of, with: change, then };
}

/** One threat that is mitigated, released and mitigated again: new, then three changes of its status. */
const backAndForth = (n: number, change: Changes = {}) => [
  threat(n, 10, change),
  threat(n, 10, { ...change, ...open, 'threatInfo.updatedAt': '2026-01-01T00:00:01.000000Z' }),
  threat(n, 10, { ...change, 'threatInfo.updatedAt': '2026-01-01T00:00:02.000000Z' }),
  threat(n, 10, { ...change, ...open, 'threatInfo.updatedAt': '2026-01-01T00:00:03.000000Z' }),
];

/** Threats that are new and active, and mitigated a moment later. */
const mitigatedLater = (changes: readonly Changes[]) => [
  ...changes.map((change, index) => threat(index + 1, 10, { ...change, ...open })),
  ...changes.map((change, index) =>
    threat(index + 1, 10, { ...change, 'threatInfo.updatedAt': '2026-01-01T00:00:00.000000Z' }),
  ),
];

export const outbreak = threats.rule({
  id: 100631,
  level: 14,
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
      { name: 'one file on three endpoints', ...session(numbers(3).map((n) => threat(n, 1200, onEndpoint(n)))) },
      {
        name: 'whatever became of it on each of them',
        ...session([
          threat(1, 0, { ...onEndpoint(1), ...open }),
          threat(2, 60, { ...onEndpoint(2), 'threatInfo.analystVerdict': 'true_positive' }),
          threat(3, 60, { ...onEndpoint(3), ...open, 'threatInfo.confidenceLevel': 'suspicious' }),
        ]),
      },
    ],
    silent: [
      { name: 'two endpoints', ...session(numbers(2).map((n) => threat(n, 60, onEndpoint(n)))) },
      {
        name: 'three files on three endpoints',
        ...session(numbers(3).map((n) => threat(n, 60, { ...onEndpoint(n), ...ofFile(n) }))),
        expect: { rule: 100602 },
      },
      {
        name: 'three times on one endpoint',
        ...session(numbers(3).map((n) => threat(n, 60))),
        expect: { rule: 100632 },
      },
      {
        name: 'three endpoints within an hour and a half',
        ...session(numbers(3).map((n) => threat(n, 2700, onEndpoint(n)))),
        expect: { rule: 100602 },
      },
      {
        name: 'two endpoints, on one of them back and forth',
        ...session([...backAndForth(1, onEndpoint(1)), threat(2, 10, onEndpoint(2))]),
        expect: { rule: 100602 },
      },
      {
        name: 'the same three, mitigated a moment later, are not told again',
        ...session(mitigatedLater(numbers(3).map(onEndpoint))),
        expect: { rule: 100602 },
      },
    ],
  },
});

export const burst = threats.rule({
  id: 100633,
  level: 13,
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
    fires: [{ name: 'five files', ...session(numbers(5).map((n) => threat(n, 120, ofFile(n)))) }],
    silent: [
      { name: 'four files', ...session(numbers(4).map((n) => threat(n, 60, ofFile(n)))), expect: { rule: 100602 } },
      {
        name: 'five files on five endpoints',
        ...session(numbers(5).map((n) => threat(n, 60, { ...onEndpoint(n), ...ofFile(n) }))),
        expect: { rule: 100602 },
      },
      {
        name: 'one file five times, active',
        ...session(numbers(5).map((n) => threat(n, 60, open))),
        expect: { rule: 100612 },
      },
      {
        name: 'five files in a quarter of an hour',
        ...session(numbers(5).map((n) => threat(n, 200, ofFile(n)))),
        expect: { rule: 100602 },
      },
      {
        name: 'two files, one of them back and forth',
        ...session([...backAndForth(1, ofFile(1)), threat(2, 10, ofFile(2))]),
        expect: { rule: 100602 },
      },
      {
        name: 'the same five, mitigated a moment later, are not told again',
        ...session(mitigatedLater(numbers(5).map(ofFile))),
        expect: { rule: 100602 },
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
    fires: [{ name: 'the third time', ...session(numbers(3).map((n) => threat(n, 36_000))) }],
    silent: [
      { name: 'the second time', ...session(numbers(2).map((n) => threat(n, 60))), expect: { rule: 100602 } },
      {
        name: 'the third time in two days',
        ...session(numbers(3).map((n) => threat(n, 60_000))),
        expect: { rule: 100602 },
      },
      {
        name: 'twice here, once on another endpoint',
        ...session([threat(1, 0), threat(2, 60, onEndpoint(2)), threat(3, 60)]),
        expect: { rule: 100602 },
      },
      {
        name: 'the third time it is marked as benign',
        ...session([
          threat(1, 0),
          threat(2, 60),
          threat(3, 60, {
            'threatInfo.mitigationStatus': 'marked_as_benign',
            'threatInfo.analystVerdict': 'false_positive',
          }),
        ]),
        expect: { rule: 100621 },
      },
      {
        name: 'twice, the first time back and forth',
        ...session([...backAndForth(1), threat(2, 10)]),
        expect: { rule: 100602 },
      },
      {
        name: 'the same three, mitigated a moment later, are not told again',
        ...session(mitigatedLater([{}, {}, {}])),
        expect: { rule: 100602 },
      },
    ],
  },
});
