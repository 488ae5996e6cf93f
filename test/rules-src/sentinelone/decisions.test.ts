import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sentinelone } from '../../../rules-src/sentinelone/plugin.ts';
import { activities, threats } from '../../../rules-src/sentinelone/streams.ts';
import { uninterestingActivities, uninterestingStates } from '../../../rules-src/sentinelone/uninteresting.ts';
import type { JsonObject, Stream } from '../../../src/define/index.ts';
import { minimalBase } from '../../../src/engine/base/index.ts';
import { decisionOnNew, markdownTable } from '../../builders/decision.ts';
import { rulesetWith } from '../../builders/engine-answers.ts';
import { sampleObjects, sampleStreams } from '../../builders/sentinelone.ts';
import { recipeLevels, recipeVerdicts } from './recipe-verdicts.ts';

const ruleset = rulesetWith(minimalBase, sentinelone);
const root = resolve(import.meta.dirname, '../../..');

/** Rules that have no opinion: the base, and the base of each stream. */
const bases: ReadonlySet<number> = new Set([100_600, 100_605, 100_640, 100_660, 100_730, 100_740, 100_750]);

const told = (object: JsonObject, path: string): string => {
  const value = path.split('.').reduce<unknown>((at, name) => (at as JsonObject | undefined)?.[name], object);
  return value === undefined || value === null ? '' : String(value);
};

/** What a person recognises a sample by. */
const recognised: Readonly<Record<string, readonly string[]>> = {
  threats: [
    'threatInfo.threatName',
    'threatInfo.mitigationStatus',
    'threatInfo.confidenceLevel',
    'threatInfo.analystVerdict',
    'threatInfo.incidentStatus',
    'agentRealtimeInfo.activeThreats',
  ],
  activities: ['activityType', 'primaryDescription'],
  alerts: ['ruleInfo.name', 'ruleInfo.severity', 'alertInfo.analystVerdict', 'alertInfo.incidentStatus'],
  unifiedAlerts: ['name', 'severity', 'result'],
  agents: ['computerName', 'infected', 'operationalState', 'networkStatus', 'isUpToDate'],
};

function verdictOfRecipe(stream: Stream, object: JsonObject): string {
  const rule = recipeVerdicts[stream === threats ? (stream.id(object) ?? '') : ''] ?? 100_600;
  return `${rule} (${recipeLevels[rule]})`;
}

function section(stream: Stream): string {
  const members = recognised[stream.name] ?? [];
  const rows = sampleObjects(stream).map((object) => {
    const decision = decisionOnNew(ruleset, stream, object);
    const seen = members.map((member) => told(object, member).slice(0, 60));
    return [...seen, verdictOfRecipe(stream, object), decision ? `${decision.id} (${decision.level})` : 'none'];
  });
  const head = [...members.map((member) => member.split('.').at(-1) ?? member), 'recipe', 'Ossify'];
  return `## ${stream.name}\n\n${markdownTable(head, rows)}`;
}

function uninteresting(): string {
  const types = Object.entries(uninterestingActivities).map(([type, why]) => [type, why]);
  const states = uninterestingStates.map(([type, state, why]) => [`${type}, ${state}`, why]);
  return `## Activities that end in the base rule 100660 on purpose\n\n${markdownTable(['type', 'why'], [...types, ...states])}`;
}

const head = `# What each sample of the API leads to

Rule and (level) that the first line of each sample object gets, beside what the public recipe's rules said of it on the
real engine 4.14.7. Written by test/rules-src/sentinelone/decisions.test.ts, which fails when the rules decide otherwise;
\`npx vitest run -u\` writes it anew. Where an endpoint is sound, the base rule of agents (100640) is the right answer.`;

test('docs/decisions.md says what the rules decide', async () => {
  const text = [head, ...sampleStreams.map(section), uninteresting(), ''].join('\n\n');
  await expect(text).toMatchFileSnapshot(resolve(root, 'docs/decisions.md'));
});

describe('the recipe’s faults', () => {
  const threatDecisions = sampleObjects(threats).map((threat) => ({
    status: told(threat, 'threatInfo.mitigationStatus'),
    rule: decisionOnNew(ruleset, threats, threat)?.id,
  }));

  test('no threat that is not mitigated is called mitigated', () => {
    const open = threatDecisions.filter(({ status }) => status === 'not_mitigated');
    expect(open.map(({ rule }) => rule)).not.toContain(100_602);
    expect(open).toHaveLength(7);
  });

  test('every mitigated sample is', () => {
    const mitigated = threatDecisions.filter(({ status }) => status === 'mitigated');
    expect(mitigated.map(({ rule }) => rule)).toEqual([100_602, 100_602, 100_602]);
  });

  test('no sample threat or alert ends in a base rule', () => {
    const ended = sampleStreams
      .filter(({ name }) => ['threats', 'alerts', 'unifiedAlerts'].includes(name))
      .flatMap((stream) => sampleObjects(stream).map((object) => decisionOnNew(ruleset, stream, object)?.id ?? 0));
    expect(ended.filter((id) => id === 0 || bases.has(id))).toEqual([]);
  });

  test('an activity ends in a base rule only where it is named uninteresting', () => {
    const states = new Set(uninterestingStates.map(([type]) => type));
    const unnamed = sampleObjects(activities)
      .filter((activity) => bases.has(decisionOnNew(ruleset, activities, activity)?.id ?? 100_600))
      .map(({ activityType }) => Number(activityType))
      .filter((type) => uninterestingActivities[type] === undefined && !states.has(type));
    expect(unnamed).toEqual([]);
  });
});
