import type { Event } from '../event.ts';
import { dataObject, type JsonObject } from '../json/index.ts';
import { shownHostname } from '../predecode/index.ts';
import { describeEvent } from '../rules/describe.ts';
import type { Occurrence } from '../rules/memory.ts';
import type { Moment } from '../rules/moment.ts';
import type { Rule } from '../ruleset/rule.ts';
import { groupArrays } from './group-arrays.ts';
import { mitreObject } from './mitre-object.ts';
import { shownOrigin } from './origin.ts';
import { PresentMembers } from './present-members.ts';
import { withRootcheckArrays } from './rootcheck-arrays.ts';

/** The rule that won, and how often it has. */
export interface Winner {
  readonly rule: Rule;
  readonly firedTimes: number;
}

export interface DocumentFacts {
  readonly moment: Moment;
  readonly managerName: string;
  /** Receives what the engine says while it makes the document. */
  readonly warn: (text: string) => void;
}

/** Fewer earlier lines than this are not shown: a composite with frequency 2 never shows any. */
const LEAST_LINES = 2;

/**
 * The logtest answer's `output`, keys in the real engine's order; texts are byte strings.
 * @source rules.md 5
 */
export function answerDocument(current: Occurrence, winner: Winner | undefined, facts: DocumentFacts): JsonObject {
  const { event, previousLines } = current;
  const { moment, managerName } = facts;
  const origin = shownOrigin(event, managerName);
  const lines = previousLines?.filter((line) => line !== undefined) ?? [];
  return new PresentMembers()
    .add('timestamp', moment.timestamp)
    .add('rule', winner && ruleObject(winner, event, facts))
    .add('agent', origin.agent)
    .add('manager', { members: [['name', managerName]] })
    .add('id', `${moment.seconds}.0`)
    .add('previous_output', lines.length >= LEAST_LINES ? lines.join('\n') : undefined)
    .add('full_log', winner?.rule.showsFullLog === false ? undefined : event.fullLog)
    .add('predecoder', predecoderObject(event))
    .add('decoder', decoderObject(event))
    .add('previous_log', current.previousLog)
    .add('data', dataObject(event))
    .add('location', origin.location)
    .add('agentless', origin.agentless);
}

function ruleObject({ rule, firedTimes }: Winner, event: Event, facts: DocumentFacts): JsonObject {
  return (
    new PresentMembers()
      .add('level', rule.level === 0 ? undefined : rule.level)
      .add('description', describeEvent(rule.description, event))
      .add('id', rule.id === 0 ? undefined : String(rule.id))
      .add('mitre', rule.mitre && mitreObject(rule.mitre, facts.warn))
      .add('cve', rule.cve)
      .add('info', rule.info)
      .add('frequency', rule.search ? rule.history.frequency : undefined)
      .add('firedtimes', rule.showsFiredTimes ? firedTimes : undefined)
      .add('mail', rule.mail)
      .addAll(shownGroups(rule, event))
      // quirk: logtest appends a level that the common code has left out
      .add('level', rule.level === 0 ? 0 : undefined)
  );
}

/** The same for every event that the rule wins, but for those of rootcheck. */
const groupsOfRules = new WeakMap<Rule, ReturnType<typeof groupArrays>>();

function shownGroups(rule: Rule, { fullLog }: Event): ReturnType<typeof groupArrays> {
  let groups = groupsOfRules.get(rule);
  if (!groups) {
    groups = groupArrays(rule.group);
    groupsOfRules.set(rule, groups);
  }
  return rule.group.includes('rootcheck') ? withRootcheckArrays(groups, fullLog) : groups;
}

function predecoderObject({ programName, timestamp, fullLog }: Event): JsonObject | undefined {
  const predecoder = new PresentMembers()
    .add('program_name', programName)
    .add('timestamp', timestamp)
    .add('hostname', shownHostname(fullLog));
  return predecoder.members.length > 0 ? predecoder : undefined;
}

function decoderObject({ decoder }: Event): JsonObject {
  return new PresentMembers()
    .add('accumulate', decoder?.accumulate ? 1 : undefined)
    .add('parent', decoder?.parent)
    .add('name', decoder?.name)
    .add('ftscomment', decoder?.ftsComment);
}
