import { atLeast, group, ifGroup, is, not, oneOf, repeat, text } from '../../../../src/define/index.ts';
import { malwareControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { blanks, threat } from '../lines.ts';
import { base } from './base.ts';

/** Rules of this group say that something dangerous runs; the correlations count them. */
const active = 'sentinelone_syslog_active';

export const activeThreat = syslogEvents.rule({
  id: 105002,
  level: 12,
  parent: base,
  where: { 'sentinelone.activityType': is(19) },
  description: text`SentinelOne: new active threat ${'sentinelone.file'} on ${'sentinelone.endpoint'}`,
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
    ],
  },
});

const alreadySettled = syslogEvents.rule({
  id: 105018,
  level: 5,
  parent: activeThreat,
  where: { 'sentinelone.threatMitigationStatus': oneOf('mitigated', 'marked_as_benign') },
  description: text`SentinelOne: threat ${'sentinelone.file'} on ${'sentinelone.endpoint'} was ${'sentinelone.threatMitigationStatus'} when it was reported`,
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
  description: text`SentinelOne: active ransomware ${'sentinelone.file'} on ${'sentinelone.endpoint'}`,
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
      { of: threat(2009, 'Quarantine failed', { threatClassification: 'Ransomware' }), expect: { rule: 105004 } },
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
  description: text`SentinelOne: ${'sentinelone.sourceThreatCount'} active threats on ${'sentinelone.endpoint'}, the newest ${'sentinelone.file'}`,
  groups: ['malware', active, ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Isolate the endpoint: single files are no longer the question. Look for what drops them.',
  falsePositives: ['An archive of samples or of hacking tools that is scanned.'],
  examples: {
    fires: [threat(19, 'New active threat - machine WKS-0207', { sourceThreatCount: '3' })],
    silent: [
      { of: threat(19, 'New active threat - machine WKS-0207', { sourceThreatCount: '2' }), expect: { rule: 105002 } },
    ],
  },
});

export const suspiciousThreat = syslogEvents.rule({
  id: 105005,
  level: 10,
  parent: base,
  where: { 'sentinelone.activityType': is(4003) },
  description: text`SentinelOne: new suspicious file or process ${'sentinelone.file'} on ${'sentinelone.endpoint'}`,
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
    silent: [{ of: blanks(4002, 'Suspicious threat resolved - machine LAP-SALES-11', {}), expect: { rule: 105010 } }],
  },
});

export const stoppedThreat = syslogEvents.rule({
  id: 105006,
  level: 6,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(18, 20) },
  description: text`SentinelOne: threat ${'sentinelone.file'} on ${'sentinelone.endpoint'} was stopped at once`,
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
  description: text`SentinelOne: threat ${'sentinelone.file'} on ${'sentinelone.endpoint'} is not mitigated any more`,
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
    ],
  },
});

const settledThreat = syslogEvents.rule({
  id: 105010,
  level: 3,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(21, 28, 221, 4002, 4008) },
  description: text`SentinelOne: ${'sentinelone.eventDesc'} (${'sentinelone.file'})`,
  groups: ['malware'],
  advice: 'Close the case that the first alert opened, if the outcome is the one you wanted.',
  falsePositives: ['None: it reports a state.'],
  examples: {
    fires: [
      blanks(21, 'Threat marked as resolved', {
        filePath: String.raw`\Device\HarddiskVolume2\Windows\AutoKMS\AutoKMS.exe`,
      }),
      threat(4008, 'Threat status changed - machine dock-07', { threatMitigationStatus: 'mitigated' }),
    ],
    silent: [
      { of: blanks(2128, 'Threat marked as resolved', {}), expect: { rule: 105103 } },
      { of: threat(4008, 'Threat status changed - machine WKS-0207'), expect: { rule: 105007 } },
    ],
  },
});

const reopened = syslogEvents.rule({
  id: 105011,
  level: 8,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(29, 34, 4011) },
  description: text`SentinelOne: ${'sentinelone.eventDesc'}: threat ${'sentinelone.file'} on ${'sentinelone.endpoint'} is open again`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Reopen the case and read why: the cloud learnt more, or an analyst changed their mind.',
  falsePositives: ['A click corrected by the next one.'],
  examples: {
    fires: [threat(34, 'Threat marked as unresolved - machine WKS-0207')],
    silent: [{ of: blanks(21, 'Threat marked as resolved', {}), expect: { rule: 105010 } }],
  },
});

const promoted = syslogEvents.rule({
  id: 105014,
  level: 12,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(4001, 4009, 2036, 2037) },
  description: text`SentinelOne: ${'sentinelone.file'} on ${'sentinelone.endpoint'} is malicious now, not suspicious`,
  groups: ['malware', active, ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Treat it as a new threat: it may have run while it was only suspicious. Check that policy acted on it.',
  falsePositives: ['An analyst marked a process as a threat to try it out.'],
  examples: {
    fires: [threat(2036, 'Confidence level changed - machine PC-COMPTA-03')],
    silent: [
      {
        of: threat(2036, 'Confidence level changed - machine PC-COMPTA-03', { threatConfidenceLevel: 'suspicious' }),
        expect: { rule: 105024 },
      },
    ],
  },
});

const demoted = syslogEvents.rule({
  id: 105024,
  level: 3,
  parent: promoted,
  where: { 'sentinelone.threatConfidenceLevel': not('malicious') },
  description: text`SentinelOne: ${'sentinelone.file'} on ${'sentinelone.endpoint'} is ${'sentinelone.threatConfidenceLevel'} now`,
  groups: ['malware'],
  advice: 'Less certain than before: read what the cloud or the agent learnt before closing the case.',
  falsePositives: ['None: it reports a state.'],
  examples: {
    fires: [threat(2037, 'Confidence level changed', { threatConfidenceLevel: 'suspicious' })],
    silent: [{ of: threat(2037, 'Confidence level changed'), expect: { rule: 105014 } }],
  },
});

const verdictChanged = syslogEvents.rule({
  id: 105023,
  level: 3,
  parent: base,
  where: { 'sentinelone.activityType': is(2030) },
  description: text`SentinelOne: ${'srcuser'} changed the verdict on threat ${'sentinelone.file'} on ${'sentinelone.endpoint'}: ${'sentinelone.newValue'}`,
  groups: ['malware'],
  advice: 'Nothing yet: the verdict is open again, undecided, or not in the line.',
  falsePositives: ['None: it reports a state.'],
  examples: {
    fires: [
      threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', oldValue: 'true_positive', newValue: 'undefined' }),
      blanks(2030, 'Analyst verdict changed - machine FVFZQ0DEMO01', { suser: 'Jane Doe' }),
    ],
    silent: [
      {
        of: threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', newValue: 'true_positive' }),
        expect: { rule: 105013 },
      },
    ],
  },
});

const declaredHarmless = syslogEvents.rule({
  id: 105012,
  level: 5,
  parent: verdictChanged,
  where: { 'sentinelone.newValue': is('false_positive', { ignoreCase: true }) },
  description: text`SentinelOne: ${'srcuser'} called threat ${'sentinelone.file'} on ${'sentinelone.endpoint'} a false positive`,
  groups: ['malware', ...malwareControls],
  advice:
    'Have a second person agree when the endpoint is a server, or the user no analyst; exclude the file if it is true.',
  falsePositives: ['Everyday triage.'],
  examples: {
    fires: [
      threat(2030, 'Analyst verdict changed - machine FVFZQ0DEMO01', {
        suser: 'Jane Doe',
        oldValue: 'undefined',
        newValue: 'false_positive',
      }),
    ],
    silent: [
      {
        of: threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', newValue: 'true_positive' }),
        expect: { rule: 105013 },
      },
      {
        of: threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', newValue: 'undefined' }),
        expect: { rule: 105023 },
      },
    ],
  },
});

const markedBenign = syslogEvents.rule({
  id: 105025,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(22, 4007) },
  description: text`SentinelOne: threat ${'sentinelone.file'} on ${'sentinelone.endpoint'} was marked as benign by ${'srcuser'}`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1562.001'],
  advice: 'The agent lets it run from now on. Check who marked it and why, on servers above all.',
  falsePositives: ['Everyday triage.'],
  examples: {
    fires: [threat(22, 'Threat marked as benign - machine FVFZQ0DEMO01', { suser: 'Jane Doe' })],
    silent: [{ of: threat(21, 'Threat marked as resolved', { suser: 'Jane Doe' }), expect: { rule: 105010 } }],
  },
});

const confirmed = syslogEvents.rule({
  id: 105013,
  level: 10,
  parent: verdictChanged,
  where: { 'sentinelone.newValue': is('true_positive', { ignoreCase: true }) },
  description: text`SentinelOne: ${'srcuser'} confirmed threat ${'sentinelone.file'} on ${'sentinelone.endpoint'}`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'An analyst is sure: start the incident procedure if nobody has.',
  falsePositives: ['Exercises.'],
  examples: {
    fires: [threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', newValue: 'true_positive' })],
    silent: [
      {
        of: threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', newValue: 'suspicious' }),
        expect: { rule: 105023 },
      },
    ],
  },
});

const other = { sourceHostName: 'LAP-SALES-11', originatorName: 'LAP-SALES-11' } as const;
const third = { sourceHostName: 'SRV-FILE-02', originatorName: 'SRV-FILE-02' } as const;

const outbreak = syslogEvents.rule({
  id: 105020,
  level: 14,
  parent: ifGroup(active),
  correlate: {
    ifMatched: ifGroup(active),
    frequency: 3,
    timeframeSeconds: 3600,
    same: ['sentinelone.fileHash'],
    different: ['sentinelone.endpoint'],
  },
  description: text`SentinelOne: outbreak, ${'sentinelone.file'} is active on a third endpoint within an hour (${'sentinelone.endpoint'})`,
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
    ],
  },
});

const repeated = syslogEvents.rule({
  id: 105021,
  level: 13,
  parent: ifGroup(active),
  correlate: {
    ifMatched: ifGroup(active),
    frequency: 5,
    timeframeSeconds: 3600,
    same: ['sentinelone.endpoint'],
  },
  description: text`SentinelOne: five detections on ${'sentinelone.endpoint'} within an hour, the newest ${'sentinelone.file'}`,
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
    ],
    silent: [
      {
        of: threat(19, 'New active threat'),
        then: repeat(3, { of: threat(19, 'New active threat'), afterSeconds: 30 }),
        expect: { rule: 105002 },
      },
    ],
  },
});

export const threats = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Threats: what was found, and what became of it',
  rules: [
    activeThreat,
    alreadySettled,
    activeRansomware,
    severalActive,
    suspiciousThreat,
    stoppedThreat,
    activeAgain,
    settledThreat,
    reopened,
    promoted,
    demoted,
    verdictChanged,
    declaredHarmless,
    markedBenign,
    confirmed,
    outbreak,
    repeated,
  ],
});
