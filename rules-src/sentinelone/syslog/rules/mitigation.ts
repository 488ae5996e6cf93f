import { group, is, oneOf, text } from '../../../../src/define/index.ts';
import { actionsAwaitReboot, actionsFailed } from '../../activity-types.ts';
import { malwareControls, protectionControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { blanks, threat } from '../lines.ts';
import { strayFields } from '../near-miss.ts';
import { base } from './base.ts';

const killed = syslogEvents.rule({
  id: 105001,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': is(2001) },
  description: text`SentinelOne: threat ${'sentinelone.file'} was killed on ${'sentinelone.endpoint.name'}`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'It ran: look at what it did before it was killed. Expect the quarantine next.',
  falsePositives: ['Tools that nobody excluded yet.'],
  examples: {
    fires: [
      blanks(2001, 'Kill performed successfully - machine DESKTOP-QA7', {
        filePath: String.raw`\Device\HarddiskVolume3\Users\bob smith\My Downloads\eicar.com`,
        osName: 'Windows 10 Pro',
        suser: 'None',
      }),
      threat(2001, 'Kill performed successfully - machine WKS-0207', { threatMitigationStatus: 'mitigated' }),
    ],
    silent: [
      { of: threat(2006, 'Kill failed - machine WKS-0207'), expect: { rule: 105004 } },
      strayFields({ activityType: 2001 }),
    ],
  },
});

const quarantined = syslogEvents.rule({
  id: 105003,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': is(2004) },
  description: text`SentinelOne: threat ${'sentinelone.file'} was quarantined on ${'sentinelone.endpoint.name'}`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'The file is out of reach. Find out how it came to the endpoint.',
  falsePositives: ['Tools that nobody excluded yet.'],
  examples: {
    fires: [
      threat(2004, 'Quarantine performed successfully - machine WKS-0207', { threatMitigationStatus: 'mitigated' }),
      blanks(2004, 'Quarantine performed successfully - machine DESKTOP-QA7', { filePath: '/tmp/a b.sh' }),
    ],
    silent: [
      { of: blanks(20, 'New blocked threat - machine DESKTOP-QA7', {}), expect: { rule: 105006 } },
      { of: threat(2009, 'Quarantine failed - machine SRV-FILE-02'), expect: { rule: 105004 } },
      strayFields({ activityType: 2004 }),
    ],
  },
});

const undone = syslogEvents.rule({
  id: 105017,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(2002, 2003) },
  description: text`SentinelOne: what threat ${'sentinelone.file'} changed on ${'sentinelone.endpoint.name'} was undone`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'It had time to change things. Check that the user has lost no work since the restore point.',
  falsePositives: ['Tools that nobody excluded yet.'],
  examples: {
    fires: [
      threat(2003, 'Rollback performed successfully - machine WKS-0207', { threatMitigationStatus: 'mitigated' }),
    ],
    silent: [
      { of: threat(2008, 'Rollback failed - machine WKS-0207'), expect: { rule: 105004 } },
      strayFields({ activityType: 2002 }),
    ],
  },
});

const contradiction = syslogEvents.rule({
  id: 105009,
  level: 10,
  parent: [killed, quarantined, undone],
  where: { 'sentinelone.threatMitigationStatus': is('not_mitigated') },
  description: text`SentinelOne: ${'sentinelone.eventDesc'}, and yet the threat is not mitigated: ${'sentinelone.file'}`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'One step worked and the whole did not. Open the threat, run what is missing, check for a second process.',
  falsePositives: ['The first of several steps: the next event says mitigated within seconds.'],
  examples: {
    fires: [
      threat(2001, 'Kill performed successfully - machine WKS-0207'),
      threat(2004, 'Quarantine performed successfully - machine WKS-0207'),
      threat(2003, 'Rollback performed successfully - machine WKS-0207'),
    ],
    silent: [
      {
        of: threat(2001, 'Kill performed successfully - machine WKS-0207', { threatMitigationStatus: 'mitigated' }),
        expect: { rule: 105001 },
      },
      { of: threat(9999, 'Something new'), expect: { rule: 105103 } },
    ],
  },
});

const failed = syslogEvents.rule({
  id: 105004,
  level: 13,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(...actionsFailed) },
  description: text`SentinelOne: ${'sentinelone.eventDesc'}. The threat is still there: ${'sentinelone.file'}`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1562.001'],
  advice: 'Isolate the endpoint and repeat the action; if it fails again, clean it by remote shell or by hand.',
  falsePositives: ['Files on read-only or network drives, and archives, cannot be quarantined.'],
  examples: {
    fires: [
      threat(2009, 'Quarantine failed - machine SRV-FILE-02'),
      blanks(2006, 'Kill failed - machine FVFZQ0DEMO01', { filePath: '/Applications/Demo App.app/Demo App' }),
    ],
    silent: [
      {
        of: threat(2004, 'Quarantine performed successfully', { threatMitigationStatus: 'mitigated' }),
        expect: { rule: 105003 },
      },
      { of: blanks(200, 'Upload', {}), expect: { rule: 105103 } },
      strayFields({ activityType: 2006 }),
    ],
  },
});

const ransomwareStays = syslogEvents.rule({
  id: 105026,
  level: 14,
  parent: failed,
  where: {
    'sentinelone.threatClassification': is('Ransomware', { ignoreCase: true }),
    'sentinelone.threatMitigationStatus': is('not_mitigated'),
  },
  description: text`SentinelOne: ransomware resists: ${'sentinelone.eventDesc'} (${'sentinelone.file'})`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1486', 'T1562.001'],
  advice: 'Cut the endpoint and its file shares off now; take backups off the network before you look for the reason.',
  falsePositives: ['Encryption and backup tools; rare, so treat it as true first.'],
  examples: {
    fires: [threat(2009, 'Quarantine failed - machine SRV-FILE-02', { threatClassification: 'Ransomware' })],
    silent: [
      { of: threat(2009, 'Quarantine failed - machine SRV-FILE-02'), expect: { rule: 105004 } },
      {
        of: threat(2009, 'Quarantine failed', {
          threatClassification: 'Ransomware',
          threatMitigationStatus: 'mitigated',
        }),
        expect: { rule: 105004 },
      },
      { of: threat(9999, 'Something new', { threatClassification: 'Ransomware' }), expect: { rule: 105103 } },
    ],
  },
});

const rebootPending = syslogEvents.rule({
  id: 105015,
  level: 7,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(...actionsAwaitReboot) },
  description: text`SentinelOne: ${'sentinelone.eventDesc'}: ${'sentinelone.endpoint.name'} must reboot before threat ${'sentinelone.file'} is gone`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Have the endpoint rebooted today; until then the threat is only half mitigated.',
  falsePositives: ['None known.'],
  examples: {
    fires: [threat(2034, 'Quarantine is pending reboot - machine WKS-0207')],
    silent: [
      { of: threat(203, 'Something else', {}), expect: { rule: 105103 } },
      { of: threat(2036, 'Confidence level changed'), expect: { rule: 105014 } },
      strayFields({ activityType: 2031 }),
    ],
  },
});

const restored = syslogEvents.rule({
  id: 105016,
  level: 9,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(2015, 2026) },
  description: text`SentinelOne: ${'sentinelone.file'} comes back from quarantine on ${'sentinelone.endpoint.name'} (${'srcuser'})`,
  groups: ['malware', ...protectionControls],
  mitre: ['T1562.001'],
  advice:
    'Make sure that somebody judged the file harmless; if not, quarantine it again and ask the user who ordered it.',
  falsePositives: ['A false positive that is being repaired.'],
  examples: {
    fires: [threat(2026, 'Unquarantine performed successfully - machine WKS-0207', { suser: 'Jane Doe' })],
    silent: [
      { of: threat(2027, 'Unquarantine failed - machine WKS-0207', { suser: 'Jane Doe' }), expect: { rule: 105000 } },
      strayFields({ activityType: 2015 }),
    ],
  },
});

export const mitigation = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Mitigation: what the agent did about it',
  rules: [killed, quarantined, undone, contradiction, failed, ransomwareStays, rebootPending, restored],
});
