// Allow lists: they lower what they match to level 3, they do not hide it. Children of what they lower, since Wazuh tries
// siblings of a higher level first. Threats that a person confirmed, failed mitigations and ransomware are not lowered.
import { group, inList, text } from '../../../src/define/index.ts';
import { activities, threats } from '../events.ts';
import { allowedEndpoints, allowedHashes, allowedUsers, selfTest } from '../lists.ts';
import { sampleActivities, sampleAgents, sampleAlerts, sampleThreats } from '../samples.ts';
import * as streams from '../streams.ts';
import {
  excluded,
  newAdmin,
  policyChanged,
  roleChanged,
  scriptRun,
  shellOpened,
  twoFactorOff,
} from './activities/index.ts';
import { heavilyInfected, infected } from './agents.ts';
import { critical, high, medium } from './alerts.ts';
import { activeThreat, mitigatedThreat, severalThreats, suspiciousThreat } from './threats/index.ts';

const hashAllowed = threats.rule({
  id: 100790,
  level: 3,
  parent: [activeThreat, suspiciousThreat, mitigatedThreat],
  where: { 'threatInfo.sha1': inList(allowedHashes) },
  description: text`SentinelOne: ${'threatInfo.threatName'} on ${'agentRealtimeInfo.agentComputerName'}, a file that is on the list of allowed hashes.`,
  advice: 'Nothing. Review the list now and then; an exclusion in the console would stop the detection itself.',
  falsePositives: ['None: the list decides.'],
  examples: {
    fires: [
      { name: 'suspicious', of: sampleThreats.installer, with: { 'threatInfo.sha1': selfTest } },

      { name: 'active', of: sampleThreats.macro, with: { 'threatInfo.sha1': selfTest } },
      { name: 'mitigated', of: sampleThreats.webshell, with: { 'threatInfo.sha1': selfTest } },
    ],
    silent: [
      { name: 'another file', of: sampleThreats.macro, expect: { rule: 100601 } },
      {
        name: 'confirmed by an analyst',
        of: sampleThreats.session,
        with: { 'threatInfo.sha1': selfTest },
        expect: { rule: 100610 },
      },
    ],
  },
});

const endpointAllowed = threats.rule({
  id: 100791,
  level: 3,
  parent: [
    severalThreats,
    activeThreat,
    suspiciousThreat,
    mitigatedThreat,
    heavilyInfected,
    infected,
    critical,
    high,
    medium,
  ],
  where: { 'sentinelone.endpoint.name': inList(allowedEndpoints) },
  description: text`SentinelOne: detection on ${'sentinelone.endpoint.name'}, which is on the list of allowed endpoints.`,
  advice: 'Nothing, as long as the endpoint stays a lab: take it off the list when it becomes a workstation.',
  falsePositives: ['None: the list decides.'],
  examples: {
    fires: [
      { name: 'one active threat', of: sampleThreats.macro, with: { 'agentRealtimeInfo.agentComputerName': selfTest } },
      {
        name: 'a suspicious one',
        of: sampleThreats.installer,
        with: { 'agentRealtimeInfo.agentComputerName': selfTest },
      },
      {
        name: 'a mitigated one',
        of: sampleThreats.webshell,
        with: { 'agentRealtimeInfo.agentComputerName': selfTest },
      },
      {
        name: 'an agent with several threats',
        of: sampleAgents.build,
        stream: streams.agents,
        with: { computerName: selfTest },
      },
      {
        name: 'a high alert',
        of: sampleAlerts.outbound,
        stream: streams.alerts,
        with: { 'agentRealtimeInfo.name': selfTest },
      },
      {
        name: 'a medium alert',
        of: sampleAlerts.bruteForce,
        stream: streams.alerts,
        with: { 'agentRealtimeInfo.name': selfTest, 'alertInfo.analystVerdict': 'Undefined' },
      },

      { name: 'a threat', of: sampleThreats.dropper, with: { 'agentRealtimeInfo.agentComputerName': selfTest } },
      { name: 'an infected agent', of: sampleAgents.lab, stream: streams.agents, with: { computerName: selfTest } },
      {
        name: 'a critical alert',
        of: sampleAlerts.critical,
        stream: streams.alerts,
        with: { 'agentRealtimeInfo.name': selfTest },
      },
    ],
    silent: [{ name: 'another endpoint', of: sampleThreats.dropper, expect: { rule: 100603 } }],
  },
});

const userAllowed = activities.rule({
  id: 100792,
  level: 3,
  parent: [excluded, policyChanged, shellOpened, scriptRun, twoFactorOff, newAdmin, roleChanged],
  where: { 'sentinelone.actor': inList(allowedUsers) },
  description: text`SentinelOne: administrative work by ${'sentinelone.actor'}, who is on the list of allowed users: ${'sentinelone.activity.primaryDescription'}`,
  advice: 'Nothing. Keep the list short: an account on it is worth more to an attacker.',
  falsePositives: ['None: the list decides.'],
  examples: {
    fires: [
      {
        name: 'a policy',
        of: sampleActivities.exclusionDeleted,
        with: { activityType: 40, 'data.username': selfTest },
      },
      {
        name: 'a remote shell',
        of: sampleActivities.scanOrdered,
        with: { activityType: 3201, 'data.username': selfTest },
      },
      { name: 'a script', of: sampleActivities.scanOrdered, with: { activityType: 3618, 'data.username': selfTest } },
      {
        name: 'two-factor authentication',
        of: sampleActivities.twoFactorEnabled,
        with: { 'data.newValue': false, 'data.byUser': selfTest },
      },
      {
        name: 'a new administrator',
        of: sampleActivities.userDeleted,
        with: { activityType: 23, 'data.role': 'Admin', 'data.byUser': selfTest },
      },
      { name: 'a role', of: sampleActivities.userDeleted, with: { activityType: 108, 'data.byUser': selfTest } },

      {
        name: 'an exclusion',
        of: sampleActivities.exclusionDeleted,
        with: { activityType: 3008, 'data.username': selfTest },
      },
    ],
    silent: [
      {
        name: 'another user',
        of: sampleActivities.exclusionDeleted,
        with: { activityType: 3008 },
        expect: { rule: 100700 },
      },
      {
        name: 'excluding a whole drive stays loud',
        of: sampleActivities.exclusionDeleted,
        with: { activityType: 3008, 'data.username': selfTest, 'data.value': 'C:\\' },
        expect: { rule: 100701 },
      },
    ],
  },
});

export const tuningRules = group({
  names: ['sentinelone_API', 'sentinelone', 'sentinelone_allowed'],
  topic: 'api',
  title: 'Allow lists',
  rules: [hashAllowed, endpointAllowed, userAllowed],
});
