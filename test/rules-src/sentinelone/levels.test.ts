import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sentinelone } from '../../../rules-src/sentinelone/plugin.ts';
import { sampleThreats } from '../../../rules-src/sentinelone/samples.ts';
import { threats } from '../../../rules-src/sentinelone/streams.ts';
import type { JsonObject } from '../../../src/define/index.ts';
import { minimalBase } from '../../../src/engine/base/index.ts';
import { type Decision, decisionOn, decisionOnNew, markdownTable } from '../../builders/decision.ts';
import { rulesetWith } from '../../builders/engine-answers.ts';

const ruleset = rulesetWith(minimalBase, sentinelone);

// Each axis from the least to the greatest danger.
const axes = {
  mitigationStatus: ['marked_as_benign', 'mitigated', 'not_mitigated'],
  confidenceLevel: ['n/a', 'suspicious', 'malicious'],
  analystVerdict: ['false_positive', 'undefined', 'suspicious', 'true_positive'],
  incidentStatus: ['resolved', 'in_progress', 'unresolved'],
} as const;

type Axis = keyof typeof axes;
type State = Readonly<Record<Axis, string>>;

const axisNames: readonly Axis[] = ['mitigationStatus', 'confidenceLevel', 'analystVerdict', 'incidentStatus'];

const states: readonly State[] = axes.mitigationStatus.flatMap((mitigationStatus) =>
  axes.confidenceLevel.flatMap((confidenceLevel) =>
    axes.analystVerdict.flatMap((analystVerdict) =>
      axes.incidentStatus.map((incidentStatus) => ({
        mitigationStatus,
        confidenceLevel,
        analystVerdict,
        incidentStatus,
      })),
    ),
  ),
);

const keyOf = (state: State) => axisNames.map((axis) => state[axis]).join(' ');

/** A state and the next more dangerous one along one axis. */
const steps: readonly (readonly [State, State])[] = states.flatMap((state) =>
  axisNames.flatMap((axis) => {
    const values: readonly string[] = axes[axis];
    const worse = values[values.indexOf(state[axis]) + 1];
    return worse === undefined ? [] : [[state, { ...state, [axis]: worse }] as const];
  }),
);

const plain = sampleThreats.macro;

type Decide = (state: State) => Decision | undefined;

/** What else may be true of the threat; the order must hold in each. */
const settings: readonly (readonly [string, Decide])[] = [
  ['a plain threat', (state) => decide(state, {})],
  [
    'an endpoint with three active threats',
    (state) => decide(state, { agentRealtimeInfo: realtime({ activeThreats: 3 }) }),
  ],
  ['an endpoint that must reboot', (state) => decide(state, { agentRealtimeInfo: realtime({ rebootRequired: true }) })],
  ['a failed quarantine', (state) => decide(state, { mitigationStatus: [row('quarantine', 'failed')] })],
  ['a kill that succeeded', (state) => decide(state, { mitigationStatus: [row('kill', 'success')] })],
  ['a release from quarantine', (state) => decide(state, { mitigationStatus: [row('unquarantine', 'success')] })],
  ['ransomware', (state) => decide(state, {}, { classification: 'Ransomware' })],
  ['lateral movement', (state) => decide(state, {}, { detectionEngines: [{ key: 'lateral_movement' }] })],
  ['a line of the recipe’s script', (state) => decisionOn(ruleset, JSON.stringify(threatIn(state, {}, {})))],
];

const row = (action: string, status: string) => ({ action, status, lastUpdate: '2022-04-06T08:58:00.000000Z' });
const realtime = (change: JsonObject): JsonObject => ({ ...plain.agentRealtimeInfo, ...change });

function threatIn(state: State, change: JsonObject, info: JsonObject): JsonObject {
  return { ...plain, ...change, threatInfo: { ...plain.threatInfo, ...info, ...state } };
}

function decide(state: State, change: JsonObject, info: JsonObject = {}): Decision | undefined {
  return decisionOnNew(ruleset, threats, threatIn(state, change, info));
}

describe.each(settings)('with %s', (_setting, decideOn) => {
  const decisions = new Map(states.map((state) => [keyOf(state), decideOn(state)]));
  const levelOf = (state: State) => decisions.get(keyOf(state))?.level ?? -1;

  test('every state has a rule of its own, no base rule', () => {
    const mute = states.filter((state) => [undefined, 100_600, 100_605].includes(decisions.get(keyOf(state))?.id));
    expect(mute.map(keyOf)).toEqual([]);
  });

  test('a more dangerous state never has a lower level', () => {
    const wrong = steps.filter(([state, worse]) => levelOf(worse) < levelOf(state));
    expect(
      wrong.map(([state, worse]) => `${keyOf(state)} (${levelOf(state)}) -> ${keyOf(worse)} (${levelOf(worse)})`),
    ).toEqual([]);
  });

  test('what is not mitigated is never called mitigated', () => {
    const open = states.filter(({ mitigationStatus }) => mitigationStatus === 'not_mitigated');
    expect(open.map((state) => decisions.get(keyOf(state))?.id)).not.toContain(100_602);
  });
});

test('docs/threat-levels.md says which level each state has', async () => {
  const columns = axes.analystVerdict.flatMap((verdict) =>
    axes.incidentStatus.map((incident) => [verdict, incident] as const),
  );
  const rows = axes.mitigationStatus.toReversed().flatMap((mitigationStatus) =>
    axes.confidenceLevel.toReversed().map((confidenceLevel) => {
      const cells = columns.map(([analystVerdict, incidentStatus]) => {
        const decision = decide({ mitigationStatus, confidenceLevel, analystVerdict, incidentStatus }, {});
        return `**${decision?.level}** ${decision?.id}`;
      });
      return [mitigationStatus, confidenceLevel, ...cells];
    }),
  );
  const head = ['mitigation', 'confidence', ...columns.map(([verdict, incident]) => `${verdict}, ${incident}`)];
  const text = `# Level of a threat by its state

**Level** and rule of a threat that is new, or whose mitigation status changed, when nothing else is to be said of it:
one threat on its endpoint, nothing failed, no reboot, no ransomware. What does get worse along a line or a column never
gets a lower level: benign, mitigated, not mitigated; n/a, suspicious, malicious; false positive, undefined, suspicious,
true positive; resolved, in progress, unresolved. The same holds with several active threats, failed actions, a reboot
and so on. Written and held by test/rules-src/sentinelone/levels.test.ts.

${markdownTable(head, rows)}
`;
  await expect(text).toMatchFileSnapshot(resolve(import.meta.dirname, '../../../docs/threat-levels.md'));
});
