import { group, is, oneOf, pcre2, text } from '../../../../src/define/index.ts';
import { exclusionsChanged, hashesTakenOff, protectionSettings } from '../../activity-types.ts';
import { protectionControls } from '../../rules/compliance.ts';
import { syslogEvents } from '../events.ts';
import { console } from '../lines.ts';
import { strayFields } from '../near-miss.ts';
import { base } from './base.ts';

export const exclusion = syslogEvents.rule({
  id: 105050,
  level: 8,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(...exclusionsChanged) },
  description: text`SentinelOne: exclusion by ${'srcuser'}: ${'sentinelone.eventDesc'} ${'sentinelone.value'}`,
  groups: ['config_changed', ...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Check the request for it. What it covers is invisible to the agent from now on, malware included.',
  falsePositives: ['Roll-out of software that needs an exclusion.'],
  examples: {
    fires: [
      console(3008, 'New Path Exclusion', {
        value: String.raw`C:\Program Files\Tool\app.exe`,
        cat: 'WHITELISTBLACKLIST',
      }),
    ],
    silent: [
      {
        of: console(3016, 'Path Exclusion deleted', { value: String.raw`C:\Program Files\Tool\app.exe` }),
        expect: { rule: 105000 },
      },
      {
        of: console(3008, 'New Path Exclusion', { value: String.raw`C:\Program Files\Tool\*` }),
        expect: { rule: 105051 },
      },
      strayFields({ activityType: 3001 }),
    ],
  },
});

const wideExclusion = syslogEvents.rule({
  id: 105051,
  level: 12,
  parent: exclusion,
  where: {
    'sentinelone.value': pcre2(
      String.raw`\*|^(?i:[a-z]:[\\/]?|/|.*(?:\\temp|\\tmp|/tmp|\\downloads|\\appdata|\\users|\\windows|\\programdata)[\\/]?)$`,
    ),
  },
  description: text`SentinelOne: wide exclusion by ${'srcuser'}: ${'sentinelone.value'}`,
  groups: ['config_changed', ...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Have it narrowed to a file or signer today: a folder that users can write to must never be excluded.',
  falsePositives: ['A folder that only administrators can write to.'],
  examples: {
    fires: [
      console(3008, 'New Path Exclusion', { value: String.raw`C:\Program Files\Tool\*` }),
      console(3008, 'New Path Exclusion', { value: String.raw`C:\Users\jdoe\AppData` }),
    ],
    silent: [
      {
        of: console(3008, 'New Path Exclusion', { value: String.raw`C:\Program Files\Tool\app.exe` }),
        expect: { rule: 105050 },
      },
      {
        of: console(3016, 'Path Exclusion deleted', { value: String.raw`C:\Program Files\Tool\*` }),
        expect: { rule: 105000 },
      },
    ],
  },
});

const blocklistShortened = syslogEvents.rule({
  id: 105052,
  level: 7,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(...hashesTakenOff) },
  description: text`SentinelOne: ${'srcuser'} took a hash off a list: ${'sentinelone.eventDesc'} ${'sentinelone.value'}`,
  groups: ['config_changed', ...protectionControls],
  mitre: ['T1562.001'],
  advice: 'If it was blocked, ask why it may run again; put it back when nobody knows.',
  falsePositives: ['A hash that was blocked by mistake.'],
  examples: {
    fires: [console(3020, 'Black hash deleted', { value: '3395856ce81f2b7382dee72602f798b642f14140' })],
    silent: [{ of: console(302, 'Something else'), expect: { rule: 105103 } }, strayFields({ activityType: 3020 })],
  },
});

const hashBlocked = syslogEvents.rule({
  id: 105053,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': is(3002) },
  description: text`SentinelOne: ${'srcuser'} blocked a hash: ${'sentinelone.value'}${'sentinelone.fileHash'}`,
  groups: ['config_changed'],
  advice: 'Search for the hash in the fleet and in other logs: somebody had a reason to block it.',
  falsePositives: ['Threat intelligence that is fed in bulk.'],
  examples: {
    fires: [console(3002, 'New Black Hash', { fileHash: 'c200b9afaff6ba05c8251e983d1f4b19dc21f81c' })],
    silent: [
      { name: 'by the cloud', of: console(3006, 'New Black Hash', { suser: undefined }), expect: { rule: 105000 } },
      strayFields({ activityType: 3002 }),
    ],
  },
});

const detectionOff = syslogEvents.rule({
  id: 105054,
  level: 8,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(3602, 3604, 3606, 3607) },
  description: text`SentinelOne: a detection rule no longer detects: ${'sentinelone.eventDesc'} ${'sentinelone.ruleName'} (${'srcuser'})`,
  groups: ['config_changed', ...protectionControls],
  mitre: ['T1562.006'],
  advice: 'What the rule watched is watched no more. Check that this was wanted, or repair the rule.',
  falsePositives: ['Tuning of rules.'],
  examples: {
    fires: [console(3602, 'Custom Rule deleted', { ruleName: 'PowershellExecutionPolicyChanged' })],
    silent: [
      { of: console(3601, 'Custom Rule changed', { ruleName: 'x' }), expect: { rule: 105056 } },
      strayFields({ activityType: 3602 }),
    ],
  },
});

const detectionChanged = syslogEvents.rule({
  id: 105056,
  level: 5,
  parent: base,
  where: { 'sentinelone.activityType': oneOf(3600, 3601, 3603, 3605) },
  description: text`SentinelOne: a detection rule was created or changed, or is about to expire: ${'sentinelone.eventDesc'} ${'sentinelone.ruleName'} (${'srcuser'})`,
  groups: ['config_changed', ...protectionControls],
  advice: 'Read the change in the daily review; a rule that is about to expire wants a new date.',
  falsePositives: ['Tuning of rules.'],
  examples: {
    fires: [console(3601, 'Custom Rule changed', { ruleName: 'PowershellExecutionPolicyChanged' })],
    silent: [
      { of: console(3604, 'Custom Rule failed', { ruleName: 'x' }), expect: { rule: 105054 } },
      strayFields({ activityType: 3600 }),
    ],
  },
});

export const settings = syslogEvents.rule({
  id: 105055,
  level: 7,
  parent: base,
  where: {
    'sentinelone.activityType': oneOf(...protectionSettings),
  },
  description: text`SentinelOne: ${'srcuser'} changed policy or settings: ${'sentinelone.eventDesc'} ${'sentinelone.oldValue'} ${'sentinelone.newValue'}`,
  groups: ['config_changed', ...protectionControls],
  mitre: ['T1562.001'],
  advice: 'Compare old and new: an engine that is off, or detect instead of protect, must have been ordered.',
  falsePositives: ['Planned changes.'],
  examples: {
    fires: [console(78, 'Policy changed', { oldValue: 'protect', newValue: 'detect' })],
    silent: [{ of: console(780, 'Something else'), expect: { rule: 105103 } }, strayFields({ activityType: 38 })],
  },
});

export const protection = group({
  names: ['sentinelone', 'sentinelone_syslog'],
  topic: 'syslog',
  title: 'Protection: exclusions, blocklist, detection rules',
  rules: [exclusion, wideExclusion, blocklistShortened, hashBlocked, detectionOff, detectionChanged, settings],
});
