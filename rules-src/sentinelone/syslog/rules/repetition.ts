import { group, ifGroup, repeat, text } from '../../../../src/define/index.ts';
import { malwareControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { type Pairs, threat } from '../lines.ts';
import { active } from './threats.ts';

const other = { sourceHostName: 'LAP-SALES-11', originatorName: 'LAP-SALES-11' } as const;
const third = { sourceHostName: 'SRV-FILE-02', originatorName: 'SRV-FILE-02' } as const;

const reports = (pairs: readonly Pairs[], afterSeconds: number) => {
  const [first = {}, ...later] = pairs;
  return {
    of: threat(19, 'New active threat', first),
    then: later.map((each) => ({ of: threat(19, 'New active threat', each), afterSeconds })),
  };
};
const onEndpoint = (n: number): Pairs => ({ sourceHostName: `WKS-100${n}`, fileHash: `${n}`.repeat(40) });

const outbreak = syslogEvents.rule({
  id: 105020,
  level: 14,
  correlate: {
    ifMatched: ifGroup(active),
    frequency: 3,
    timeframeSeconds: 3600,
    same: ['sentinelone.fileHash'],
    different: ['sentinelone.endpoint.name'],
  },
  description: text`SentinelOne: outbreak, ${'sentinelone.file'} is active on a third endpoint within an hour (${'sentinelone.endpoint.name'})`,
  groups: ['malware', 'outbreak', ...malwareControls],
  mitre: ['T1570', 'T1204.002'],
  advice:
    'Block the hash in the console, isolate the endpoints, and look for the share, mail or account that spreads it.',
  falsePositives: ['Roll-out of a tool that nobody excluded yet.'],
  examples: {
    fires: [
      {
        name: 'one file on three endpoints',
        of: threat(19, 'New active threat'),
        then: [
          { of: threat(19, 'New active threat', other), afterSeconds: 60 },
          { of: threat(19, 'New active threat', third), afterSeconds: 60 },
        ],
      },
      { name: 'within nearly an hour', ...reports([{}, other, third], 1700) },
    ],
    silent: [
      {
        name: 'three reports, two endpoints',
        of: threat(19, 'New active threat'),
        then: [
          { of: threat(19, 'New active threat', other), afterSeconds: 60 },
          { of: threat(19, 'New active threat', other), afterSeconds: 60 },
        ],
        expect: { rule: 105002 },
      },
      {
        name: 'three endpoints in more than an hour',
        ...reports([{}, other, third], 2000),
        expect: { rule: 105002 },
      },
      {
        name: 'three files on three endpoints',
        ...reports([1, 2, 3].map(onEndpoint), 60),
        expect: { rule: 105002 },
      },
    ],
  },
});

const repeated = syslogEvents.rule({
  id: 105021,
  level: 13,
  correlate: {
    ifMatched: ifGroup(active),
    frequency: 5,
    timeframeSeconds: 3600,
    same: ['sentinelone.endpoint.name'],
  },
  description: text`SentinelOne: five detections on ${'sentinelone.endpoint.name'} within an hour, the newest ${'sentinelone.file'}`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Isolate the endpoint: something drops these files again and again. Look for its start entry or its sender.',
  falsePositives: ['A scan of an archive of samples.'],
  examples: {
    fires: [
      {
        of: threat(19, 'New active threat', { fileHash: 'f5864ed04fba7c118d6f15365e146d064016e7ad' }),
        then: repeat(4, { of: threat(19, 'New active threat'), afterSeconds: 30 }),
      },
      { name: 'within nearly an hour', ...reports([{}, {}, {}, {}, {}], 850) },
    ],
    silent: [
      {
        of: threat(19, 'New active threat'),
        then: repeat(3, { of: threat(19, 'New active threat'), afterSeconds: 30 }),
        expect: { rule: 105002 },
      },
      { name: 'five in more than an hour', ...reports([{}, {}, {}, {}, {}], 1000), expect: { rule: 105002 } },
      {
        name: 'five files on five endpoints',
        ...reports([1, 2, 3, 4, 5].map(onEndpoint), 60),
        expect: { rule: 105002 },
      },
    ],
  },
});

export const repetition = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Threats that come again',
  rules: [outbreak, repeated],
});
