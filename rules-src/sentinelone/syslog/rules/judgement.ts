import { group, is, not, oneOf, text } from '../../../../src/define/index.ts';
import { malwareControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { blanks, threat } from '../lines.ts';
import { strayFields } from '../near-miss.ts';
import { base } from './base.ts';
import { active } from './threats.ts';

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
      strayFields({ activityType: 21 }),
    ],
  },
});

const reopened = syslogEvents.rule({
  id: 105011,
  level: 8,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(29, 34, 4011) },
  description: text`SentinelOne: ${'sentinelone.eventDesc'}: threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'} is open again`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'Reopen the case and read why: the cloud learnt more, or an analyst changed their mind.',
  falsePositives: ['A click corrected by the next one.'],
  examples: {
    fires: [threat(34, 'Threat marked as unresolved - machine WKS-0207')],
    silent: [
      { of: blanks(21, 'Threat marked as resolved', {}), expect: { rule: 105010 } },
      strayFields({ activityType: 29 }),
    ],
  },
});

const promoted = syslogEvents.rule({
  id: 105014,
  level: 12,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(4001, 4009, 2036, 2037) },
  description: text`SentinelOne: ${'sentinelone.file'} on ${'sentinelone.endpoint.name'} is malicious now, not suspicious`,
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
      strayFields({ activityType: 4001 }),
    ],
  },
});

const demoted = syslogEvents.rule({
  id: 105024,
  level: 3,
  parent: promoted,
  where: { 'sentinelone.threatConfidenceLevel': not('malicious') },
  silence: { 'negated-absent-field': 'a line that does not tell the level says nothing about it' },
  description: text`SentinelOne: ${'sentinelone.file'} on ${'sentinelone.endpoint.name'} is ${'sentinelone.threatConfidenceLevel'} now`,
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
  description: text`SentinelOne: ${'srcuser'} changed the verdict on threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'}: ${'sentinelone.newValue'}`,
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
        expect: { rule: 105027 },
      },
      strayFields({ activityType: 2030 }),
    ],
  },
});

const declaredHarmless = syslogEvents.rule({
  id: 105012,
  level: 5,
  parent: verdictChanged,
  where: { 'sentinelone.newValue': is('false_positive', { ignoreCase: true }) },
  description: text`SentinelOne: ${'srcuser'} called threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'} a false positive`,
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
        expect: { rule: 105027 },
      },
      {
        of: threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', newValue: 'undefined' }),
        expect: { rule: 105023 },
      },
      { of: threat(9999, 'Something new', { newValue: 'false_positive' }), expect: { rule: 105103 } },
    ],
  },
});

const markedBenign = syslogEvents.rule({
  id: 105025,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(22, 4007) },
  description: text`SentinelOne: threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'} was marked as benign by ${'srcuser'}`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1562.001'],
  advice: 'The agent lets it run from now on. Check who marked it and why, on servers above all.',
  falsePositives: ['Everyday triage.'],
  examples: {
    fires: [threat(22, 'Threat marked as benign - machine FVFZQ0DEMO01', { suser: 'Jane Doe' })],
    silent: [
      { of: threat(21, 'Threat marked as resolved', { suser: 'Jane Doe' }), expect: { rule: 105010 } },
      strayFields({ activityType: 22 }),
    ],
  },
});

const confirmed = syslogEvents.rule({
  id: 105013,
  level: 10,
  parent: verdictChanged,
  where: { 'sentinelone.newValue': is('true_positive', { ignoreCase: true }) },
  description: text`SentinelOne: ${'srcuser'} confirmed threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'}`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'An analyst is sure: start the incident procedure if nobody has.',
  falsePositives: ['Exercises.'],
  examples: {
    fires: [
      threat(2030, 'Analyst verdict changed', {
        suser: 'Jane Doe',
        newValue: 'true_positive',
        threatMitigationStatus: 'mitigated',
      }),
    ],
    silent: [
      {
        of: threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', newValue: 'suspicious' }),
        expect: { rule: 105023 },
      },
      { of: threat(9999, 'Something new', { newValue: 'true_positive' }), expect: { rule: 105103 } },
    ],
  },
});

const confirmedActive = syslogEvents.rule({
  id: 105027,
  level: 13,
  parent: confirmed,
  where: { 'sentinelone.threatMitigationStatus': is('not_mitigated') },
  description: text`SentinelOne: ${'srcuser'} confirmed threat ${'sentinelone.file'} on ${'sentinelone.endpoint.name'}, and it is not mitigated`,
  groups: ['malware', ...malwareControls],
  mitre: ['T1204.002'],
  advice: 'It is real and it is there: isolate the endpoint, mitigate, start the incident procedure.',
  falsePositives: ['Exercises.'],
  examples: {
    fires: [threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', newValue: 'true_positive' })],
    silent: [
      {
        of: threat(2030, 'Analyst verdict changed', {
          suser: 'Jane Doe',
          newValue: 'true_positive',
          threatMitigationStatus: 'mitigated',
        }),
        expect: { rule: 105013 },
      },
      {
        name: 'not confirmed',
        of: threat(2030, 'Analyst verdict changed', { suser: 'Jane Doe', newValue: 'undefined' }),
        expect: { rule: 105023 },
      },
    ],
  },
});

export const judgement = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Threats: what people, the cloud and the agent say of them later',
  rules: [
    settledThreat,
    reopened,
    promoted,
    demoted,
    verdictChanged,
    declaredHarmless,
    markedBenign,
    confirmed,
    confirmedActive,
  ],
});
