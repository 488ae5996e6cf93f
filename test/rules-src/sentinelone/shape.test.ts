import { describe, expect, test } from 'vitest';
import { addressList, macAddress } from '../../../rules-src/sentinelone/streams/addresses.ts';
import { cleanValue } from '../../../rules-src/sentinelone/streams/clean.ts';
import { mitigationSummary } from '../../../rules-src/sentinelone/streams/mitigation.ts';
import { activities, agents, threats, unifiedAlerts } from '../../../rules-src/sentinelone/streams.ts';
import type { Json, JsonObject, Stream } from '../../../src/define/index.ts';
import { objectsOf, sampleFile, sampleObjects, sampleStreams, shapedBy } from '../../builders/sentinelone.ts';

type Leaf = readonly [path: string, value: Json];

function leaves(value: Json, path = ''): readonly Leaf[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  const members = Object.entries(value);
  return members.length === 0
    ? [[path, value]]
    : members.flatMap(([name, each]) => leaves(each, path ? `${path}.${name}` : name));
}

const linesOf = (stream: Stream) => sampleObjects(stream).map((object) => shapedBy(stream, object));
const oldThreats = objectsOf(threats, sampleFile('threats_v20.json')).map((object) => shapedBy(threats, object));
const everyLine: readonly (readonly [string, JsonObject])[] = [
  ...sampleStreams.flatMap((stream) => linesOf(stream).map((line) => [stream.name, line] as const)),
  ...oldThreats.map((line) => ['threats', line] as const),
];

describe('every sample becomes a line', () => {
  test('with members of its own at the recipe’s places, and all else below sentinelone', () => {
    const recipe = ['threatInfo', 'agentRealtimeInfo', 'agentDetectionInfo', 'sentinelone'];
    for (const [stream, line] of everyLine) {
      expect(stream === 'threats' ? recipe : ['sentinelone']).toEqual(expect.arrayContaining(Object.keys(line)));
    }
  });

  test('without null, list, empty text or empty object', () => {
    const offences = everyLine.flatMap(([, line]) =>
      leaves(line).filter(([, value]) => typeof value === 'object' || value === ''),
    );
    expect(offences).toEqual([]);
  });

  test('with at most 256 fields', () => {
    expect(Math.max(...everyLine.map(([, line]) => leaves(line).length))).toBeLessThanOrEqual(256 - 7);
  });

  test('with one type a field over all lines', () => {
    const types = new Map<string, Set<string>>();
    for (const [, line] of everyLine) {
      for (const [path, value] of leaves(line)) {
        types.set(path.toLowerCase(), (types.get(path.toLowerCase()) ?? new Set()).add(typeof value));
      }
    }
    expect([...types].filter(([, seen]) => seen.size > 1).map(([path]) => path)).toEqual([]);
  });

  test('with no two fields that differ only in case', () => {
    for (const [, line] of everyLine) {
      const paths = leaves(line).map(([path]) => path.toLowerCase());
      expect(new Set(paths).size).toBe(paths.length);
    }
  });

  test('with every number in the spelling that the engine keeps', () => {
    const numbers = everyLine.flatMap(([, line]) => leaves(line)).filter(([, value]) => typeof value === 'number');
    expect(numbers.filter(([, value]) => !Number.isInteger(value) || Math.abs(Number(value)) > 2 ** 31 - 1)).toEqual(
      [],
    );
  });
});

describe('a threat', () => {
  const shaped = (change: JsonObject): JsonObject => shapedBy(threats, { ...sampleObjects(threats)[0], ...change });

  test('of which a member was never heard of passes it on', () => {
    const line = shaped({ novelty: { depth: [1, { two: 2 }], name: 'x' } });
    expect(line.sentinelone).toMatchObject({ threat: { novelty: { depth: '1,{"two":2}', name: 'x' } } });
  });

  test('whose members are all null still becomes a line', () => {
    const nothing = { id: '1', threatInfo: null, agentRealtimeInfo: null, agentDetectionInfo: null, indicators: null };
    expect(shapedBy(threats, nothing)).toEqual({
      threatInfo: { threatId: '1' },
      sentinelone: { threat: { id: '1' } },
    });
  });

  test('of which two names differ in case alone keeps the first, also where that is respelled', () => {
    const line = shaped({
      agentDetectionInfo: { agentIpV4: '192.0.2.1,', AGENTIPV4: 'x', agentIpV6: null, agentipv6: 'y' },
    });
    expect(line.agentDetectionInfo).toEqual({ agentIpV4: '192.0.2.1', agentipv6: 'y' });
  });

  test('whose cloud has a member called __proto__ keeps it as a member', () => {
    const line = shaped({ agentDetectionInfo: { cloudProviders: JSON.parse('{"AWS":{"__proto__":"x","role":"y"}}') } });
    expect(JSON.stringify(line.sentinelone)).toContain('"cloud":{"provider":"AWS","__proto__":"x","role":"y"}');
  });

  test('of a cloud host names the provider and keeps its members', () => {
    expect(shaped({ agentDetectionInfo: { cloudProviders: { ESXI: {} } } }).sentinelone).toMatchObject({
      cloud: { provider: 'ESXI' },
    });
  });

  test('nested a hundred thousand levels deep still becomes a line', () => {
    let deep: Json = 'x';
    for (let level = 0; level < 100_000; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
    expect(shaped({ deep }).threatInfo).toMatchObject({ threatName: 'nsh29ED.tmp' });
  });

  test('names tactics and techniques as text', () => {
    const macro = linesOf(threats).find((line) => JSON.stringify(line).includes('Relevé'));
    expect(macro?.sentinelone).toMatchObject({
      indicators: {
        tactics: expect.stringContaining('Execution,Initial Access'),
        techniques: expect.stringContaining('T1204.002,T1566.001'),
      },
    });
  });

  test('in the flat v2.0 shape stands whole below sentinelone.threat', () => {
    expect(oldThreats.map((line) => line.sentinelone)).toMatchObject([
      { threat: { mitigationStatus: 'mitigated' } },
      { threat: { mitigationStatus: 'active' } },
      { threat: { mitigationStatus: expect.any(String) } },
      { threat: { mitigationStatus: expect.any(String) } },
    ]);
  });
});

describe('mitigation results', () => {
  const row = (action: string, status: string | null, second: number) => ({
    action,
    status,
    lastUpdate: `2024-01-01T00:00:0${second}.000000Z`,
  });

  test.each<[string, readonly Json[], Readonly<Record<string, string | undefined>>]>([
    [
      'newest first',
      [row('quarantine', 'success', 2), row('kill', 'success', 1)],
      { lastAction: 'quarantine', succeeded: 'kill,quarantine' },
    ],
    [
      'oldest first',
      [row('kill', 'success', 1), row('quarantine', 'success', 2)],
      { lastAction: 'quarantine', succeeded: 'kill,quarantine' },
    ],
    [
      'a failure',
      [row('kill', 'success', 1), row('quarantine', 'failed', 2)],
      { failed: 'quarantine', lastStatus: 'failed' },
    ],
    ['a partial success', [row('remediate', 'partial', 1)], { failed: 'remediate', succeeded: undefined }],
    [
      'a repeated action that worked at last',
      [row('kill', 'success', 2), row('kill', 'failed', 1)],
      { failed: undefined, succeeded: 'kill' },
    ],
    ['waiting for a reboot', [row('quarantine', 'pending-reboot', 1)], { waiting: 'quarantine' }],
    ['no status', [row('kill', null, 1)], { lastStatus: 'unknown' }],
  ])('%s', (_fact, rows, expected) => {
    expect(mitigationSummary(rows)).toMatchObject(expected);
  });

  test.each<[string, readonly Json[]]>([
    ['no rows', []],
    ['rows that are none', [null, 'x', {}]],
  ])('of %s are nothing', (_fact, rows) => {
    expect(mitigationSummary(rows)).toBeUndefined();
  });
});

describe('an activity', () => {
  test('has text in data, whatever the API’s type was', () => {
    const line = (data: JsonObject) => shapedBy(activities, { id: '1', data });
    expect(line({ newValue: true, ruleId: -1, at: 1_637_076_565_467 })).toEqual({
      sentinelone: { activity: { id: '1', data: { newValue: 'true', ruleId: '-1', at: '1637076565467' } } },
    });
  });

  test('names who did it: the deleting user, not the deleted one', () => {
    const deleted = sampleObjects(activities).find((each) => each.activityType === 25);
    expect(deleted && shapedBy(activities, deleted).sentinelone).toMatchObject({ actor: 'Jane Doe' });
  });

  test('keeps every digit of an id past 2^53', () => {
    const star = sampleObjects(activities).find((each) => each.activityType === 3608);
    expect(star && shapedBy(activities, star).sentinelone).toMatchObject({
      activity: { data: { alertId: '1290568698312091213' } },
      endpoint: { name: 'LAP-SALES-11' },
    });
  });
});

describe('other streams', () => {
  test('an agent’s tags, locations and interfaces are texts', () => {
    const [first, second] = linesOf(agents);
    expect(first?.sentinelone).toMatchObject({
      agent: { tags: 'tier=build=1|ci', userActionsNeeded: 'reboot_needed' },
      network: { addresses: '192.0.2.31,2001:db8:31::1', macs: '00:00:5e:00:53:07' },
    });
    expect(second?.sentinelone).toMatchObject({ agent: { locations: 'Fallback' } });
  });

  test('a unified alert has one asset, whether the API said asset or assets', () => {
    const asset = { name: 'WKS-1', policy: 'PROTECT' };
    const one = shapedBy(unifiedAlerts, { id: 'a', asset });
    expect(one).toEqual(shapedBy(unifiedAlerts, { id: 'a', assets: [asset] }));
    expect(one.sentinelone).toMatchObject({ endpoint: { name: 'WKS-1' }, unifiedAlert: { assets: 'WKS-1' } });
  });
});

describe('values', () => {
  test.each<[Json, Json | undefined]>([
    [null, undefined],
    ['', undefined],
    [{}, undefined],
    [[], undefined],
    [[null, ''], undefined],
    [{ a: { b: [] } }, undefined],
    [false, false],
    [0, 0],
    [2_147_483_647, 2_147_483_647],
    [2_147_483_648, '2147483648'],
    [0.5, '0.5'],
    [['a', 1, true, null], 'a,1,true'],
    [{ alertId: '1', alertid: '2' }, { alertId: '1' }],
    [{ registrationToken: 'secret', Passphrase: 'secret', name: 'x' }, { name: 'x' }],
  ])('%j becomes %j', (value, expected) => {
    expect(cleanValue(value)).toEqual(expected);
  });

  test.each([
    ['192.0.2.1,192.0.2.2,192.0.2.10', '192.0.2.1,192.0.2.2,192.0.2.10'],
    ['192.0.2.1, 192.0.2.1,', '192.0.2.1'],
    ['fe80::1,2001:db8::9,', 'fe80::1,2001:db8::9'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['192.0.2.300,none,1.2.3', undefined],
    ['1.2.3.4.', undefined],
    ['12:30', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('the address list %j is %j', (text, expected) => {
    expect(addressList(text)).toBe(expected);
  });

  test.each([
    ['00:00:5E:00:53:28', '00:00:5e:00:53:28'],
    ['00-00-5e-00-53-28', '00:00:5e:00:53:28'],
    ['00005e005328', '00:00:5e:00:53:28'],
    ['n/a', 'n/a'],
  ])('the MAC %s is %s', (text, expected) => {
    expect(macAddress(text)).toBe(expected);
  });
});
