// Endpoints: what is to be put in order, without anybody attacking.
import { exists, group, hasItem, is, not, oneOf, text } from '../../../src/define/index.ts';
import { agents } from '../events.ts';
import { sampleAgents } from '../samples.ts';
import { agentLine } from './agents.ts';
import { newOrChanged } from './change.ts';
import { networkControls, patchControls, protectionControls } from './compliance.ts';
import { knownAgent, strayLine } from './near-miss.ts';

const sound = sampleAgents.sales;
const later = '2023-01-02T04:00:00.000000Z';

/** A sound endpoint, and the same endpoint with something changed an hour later. */
const turned = (change: Readonly<Record<string, boolean | number | string | readonly string[]>>) => ({
  of: sound,
  then: [{ of: sound, with: { ...change, updatedAt: later }, afterSeconds: 3600 }],
});

const outdated = agents.rule({
  id: 100647,
  level: 6,
  parent: agentLine,
  where: { 'ossify.change': newOrChanged('isUpToDate'), 'sentinelone.agent.isUpToDate': is(false) },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} is outdated: ${'sentinelone.agent.agentVersion'}.`,
  groups: [...patchControls],
  advice: 'Put it into the next upgrade; old agents miss detections, and support for them ends.',
  falsePositives: ['The hours after a new version was released'],
  examples: {
    fires: [{ name: 'outdated', ...turned({ isUpToDate: false }) }],
    silent: [
      knownAgent(sound, { isUpToDate: false }),
      { name: 'up to date', of: sound, expect: { rule: 100640 } },
      strayLine({ agent: { isUpToDate: false } }, 'isUpToDate'),
    ],
  },
});

const decommissioned = agents.rule({
  id: 100648,
  level: 5,
  parent: agentLine,
  where: { 'ossify.change': newOrChanged('isDecommissioned'), 'sentinelone.agent.isDecommissioned': is(true) },
  description: text`SentinelOne: endpoint ${'sentinelone.endpoint.name'} is decommissioned, it no longer reports.`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Make sure that the machine is really gone; one that still runs is unprotected and unseen.',
  falsePositives: ['Laptops on a long leave: the console decommissions them by itself'],
  examples: {
    fires: [{ name: 'decommissioned', ...turned({ isDecommissioned: true }) }],
    silent: [
      knownAgent(sound, { isDecommissioned: true }),

      { name: 'uninstalled too', ...turned({ isDecommissioned: true, isUninstalled: true }), expect: { rule: 100645 } },
    ],
  },
});

const cutOff = agents.rule({
  id: 100649,
  level: 7,
  parent: agentLine,
  where: {
    'ossify.change': newOrChanged('networkStatus'),
    'sentinelone.agent.networkStatus': oneOf('disconnected', 'disconnecting'),
  },
  description: text`SentinelOne: endpoint ${'sentinelone.endpoint.name'} is cut off the network (${'sentinelone.agent.networkStatus'}).`,
  groups: [...networkControls],
  mitre: ['T1562.001'],
  advice: 'See who or which policy isolated it; tell its user, and reconnect it when the case is closed.',
  falsePositives: ['Exercises'],
  examples: {
    fires: [{ name: 'isolated', ...turned({ networkStatus: 'disconnected' }) }],
    silent: [
      knownAgent(sound, { networkStatus: 'disconnected' }),
      { name: 'reconnecting', ...turned({ networkStatus: 'connecting' }), expect: { rule: 100640 } },
      strayLine({ agent: { networkStatus: 'disconnected' } }, 'networkStatus'),
    ],
  },
});

const permissionsMissing = agents.rule({
  id: 100650,
  level: 6,
  parent: agentLine,
  where: {
    'ossify.change': newOrChanged('missingPermissions'),
    'sentinelone.agent.missingPermissions': exists(),
  },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} lacks permissions: ${'sentinelone.agent.missingPermissions'}.`,
  groups: [...protectionControls],
  advice: 'Have the permissions granted (MDM profile on macOS); without them the agent sees a part of the system only.',
  falsePositives: ['The minutes after an installation'],
  examples: {
    fires: [{ name: 'full disk access', ...turned({ missingPermissions: ['user_action_needed_fda'] }) }],
    silent: [
      knownAgent(sound, { missingPermissions: ['user_action_needed_fda'] }),
      { name: 'all granted', of: sound, expect: { rule: 100640 } },
      strayLine({ agent: { missingPermissions: 'user_action_needed_fda' } }, 'missingPermissions'),
    ],
  },
});

const firewallOff = agents.rule({
  id: 100651,
  level: 8,
  parent: agentLine,
  where: { 'ossify.change': hasItem('firewallEnabled'), 'sentinelone.agent.firewallEnabled': is(false) },
  description: text`SentinelOne: the firewall of ${'sentinelone.endpoint.name'} was switched off.`,
  groups: [...networkControls],
  mitre: ['T1562.004'],
  advice: 'Find the policy or the user behind it and switch it on again.',
  falsePositives: ['Another firewall takes over'],
  examples: {
    fires: [{ name: 'switched off', ...turned({ firewallEnabled: false }) }],
    silent: [
      {
        name: 'switched on',
        of: sound,
        with: { firewallEnabled: false },
        then: [{ of: sound, with: { updatedAt: later } }],
        expect: { rule: 100640 },
      },

      strayLine({ agent: { firewallEnabled: false } }, 'firewallEnabled'),

      { name: 'a new endpoint without it', of: sound, with: { firewallEnabled: false }, expect: { rule: 100640 } },
    ],
  },
});

const rebootNeeded = agents.rule({
  id: 100652,
  level: 5,
  parent: agentLine,
  where: {
    'ossify.change': newOrChanged('userActionsNeeded'),
    'sentinelone.agent.userActionsNeeded': hasItem('reboot_needed'),
  },
  description: text`SentinelOne: endpoint ${'sentinelone.endpoint.name'} needs a reboot for its agent.`,
  groups: [...patchControls],
  advice: 'Ask its user to reboot, or schedule it.',
  falsePositives: ['The hours after an upgrade'],
  examples: {
    fires: [{ name: 'after an upgrade', ...turned({ userActionsNeeded: ['reboot_needed'] }) }],
    silent: [
      { name: 'another action', ...turned({ userActionsNeeded: ['incompatible_os'] }), expect: { rule: 100640 } },
      strayLine({ agent: { userActionsNeeded: 'reboot_needed' } }, 'userActionsNeeded'),
    ],
  },
});

const remoteShell = agents.rule({
  id: 100653,
  level: 7,
  parent: agentLine,
  where: { 'ossify.change': newOrChanged('inRemoteShellSession'), 'sentinelone.agent.inRemoteShellSession': is(true) },
  description: text`SentinelOne: a remote shell is open on ${'sentinelone.endpoint.name'}.`,
  groups: [...protectionControls],
  mitre: ['T1219'],
  advice: 'Compare with the activity that opened it (100707): without one the session is not of this console.',
  falsePositives: ['Support'],
  examples: {
    fires: [{ name: 'open', ...turned({ inRemoteShellSession: true }) }],
    silent: [
      knownAgent(sound, { inRemoteShellSession: true }),

      strayLine({ agent: { inRemoteShellSession: true } }),

      {
        name: 'closed again',
        of: sound,
        with: { inRemoteShellSession: true },
        then: [{ of: sound, with: { updatedAt: later } }],
        expect: { rule: 100640 },
      },
    ],
  },
});

const slimMode = agents.rule({
  id: 100654,
  level: 6,
  parent: agentLine,
  where: { 'ossify.change': hasItem('detectionState'), 'sentinelone.agent.detectionState': not('full_mode') },
  description: text`SentinelOne: the agent of ${'sentinelone.endpoint.name'} detects in ${'sentinelone.agent.detectionState'} only.`,
  groups: [...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Reboot the endpoint, then repair the agent: it does not watch behaviour in this state.',
  falsePositives: ['The minutes after an installation'],
  examples: {
    fires: [{ name: 'slim mode', ...turned({ detectionState: 'slim_mode' }) }],
    silent: [
      knownAgent(sound, { detectionState: 'slim_mode' }),

      strayLine({ agent: { detectionState: 'slim_mode' } }, 'detectionState'),

      {
        name: 'full again',
        of: sound,
        with: { detectionState: 'slim_mode' },
        then: [{ of: sound, with: { updatedAt: later } }],
        expect: { rule: 100640 },
      },
    ],
  },
});

const patchesMissing = agents.rule({
  id: 100656,
  level: 5,
  parent: agentLine,
  where: {
    'ossify.change': newOrChanged('appsVulnerabilityStatus'),
    'sentinelone.agent.appsVulnerabilityStatus': is('patch_required'),
  },
  description: text`SentinelOne: endpoint ${'sentinelone.endpoint.name'} has applications with known vulnerabilities.`,
  groups: [...patchControls],
  mitre: ['T1203'],
  advice: 'Give it to patch management; the console lists the applications.',
  falsePositives: ['Backported fixes that keep the version number'],
  examples: {
    fires: [{ name: 'patches missing', ...turned({ appsVulnerabilityStatus: 'patch_required' }) }],
    silent: [
      knownAgent(sound, { appsVulnerabilityStatus: 'patch_required' }),

      strayLine({ agent: { appsVulnerabilityStatus: 'patch_required' } }),
      { name: 'all patched', ...turned({ appsVulnerabilityStatus: 'up_to_date' }), expect: { rule: 100640 } },
    ],
  },
});

/** Siblings of one level are tried in this order. */
export const agentConditionRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_agent'],
  topic: 'api',
  title: 'Endpoints: condition',
  rules: [
    firewallOff,
    cutOff,
    remoteShell,
    outdated,
    permissionsMissing,
    slimMode,
    decommissioned,
    rebootNeeded,
    patchesMissing,
  ],
});
