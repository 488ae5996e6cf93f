import { atLeast, group, is, oneOf, text } from '../../../../src/define/index.ts';
import { malwareControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { blanks, threat } from '../lines.ts';
import { strayFields } from '../near-miss.ts';
import { base } from './base.ts';

/** Rules of this group say that something dangerous runs; the correlations count them. */
export const active = 'sentinelone_syslog_active';

export const activeThreat = syslogEvents.rule({
  id: 105002,
  level: 12,
  parent: base,
  where: { 'sentinelone.activityType': is(19) },
  description: text`SentinelOne: new active threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'}`,
  groups: ['malware', active, ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Open the threat in the console; kill and quarantine if policy did not, isolate the endpoint while you look.',
  falsePositives: ['Administration and deployment tools that nobody excluded yet.'],
  examples: {
    fires: [
      threat(19, 'New active threat - machine WKS-0207'),
      blanks(19, 'New active threat - machine DESKTOP-QA7', {
        filePath: String.raw`\Device\HarddiskVolume3\Users\bob smith\My Downloads\eicar.com`,
        cat: 'SystemEvent',
      }),
    ],
    silent: [
      { of: threat(190, 'Something else - machine WKS-0207'), expect: { rule: 105103 } },
      { of: blanks(20, 'New blocked threat - machine DESKTOP-QA7', { cat: 'SystemEvent' }), expect: { rule: 105006 } },
      strayFields({ activityType: 19 }),
    ],
  },
});

const alreadySettled = syslogEvents.rule({
  id: 105018,
  level: 5,
  parent: activeThreat,
  where: { 'sentinelone.threatMitigationStatus': oneOf('mitigated', 'marked_as_benign') },
  description: text`SentinelOne: threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'} was ${'sentinelone.threatMitigationStatus'} when it was reported`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Find out how the file came to the endpoint; the threat itself is settled.',
  falsePositives: ['Administration tools that nobody excluded yet.'],
  examples: {
    fires: [threat(19, 'New active threat - machine WKS-0207', { threatMitigationStatus: 'mitigated' })],
    silent: [{ of: threat(19, 'New active threat - machine WKS-0207'), expect: { rule: 105002 } }],
  },
});

const activeRansomware = syslogEvents.rule({
  id: 105019,
  level: 14,
  parent: activeThreat,
  where: {
    'sentinelone.threatClassification': is('Ransomware', { ignoreCase: true }),
    'sentinelone.threatMitigationStatus': is('not_mitigated'),
  },
  description: text`SentinelOne: active ransomware ${'sentinelone.file'} on ${'sentinelone.endpoint.name'}`,
  groups: ['malware', active, ...malwareControls],
  mitre: ['T1204.002', 'T1486'],
  advice: 'Isolate the endpoint now, then look for the same file elsewhere and check that backups are out of reach.',
  falsePositives: ['Encryption and backup tools; rare, so treat it as true first.'],
  examples: {
    fires: [threat(19, 'New active threat - machine SRV-FILE-02', { threatClassification: 'Ransomware' })],
    silent: [
      {
        of: threat(19, 'New active threat', {
          threatClassification: 'Ransomware',
          threatMitigationStatus: 'mitigated',
        }),
        expect: { rule: 105018 },
      },
      { of: threat(2009, 'Quarantine failed', { threatClassification: 'Ransomware' }), expect: { rule: 105026 } },
    ],
  },
});

export const severalActive = syslogEvents.rule({
  id: 105022,
  level: 13,
  parent: activeThreat,
  where: {
    'sentinelone.sourceThreatCount': atLeast(3),
    'sentinelone.threatMitigationStatus': is('not_mitigated'),
  },
  description: text`SentinelOne: ${'sentinelone.sourceThreatCount'} active threats on ${'sentinelone.endpoint.name'}, the newest ${'sentinelone.file'}`,
  groups: ['malware', active, ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Isolate the endpoint: single files are no longer the question. Look for what drops them.',
  falsePositives: ['An archive of samples or of hacking tools that is scanned.'],
  examples: {
    fires: [threat(19, 'New active threat - machine WKS-0207', { sourceThreatCount: '3' })],
    silent: [
      { of: threat(19, 'New active threat - machine WKS-0207', { sourceThreatCount: '2' }), expect: { rule: 105002 } },
      {
        name: 'mitigated already',
        of: threat(19, 'New active threat', { sourceThreatCount: '3', threatMitigationStatus: 'mitigated' }),
        expect: { rule: 105018 },
      },
      { of: threat(34, 'Threat marked as unresolved', { sourceThreatCount: '3' }), expect: { rule: 105011 } },
    ],
  },
});

export const suspiciousThreat = syslogEvents.rule({
  id: 105005,
  level: 10,
  parent: base,
  where: { 'sentinelone.activityType': is(4003) },
  description: text`SentinelOne: new suspicious file or process ${'sentinelone.file'} on ${'sentinelone.endpoint.name'}`,
  groups: ['malware', active, ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Decide in the console: mark it as a threat, or as benign. Most policies only detect suspicious ones.',
  falsePositives: ['Installers, scripts and in-house tools without a signature.'],
  examples: {
    fires: [
      blanks(4003, 'New Suspicious threat detected - machine LAP-SALES-11', {
        filePath: String.raw`\Device\HarddiskVolume3\Program Files (x86)\Tool=X\a.exe`,
        cat: 'SystemEvent',
      }),
    ],
    silent: [
      { of: blanks(4002, 'Suspicious threat resolved - machine LAP-SALES-11', {}), expect: { rule: 105010 } },
      strayFields({ activityType: 4003 }),
    ],
  },
});

export const stoppedThreat = syslogEvents.rule({
  id: 105006,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(18, 20) },
  description: text`SentinelOne: threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'} was stopped at once`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Nothing ran, or nothing is left. Find out how the file came to the endpoint.',
  falsePositives: ['Test files, and tools that nobody excluded yet.'],
  examples: {
    fires: [threat(20, 'New blocked threat - machine WKS-0207', { threatMitigationStatus: 'mitigated' })],
    silent: [
      {
        of: threat(2004, 'Quarantine performed successfully', { threatMitigationStatus: 'mitigated' }),
        expect: { rule: 105003 },
      },
      strayFields({ activityType: 18 }),
    ],
  },
});

const activeAgain = syslogEvents.rule({
  id: 105007,
  level: 12,
  parent: base,
  where: {
    'sentinelone.activityType': is(4008),
    'sentinelone.threatMitigationStatus': is('not_mitigated'),
  },
  description: text`SentinelOne: threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'} is not mitigated any more`,
  groups: ['malware', active, ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'See in the timeline who or what undid the mitigation; mitigate again, isolate if it comes back.',
  falsePositives: ['An analyst restored a file that was judged wrongly.'],
  examples: {
    fires: [threat(4008, 'Threat status changed - machine WKS-0207')],
    silent: [
      {
        of: threat(4008, 'Threat status changed - machine WKS-0207', { threatMitigationStatus: 'mitigated' }),
        expect: { rule: 105010 },
      },
      strayFields({ activityType: 4008, threatMitigationStatus: 'not_mitigated' }),
    ],
  },
});

export const threats = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Threats: what was found',
  rules: [activeThreat, alreadySettled, activeRansomware, severalActive, suspiciousThreat, stoppedThreat, activeAgain],
});
