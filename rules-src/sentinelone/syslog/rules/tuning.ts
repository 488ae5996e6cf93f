// The allow lists of the plugin lower what they match to level 3, they do not hide it. Ransomware, outbreaks, failed
// mitigation and wide exclusions stay loud: their rules stand above these.
import { group, inList, text } from '../../../../src/define/index.ts';
import { allowedEndpoints, allowedHashes, allowedUsers, selfTest } from '../../lists.ts';
import { syslogEvents } from '../events.ts';
import { console, threat, unifiedAlert } from '../lines.ts';
import { critical, high, medium } from './alerts.ts';
import { rights, twoFactor } from './console-users.ts';
import { remoteShell, script } from './operations.ts';
import { exclusion, settings } from './protection.ts';
import { activeThreat, severalActive, stoppedThreat, suspiciousThreat } from './threats.ts';

const hashAllowed = syslogEvents.rule({
  id: 105190,
  level: 3,
  parent: [activeThreat, suspiciousThreat, stoppedThreat],
  where: { 'sentinelone.fileHash': inList(allowedHashes) },
  description: text`SentinelOne: ${'sentinelone.file'} on ${'sentinelone.endpoint.name'}, a file that is on the list of allowed hashes`,
  advice: 'Nothing. Review the list now and then; an exclusion in the console would stop the detection itself.',
  falsePositives: ['None: the list decides.'],
  examples: {
    fires: [
      threat(19, 'New active threat', { fileHash: selfTest }),
      threat(4003, 'New Suspicious threat detected', { fileHash: selfTest }),
      threat(20, 'New blocked threat', { fileHash: selfTest }),
    ],
    silent: [
      { of: threat(19, 'New active threat'), expect: { rule: 105002 } },
      {
        name: 'ransomware stays loud',
        of: threat(19, 'New active threat', { fileHash: selfTest, threatClassification: 'Ransomware' }),
        expect: { rule: 105019 },
      },
      { of: threat(9999, 'Something new', { fileHash: selfTest }), expect: { rule: 105103 } },
    ],
  },
});

const endpointAllowed = syslogEvents.rule({
  id: 105191,
  level: 3,
  parent: [severalActive, activeThreat, suspiciousThreat, stoppedThreat, medium, high, critical],
  where: { 'sentinelone.endpoint.name': inList(allowedEndpoints) },
  description: text`SentinelOne: detection on ${'sentinelone.endpoint.name'}, which is on the list of allowed endpoints`,
  advice: 'Nothing, as long as the endpoint stays a lab: take it off the list when it becomes a workstation.',
  falsePositives: ['None: the list decides.'],
  examples: {
    fires: [
      threat(19, 'New active threat', { sourceHostName: selfTest }),
      unifiedAlert({ severity: 'CRITICAL', assetName: selfTest }),
      threat(19, 'New active threat', { sourceHostName: selfTest, sourceThreatCount: '3' }),
      threat(4003, 'New Suspicious threat detected', { sourceHostName: selfTest }),
      threat(20, 'New blocked threat', { sourceHostName: selfTest }),
      unifiedAlert({ assetName: selfTest }),
      unifiedAlert({ severity: 'HIGH', assetName: selfTest }),
    ],
    silent: [
      { of: threat(19, 'New active threat', { sourceHostName: 'WKS-0207' }), expect: { rule: 105002 } },
      { of: threat(9999, 'Something new', { sourceHostName: selfTest }), expect: { rule: 105103 } },
      { of: unifiedAlert({ severity: undefined, assetName: selfTest }), expect: { rule: 105080 } },
    ],
  },
});

const userAllowed = syslogEvents.rule({
  id: 105192,
  level: 3,
  parent: [exclusion, settings, remoteShell, script, rights, twoFactor],
  where: { 'sentinelone.suser': inList(allowedUsers) },
  description: text`SentinelOne: administrative work by ${'srcuser'}, who is on the list of allowed users: ${'sentinelone.eventDesc'}`,
  advice: 'Nothing. Keep the list short: an account on it is worth more to an attacker.',
  falsePositives: ['None: the list decides.'],
  examples: {
    fires: [
      console(3008, 'New Path Exclusion', { suser: selfTest, value: '/opt/tool/app' }),
      console(78, 'Policy changed', { suser: selfTest }),
      console(3201, 'Created a remote shell session', { suser: selfTest }),
      console(3616, 'Remote script execution', { suser: selfTest }),
      console(23, 'User added', { suser: selfTest }),
      console(67, 'Two factor authentication modified', { suser: selfTest }),
    ],
    silent: [
      { of: console(3008, 'New Path Exclusion', { value: '/opt/tool/app' }), expect: { rule: 105050 } },
      {
        name: 'a whole drive stays loud',
        of: console(3008, 'New Path Exclusion', { suser: selfTest, value: 'C:\\' }),
        expect: { rule: 105051 },
      },
      { of: console(9999, 'Something new', { suser: selfTest }), expect: { rule: 105103 } },
    ],
  },
});

export const tuning = group({
  names: ['sentinelone', 'sentinelone_syslog', 'sentinelone_allowed'],
  topic: 'syslog',
  title: 'Allow lists',
  rules: [hashAllowed, endpointAllowed, userAllowed],
});
