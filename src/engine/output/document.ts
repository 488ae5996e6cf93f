import type { Event } from '../event.ts';
import { dataObject, type Json, type JsonObject } from '../json/index.ts';
import { shownHostname } from '../predecode/index.ts';
import { describeEvent } from '../rules/describe.ts';
import { timestampText } from '../rules/local-time.ts';
import type { Occurrence } from '../rules/memory.ts';
import type { Rule } from '../ruleset/rule.ts';
import { groupArrays } from './group-arrays.ts';
import { mitreObject } from './mitre-object.ts';
import { shownOrigin } from './origin.ts';
import { withRootcheckArrays } from './rootcheck-arrays.ts';

/** The rule that won, and how often it has. */
export interface Winner {
  readonly rule: Rule;
  readonly firedTimes: number;
}

export interface DocumentFacts {
  readonly timeMs: number;
  readonly offsetMinutes: number;
  readonly managerName: string;
  /** Receives what the engine says while it makes the document. */
  readonly warn: (text: string) => void;
}

type Member = readonly [string, Json];
/** Fewer earlier lines than this are not shown: a composite with frequency 2 never shows any. */
const LEAST_LINES = 2;

/**
 * The logtest answer's `output`, keys in the real engine's order; texts are byte strings.
 * @source rules.md 5
 */
export function answerDocument(current: Occurrence, winner: Winner | undefined, facts: DocumentFacts): JsonObject {
  const { event, previousLines } = current;
  const { timeMs, offsetMinutes, managerName } = facts;
  const origin = shownOrigin(event, managerName);
  const lines = previousLines?.filter((line) => line !== undefined) ?? [];
  return presentMembers([
    ['timestamp', timestampText(timeMs, offsetMinutes)],
    ['rule', winner && ruleObject(winner, event, facts)],
    ['agent', origin.agent],
    ['manager', { members: [['name', managerName]] }],
    ['id', `${Math.floor(timeMs / 1000)}.0`],
    ['previous_output', lines.length >= LEAST_LINES ? lines.join('\n') : undefined],
    ['full_log', winner?.rule.showsFullLog === false ? undefined : event.fullLog],
    ['predecoder', predecoderObject(event)],
    ['decoder', decoderObject(event)],
    ['previous_log', current.previousLog],
    ['data', dataObject(event)],
    ['location', origin.location],
    ['agentless', origin.agentless],
  ]);
}

function ruleObject({ rule, firedTimes }: Winner, event: Event, facts: DocumentFacts): JsonObject {
  return presentMembers([
    ['level', rule.level === 0 ? undefined : rule.level],
    ['description', describeEvent(rule.description, event)],
    ['id', rule.id === 0 ? undefined : String(rule.id)],
    ['mitre', rule.mitre && mitreObject(rule.mitre, facts.warn)],
    ['cve', rule.cve],
    ['info', rule.info],
    ['frequency', rule.search ? rule.history.frequency : undefined],
    ['firedtimes', rule.showsFiredTimes ? firedTimes : undefined],
    ['mail', rule.mail],
    ...withRootcheckArrays(shownGroups(rule), event.fullLog),
    // quirk: logtest appends a level that the common code has left out
    ['level', rule.level === 0 ? 0 : undefined],
  ]);
}

/** The same for every event that the rule wins. */
const groupsOfRules = new WeakMap<Rule, ReturnType<typeof groupArrays>>();

function shownGroups(rule: Rule): ReturnType<typeof groupArrays> {
  const known = groupsOfRules.get(rule);
  if (known) return known;
  const groups = groupArrays(rule.group);
  groupsOfRules.set(rule, groups);
  return groups;
}

function predecoderObject({ programName, timestamp, fullLog }: Event): JsonObject | undefined {
  const predecoder = presentMembers([
    ['program_name', programName],
    ['timestamp', timestamp],
    ['hostname', shownHostname(fullLog)],
  ]);
  return predecoder.members.length > 0 ? predecoder : undefined;
}

function decoderObject({ decoder }: Event): JsonObject {
  return presentMembers([
    ['accumulate', decoder?.accumulate ? 1 : undefined],
    ['parent', decoder?.parent],
    ['name', decoder?.name],
    ['ftscomment', decoder?.ftsComment],
  ]);
}

function presentMembers(members: readonly (readonly [string, Json | undefined])[]): JsonObject {
  return { members: members.filter((member): member is Member => member[1] !== undefined) };
}
