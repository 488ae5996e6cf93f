import { firstOf } from '../analysis/first.ts';
import { possessify } from '../analysis/possessify.ts';
import { type Starts, startsOf } from '../analysis/starts.ts';
import { MAX_CODE_POINT } from '../char-set.ts';
import type { Pattern } from '../tree.ts';
import { decodeUtf8 } from '../utf8.ts';
import { assemble } from './assemble.ts';
import { Machine } from './machine.ts';
import { type CharTest, charTest, type Program, passes, startRegister } from './program.ts';

/**
 * How much one search may do over all start positions, about a second's worth. PCRE2 limits each start alone,
 * and would go on for minutes where no single one reaches its limit.
 */
const WORK_LIMIT = 50_000_000;

const LINE_FEED = 0x0a;

/** A match in bytes: where it ends, and start and end of each group (-1 where it took no part). */
export interface Found {
  readonly end: number;
  readonly spans: readonly number[];
}

/** Finds the first match, or nothing; hitting PCRE2's match limit is "no match" too. */
export type SpanSearch = (subject: string) => Found | undefined;

/** Prepares a search that takes every construct we know, and never runs away. */
export function searcher(pattern: Pattern): SpanSearch {
  const program = assemble(possessify(pattern));
  const first = firstOf(pattern.root);
  const canStart = first.isNullable || first.isUnknown ? undefined : charTest(first.set);
  const plan = { pattern, program, canStart, starts: startsOf(pattern) };
  return pattern.isUtf ? (subject) => searchUtf8(plan, subject) : (subject) => searchIn(plan, bytesOf(subject));
}

interface Plan {
  readonly pattern: Pattern;
  readonly program: Program;
  readonly canStart: CharTest | undefined;
  readonly starts: Starts;
}

function bytesOf(subject: string): Uint32Array {
  const bytes = new Uint32Array(subject.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = subject.charCodeAt(at);
  return bytes;
}

/** PCRE2 reports an error for a subject that is not UTF-8, which Wazuh takes as no match. */
function searchUtf8(plan: Plan, subject: string): Found | undefined {
  const decoded = decodeUtf8(subject);
  const found = decoded && searchIn(plan, decoded.codePoints);
  if (!found) return undefined;
  const toBytes = (index: number): number => (index < 0 ? -1 : (decoded.byteOffsets[index] ?? -1));
  return { end: toBytes(found.end), spans: found.spans.map(toBytes) };
}

function searchIn(plan: Plan, input: Uint32Array): Found | undefined {
  const { pattern, program, canStart } = plan;
  const machine = new Machine(program, input, { choices: pattern.matchLimit, work: WORK_LIMIT });
  const lastStart = plan.starts === 'text' ? 0 : input.length;
  for (let start = 0; start <= lastStart; start++) {
    if (plan.starts === 'lines' && start > 0 && input[start - 1] !== LINE_FEED) continue;
    if (canStart && !passes(canStart, input[start] ?? MAX_CODE_POINT + 1)) continue;
    const rejectsEmpty = pattern.rejectsEmpty === 'always' || (pattern.rejectsEmpty === 'at-start' && start === 0);
    const outcome = machine.attempt(start, (end) => end !== start || !rejectsEmpty);
    if (outcome === 'matched') return { end: machine.position, spans: spansOf(machine) };
    if (outcome === 'stopped') return undefined;
  }
  return undefined;
}

function spansOf(machine: Machine): readonly number[] {
  const spans: number[] = [];
  for (let group = 1; group <= machine.program.groupCount; group++) {
    const start = startRegister(group);
    spans.push(machine.registers[start] ?? -1, machine.registers[start + 1] ?? -1);
  }
  return spans;
}
