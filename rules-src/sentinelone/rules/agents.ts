// Endpoints: whether they are infected, and whether their protection is whole.
import { atLeast, group, hasItem, is, not, text } from '../../../src/define/index.ts';
import { agents } from '../events.ts';
import { sampleAgents } from '../samples.ts';
import { base } from './base.ts';
import { newOrChanged } from './change.ts';
import { malwareControls, protectionControls } from './compliance.ts';
import { knownAgent, strayLine } from './near-miss.ts';

const sound = sampleAgents.sales;
const later = '2023-01-02T04:00:00.000000Z';

/** A sound endpoint, and the same endpoint with something changed an hour later. */
const turned = (change: Readonly<Record<string, boolean | number | string>>) => ({
  of: sound,
  then: [{ of: sound, with: { ...change, updatedAt: later }, afterSeconds: 3600 }],
});

export const agentLine = agents.rule({
  id: 100640,
  level: 3,
  parent: base,
  where: { 'ossify.stream': is('agents') },
  description: text`SentinelOne: endpoint ${'sentinelone.endpoint.name'} is known or changed (${'ossify.change'}), its protection is whole.`,
  advice: 'Nothing. Use it as an inventory of the fleet.',
  falsePositives: ['None: it does not claim anything.'],
  examples: {
    fires: [
      { name: 'a sound laptop', of: sampleAgents.laptop },
      { name: 'coming back to the network', ...turned({ networkStatus: 'connecting' }) },
    ],
    silent: [{ name: 'an infected endpoint', of: sampleAgents.lab, expect: { rule: 100641 } }],
  },
});

const infected = agents.rule({
  id: 100641,
  level: 10,
  parent: agentLine,
  where: { 'ossify.change': newOrChanged('infected'), 'sentinelone.agent.infected': is(true) },
  description: text`SentinelOne: endpoint ${'sentinelone.endpoint.name'} is infected, ${'sentinelone.agent.activeThreats'} active threats.`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Work through its active threats in the console; the endpoint counts as infected until each is settled.',
  falsePositives: ['Malware lab (allowed-endpoints)', 'Threats that wait for a verdict'],
  examples: {
    fires: [
      { name: 'two active threats', of: sampleAgents.lab },
      { name: 'a sound endpoint becomes infected', ...turned({ infected: true, activeThreats: 1 }) },
    ],
    silent: [
      {
        name: 'known as infected, something else changed',
        of: sampleAgents.lab,
        then: [{ of: sampleAgents.lab, with: { networkStatus: 'connected', updatedAt: later } }],
        expect: { rule: 100640 },
      },
    ],
  },
});

const heavilyInfected = agents.rule({
  id: 100655,
  level: 12,
  parent: agentLine,
  where: {
    'ossify.change': newOrChanged('infected', 'activeThreats'),
    'sentinelone.agent.infected': is(true),
    'sentinelone.agent.activeThreats': atLeast(3),
  },
  description: text`SentinelOne: endpoint ${'sentinelone.endpoint.name'} is infected with ${'sentinelone.agent.activeThreats'} active threats.`,
  groups: [...malwareControls],
  mitre: ['T1204'],
  advice: 'Isolate it from the network before anything else; reinstalling may be quicker than cleaning.',
  falsePositives: ['Malware lab (allowed-endpoints)'],
  examples: {
    fires: [{ name: 'seven active threats', of: sampleAgents.build }],
    silent: [
      knownAgent(sampleAgents.build, {}),
      {
        name: 'active threats, and not called infected',
        of: sampleAgents.build,
        with: { infected: false, missingPermissions: [], userActionsNeeded: [] },
        expect: { rule: 100640 },
      },

      strayLine({ agent: { infected: true, activeThreats: 3 } }),

      {
        name: 'two active threats',
        of: sampleAgents.build,
        with: { activeThreats: 2 },
        expect: { rule: 100641 },
      },
    ],
  },
});

const limited = agents.rule({
  id: 100642,
  level: 12,
  parent: agentLine,
  where: { 'ossify.change': newOrChanged('operationalState'), 'sentinelone.agent.operationalState': not('na') },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} is limited: ${'sentinelone.agent.operationalState'}.`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Nothing protects this endpoint. Find who disabled the agent, or open a case with the vendor if it broke.',
  falsePositives: ['Support work with a time limit (operationalStateExpiration)'],
  examples: {
    fires: [
      {
        name: 'a clean file server, partially disabled',
        of: sampleAgents.fileServer,
        with: { infected: false },
      },
      { name: 'an agent is disabled', ...turned({ operationalState: 'disabled' }) },
    ],
    silent: [
      strayLine({ agent: { operationalState: 'disabled' } }),

      {
        name: 'disabled, and known to be so',
        of: sound,
        with: { operationalState: 'disabled' },
        then: [{ of: sound, with: { operationalState: 'disabled', networkStatus: 'connecting', updatedAt: later } }],
        expect: { rule: 100640 },
      },
    ],
  },
});

const infectedAndLimited = agents.rule({
  id: 100643,
  level: 13,
  parent: limited,
  where: { 'sentinelone.agent.infected': is(true) },
  description: text`SentinelOne: endpoint ${'sentinelone.endpoint.name'} is infected and its agent is ${'sentinelone.agent.operationalState'}.`,
  groups: [...malwareControls],
  mitre: ['T1562.001'],
  advice:
    'Isolate it at the switch or firewall: the agent may no longer obey. Malware that disables protection is at work.',
  falsePositives: ['A damaged agent database on an endpoint with old threats'],
  examples: {
    fires: [{ name: 'a file server, infected and partially disabled', of: sampleAgents.fileServer }],
    silent: [
      {
        name: 'disabled, not infected',
        of: sampleAgents.fileServer,
        with: { infected: false },
        expect: { rule: 100642 },
      },
    ],
  },
});

const onlyDetects = agents.rule({
  id: 100644,
  level: 10,
  parent: agentLine,
  where: { 'ossify.change': hasItem('mitigationMode'), 'sentinelone.agent.mitigationMode': is('detect') },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} was switched from protect to detect.`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Find the policy change or the move to another group behind it; from now on threats are only reported.',
  falsePositives: ['A pilot group', 'Troubleshooting'],
  examples: {
    fires: [{ name: 'switched', ...turned({ mitigationMode: 'detect' }) }],
    silent: [
      {
        name: 'switched to protect',
        of: sound,
        with: { mitigationMode: 'detect' },
        then: [{ of: sound, with: { updatedAt: later } }],
        expect: { rule: 100640 },
      },

      strayLine({ agent: { mitigationMode: 'detect' } }, 'mitigationMode'),

      {
        name: 'a new endpoint that detects',
        of: sound,
        with: { mitigationMode: 'detect' },
        expect: { rule: 100640 },
      },
    ],
  },
});

const uninstalled = agents.rule({
  id: 100645,
  level: 10,
  parent: agentLine,
  where: { 'ossify.change': newOrChanged('isUninstalled'), 'sentinelone.agent.isUninstalled': is(true) },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} is uninstalled.`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Check it against the change calendar; install it again if nobody ordered this.',
  falsePositives: ['Decommissioning', 'Migration to another console'],
  examples: {
    fires: [{ name: 'uninstalled', ...turned({ isUninstalled: true }) }],
    silent: [
      knownAgent(sound, { isUninstalled: true }),

      strayLine({ agent: { isUninstalled: true } }),
      { name: 'about to be', ...turned({ isPendingUninstall: true }), expect: { rule: 100646 } },
    ],
  },
});

const pendingUninstall = agents.rule({
  id: 100646,
  level: 8,
  parent: agentLine,
  where: { 'ossify.change': newOrChanged('isPendingUninstall'), 'sentinelone.agent.isPendingUninstall': is(true) },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} is about to be uninstalled.`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'There is still time: refuse the request in the console if nobody ordered it.',
  falsePositives: ['Decommissioning'],
  examples: {
    fires: [{ name: 'ordered', ...turned({ isPendingUninstall: true }) }],
    silent: [
      knownAgent(sound, { isPendingUninstall: true }),

      strayLine({ agent: { isPendingUninstall: true } }),
      { name: 'not ordered', ...turned({ networkStatus: 'connecting' }), expect: { rule: 100640 } },
    ],
  },
});

export { heavilyInfected, infected };

/** Siblings of one level are tried in this order. */
export const agentRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_agent'],
  topic: 'api',
  title: 'Endpoints: infection and protection',
  rules: [
    agentLine,
    limited,
    infectedAndLimited,
    heavilyInfected,
    infected,
    onlyDetects,
    uninstalled,
    pendingUninstall,
  ],
});
