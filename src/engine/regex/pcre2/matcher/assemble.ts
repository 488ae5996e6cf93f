import { assertNever, invariant } from '../../../../diagnostics/index.ts';
import { lookbehindWidths } from '../analysis/fixed-width.ts';
import { groupsIn } from '../analysis/groups.ts';
import { type Condition, groupsOf, type LookNode, type Node, type Pattern, type RepeatNode } from '../tree.ts';
import { charTest, type Instruction, type Program } from './program.ts';

/** A program being written. Instructions with a target that is not known yet are put in later. */
interface Assembly {
  readonly pattern: Pattern;
  readonly code: (Instruction | undefined)[];
  /** Where each group begins; the first one counts when several share a number. */
  readonly entries: Map<number, number>;
  readonly calls: { readonly at: number; readonly group: number }[];
  registerCount: number;
}

const SET_REPEATS = {
  greedy: 'set-repeat',
  lazy: 'set-repeat-lazy',
  possessive: 'set-repeat-possessive',
} as const;

/** Turns a tree into steps for the machine. */
export function assemble(pattern: Pattern): Program {
  const registerCount = pattern.groupCount * 3;
  const assembly: Assembly = { pattern, code: [], entries: new Map([[0, 0]]), calls: [], registerCount };
  emitNode(assembly, pattern.root);
  emit(assembly, { op: 'match' });
  for (const { at, group } of assembly.calls) {
    const entry = assembly.entries.get(group);
    invariant(entry !== undefined, `group ${group} is in the program`);
    assembly.code[at] = { op: 'call', group, entry };
  }
  const code = assembly.code.filter((instruction) => instruction !== undefined);
  invariant(code.length === assembly.code.length, 'every instruction is written');
  return { code, groupCount: pattern.groupCount, registerCount: assembly.registerCount };
}

function emit(assembly: Assembly, instruction: Instruction): void {
  assembly.code.push(instruction);
}

/** Leaves a place for an instruction that is written when its targets are known. */
function reserve(assembly: Assembly): number {
  return assembly.code.push(undefined) - 1;
}

function here(assembly: Assembly): number {
  return assembly.code.length;
}

function newRegister(assembly: Assembly): number {
  return assembly.registerCount++;
}

function emitNode(assembly: Assembly, node: Node): void {
  switch (node.kind) {
    case 'set':
      emit(assembly, { op: 'set', set: charTest(node.set) });
      return;
    case 'sequence':
      for (const part of node.parts) emitNode(assembly, part);
      return;
    case 'alternation':
      emitAlternatives(assembly, node.options, (option) => emitNode(assembly, option));
      return;
    case 'capture':
      emitCapture(assembly, node.group, node.body);
      return;
    case 'atomic':
      emitAtomic(assembly, () => emitNode(assembly, node.body));
      return;
    case 'place':
      emit(assembly, { op: 'place', place: node.place });
      return;
    case 'backreference': {
      const groups = groupsOf(assembly.pattern, node.group);
      emit(assembly, { op: 'backreference', groups, isCaseless: node.isCaseless });
      return;
    }
    case 'call':
      emitCall(assembly, groupsOf(assembly.pattern, node.group)[0] ?? 0);
      return;
    case 'conditional':
      emitConditional(assembly, node.condition, node.yes, node.no);
      return;
    case 'look':
      emitLook(assembly, node);
      return;
    case 'repeat':
      emitRepeat(assembly, node);
      return;
    case 'fail':
      emit(assembly, { op: 'fail' });
      return;
    case 'accept':
      emit(assembly, { op: 'accept', openGroups: node.openGroups });
      return;
    default:
      assertNever(node);
      return;
  }
}

function emitAlternatives<Option>(
  assembly: Assembly,
  options: readonly Option[],
  emitOption: (option: Option, index: number) => void,
): void {
  const jumps: number[] = [];
  options.forEach((option, index) => {
    if (index === options.length - 1) {
      emitOption(option, index);
      return;
    }
    const split = reserve(assembly);
    emitOption(option, index);
    jumps.push(reserve(assembly));
    assembly.code[split] = { op: 'split', first: split + 1, second: here(assembly) };
  });
  for (const jump of jumps) assembly.code[jump] = { op: 'jump', to: here(assembly) };
}

function emitCapture(assembly: Assembly, group: number, body: Node): void {
  if (!assembly.entries.has(group)) assembly.entries.set(group, here(assembly));
  emit(assembly, { op: 'open', group });
  emitNode(assembly, body);
  emit(assembly, { op: 'close', group });
}

function emitAtomic(assembly: Assembly, emitBody: () => void): void {
  emit(assembly, { op: 'atomic-start' });
  emitBody();
  emit(assembly, { op: 'atomic-end' });
}

function emitCall(assembly: Assembly, group: number): void {
  assembly.calls.push({ at: reserve(assembly), group });
}

function emitLook(assembly: Assembly, look: LookNode): void {
  const start = reserve(assembly);
  emitLookBody(assembly, look);
  const end = reserve(assembly);
  const after = here(assembly);
  assembly.code[start] = { op: 'look-start', end, onFail: look.isNegative ? after : undefined };
  const { isAtomic, isNegative } = look;
  assembly.code[end] = { op: 'look-end', isAtomic, isNegative, onMatch: isNegative ? undefined : after };
}

/** A lookbehind first steps back by the length of each of its alternatives. */
function emitLookBody(assembly: Assembly, look: LookNode): void {
  if (look.direction === 'ahead') {
    emitNode(assembly, look.body);
    return;
  }
  const widths = lookbehindWidths(look, assembly.pattern);
  const options = look.body.kind === 'alternation' ? look.body.options : [look.body];
  emitAlternatives(assembly, options, (option, index) => {
    emit(assembly, { op: 'back', by: widths[index] ?? 0 });
    emitNode(assembly, option);
  });
}

function emitConditional(assembly: Assembly, condition: Condition, yes: Node, no: Node | undefined): void {
  if (condition.kind === 'look') {
    emitLookConditional(assembly, condition, yes, no);
    return;
  }
  const test = reserve(assembly);
  emitNode(assembly, yes);
  const jump = reserve(assembly);
  const otherwise = here(assembly);
  if (no) emitNode(assembly, no);
  assembly.code[jump] = { op: 'jump', to: here(assembly) };
  assembly.code[test] = testOf(assembly, condition, test + 1, otherwise);
}

function testOf(
  assembly: Assembly,
  condition: Exclude<Condition, LookNode>,
  yes: number,
  otherwise: number,
): Instruction {
  if (condition.kind === 'constant') return { op: 'jump', to: condition.value ? yes : otherwise };
  const groups = condition.group === undefined ? undefined : groupsOf(assembly.pattern, condition.group);
  return condition.kind === 'recursing'
    ? { op: 'if-recursing', groups, otherwise }
    : { op: 'if-set', groups: groups ?? [], otherwise };
}

function emitLookConditional(assembly: Assembly, look: LookNode, yes: Node, no: Node | undefined): void {
  const start = reserve(assembly);
  emitLookBody(assembly, look);
  const end = reserve(assembly);
  const [whenMatched, whenFailed] = look.isNegative ? [no, yes] : [yes, no];
  if (whenMatched) emitNode(assembly, whenMatched);
  const jump = reserve(assembly);
  const onFail = here(assembly);
  if (whenFailed) emitNode(assembly, whenFailed);
  assembly.code[jump] = { op: 'jump', to: here(assembly) };
  assembly.code[start] = { op: 'look-start', end, onFail };
  assembly.code[end] = { op: 'look-end', isAtomic: true, isNegative: look.isNegative, onMatch: end + 1 };
}

function emitRepeat(assembly: Assembly, node: RepeatNode): void {
  const { body, mode } = node;
  // Of an assertion PCRE2 keeps only whether it must hold.
  const min = body.kind === 'look' ? Math.min(node.min, 1) : node.min;
  const max = body.kind === 'look' ? Math.min(node.max, 1) : node.max;
  if (max === 0) {
    emitUnreached(assembly, body);
    return;
  }
  if (body.kind === 'set') {
    emit(assembly, { op: SET_REPEATS[mode], set: charTest(body.set), min, max });
    return;
  }
  if (min === 1 && body.kind === 'look') {
    emitNode(assembly, body);
    return;
  }
  if (mode === 'possessive') {
    emitAtomic(assembly, () => emitRepeat(assembly, { ...node, mode: 'greedy' }));
    return;
  }
  const isLazy = mode === 'lazy';
  if (min === 0 && max === 1) {
    emitOptional(assembly, body, isLazy);
    return;
  }
  if (min <= 1 && max === Number.POSITIVE_INFINITY) {
    emitStar(assembly, body, min, isLazy);
    return;
  }
  emitCounted(assembly, node, isLazy);
}

/** `{0}`: never run in its place, but its groups may be called. */
function emitUnreached(assembly: Assembly, body: Node): void {
  if (groupsIn(body).size === 0) return;
  const jump = reserve(assembly);
  emitNode(assembly, body);
  assembly.code[jump] = { op: 'jump', to: here(assembly) };
}

function emitOptional(assembly: Assembly, body: Node, isLazy: boolean): void {
  const split = reserve(assembly);
  emitNode(assembly, body);
  assembly.code[split] = splitOf(split + 1, here(assembly), isLazy);
}

/** An iteration that consumed nothing is kept, and ends the loop. */
function emitStar(assembly: Assembly, body: Node, min: number, isLazy: boolean): void {
  const mark = newRegister(assembly);
  const head = min === 0 ? reserve(assembly) : undefined;
  const start = here(assembly);
  emit(assembly, { op: 'mark', register: mark });
  emitNode(assembly, body);
  const leave = reserve(assembly);
  const tail = reserve(assembly);
  const exit = here(assembly);
  assembly.code[leave] = { op: 'leave-if-empty', mark, exit, count: mark, min: Number.NEGATIVE_INFINITY };
  assembly.code[tail] = splitOf(start, exit, isLazy);
  if (head !== undefined) assembly.code[head] = splitOf(start, exit, isLazy);
}

/** PCRE2 writes a counted body out that many times; only its last, unlimited copy watches for empty iterations. */
function emitCounted(assembly: Assembly, { body, min, max }: RepeatNode, isLazy: boolean): void {
  const count = newRegister(assembly);
  const mark = newRegister(assembly);
  emit(assembly, { op: 'zero', register: count });
  const head = reserve(assembly);
  emit(assembly, { op: 'increment', register: count });
  emit(assembly, { op: 'mark', register: mark });
  emitNode(assembly, body);
  const leave = max === Number.POSITIVE_INFINITY ? reserve(assembly) : undefined;
  emit(assembly, { op: 'jump', to: head });
  const exit = here(assembly);
  assembly.code[head] = { op: 'counted-loop', count, min, max, isLazy, body: head + 1, exit };
  if (leave !== undefined) assembly.code[leave] = { op: 'leave-if-empty', mark, exit, count, min };
}

function splitOf(body: number, exit: number, isLazy: boolean): Instruction {
  return isLazy ? { op: 'split', first: exit, second: body } : { op: 'split', first: body, second: exit };
}
