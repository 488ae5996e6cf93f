// One machine: its registers, choice points, undo trail and frames only make sense together.
import { assertNever } from '../../../../diagnostics/index.ts';
import { lowerByte } from '../case-folding.ts';
import { AGAIN, ChoiceStack } from './choice-stack.ts';
import { holdsAt } from './places.ts';
import { type CharTest, type CountedLoop, type Instruction, type Program, passes, startRegister } from './program.ts';

/** An assertion, atomic group or subroutine call that has been entered. Never changed: choice points share them. */
interface Frame {
  readonly kind: 'atomic' | 'look' | 'call';
  readonly parent: Frame | undefined;
  readonly position: number;
  /** How many choice points and trail entries there were on entry. */
  readonly choices: number;
  readonly trail: number;
  /** Where a call returns to; where a look's `look-end` stands. */
  readonly target: number;
  readonly group: number;
  readonly registers: Int32Array | undefined;
}

/** How an attempt ended. `stopped`: a limit was hit, or a recursion made no progress. */
export type Outcome = 'matched' | 'failed' | 'stopped';

export interface Limits {
  /** Choice points from one start position. */
  readonly choices: number;
  /** Choice points, and characters looked at in repetitions, over all start positions. */
  readonly work: number;
}

/** Runs a program on one subject by backtracking, with all its state on its own stacks: no recursion of ours. */
export class Machine {
  readonly program: Program;
  readonly input: Uint32Array;
  readonly limits: Limits;
  readonly registers: Int32Array;
  position = 0;
  #pc = 0;
  #frame: Frame | undefined;
  readonly #choices = new ChoiceStack<Frame | undefined>();
  /** Register and former value, alternating. */
  #trail: number[] = [];
  #madeChoices = 0;
  #work = 0;

  constructor(program: Program, input: Uint32Array, limits: Limits) {
    this.program = program;
    this.input = input;
    this.limits = limits;
    this.registers = new Int32Array(program.registerCount);
  }

  /**
   * Tries to match from one start position.
   * @param accepts says whether a match that ends there will do; if not, the search goes on
   */
  attempt(start: number, accepts: (end: number) => boolean): Outcome {
    this.position = start;
    this.#pc = 0;
    this.#frame = undefined;
    this.#choices.length = 0;
    this.#trail = [];
    this.#madeChoices = 0;
    this.registers.fill(-1);
    for (;;) {
      const instruction = this.program.code[this.#pc];
      if (instruction === undefined) throw new Error('the program ends with a match');
      const isDone = (instruction.op === 'match' || instruction.op === 'accept') && this.#finish(instruction);
      if (isDone && accepts(this.position)) return 'matched';
      const goesOn = isDone ? false : this.#step(instruction);
      if (!goesOn && !this.#backtrack()) return 'failed';
      if (this.#madeChoices > this.limits.choices || this.#work > this.limits.work) return 'stopped';
    }
  }

  /** Carries out one instruction; false means that this path has failed. */
  #step(instruction: Instruction): boolean {
    switch (instruction.op) {
      case 'set':
        return this.#takeOne(instruction.set);
      case 'set-repeat':
        return this.#repeatGreedy(instruction.set, instruction.min, instruction.max);
      case 'set-repeat-lazy':
        return this.#repeatLazy(instruction.set, instruction.min, instruction.max);
      case 'set-repeat-possessive':
        return this.#scan(instruction.set, instruction.min, instruction.max) && this.#next();
      case 'split':
        this.#choose(instruction.second, AGAIN.once, 0);
        return this.#go(instruction.first);
      case 'jump':
        return this.#go(instruction.to);
      case 'open':
        return this.#set(startRegister(instruction.group) + 2, this.position);
      case 'close':
        return this.#close(instruction.group);
      case 'place':
        return holdsAt(instruction.place, this.input, this.position) && this.#next();
      case 'backreference':
        return this.#backreference(instruction.groups, instruction.isCaseless);
      case 'zero':
        return this.#set(instruction.register, 0);
      case 'increment':
        return this.#set(instruction.register, (this.registers[instruction.register] ?? 0) + 1);
      case 'mark':
        return this.#set(instruction.register, this.position);
      case 'leave-if-empty': {
        const isEmpty = this.registers[instruction.mark] === this.position;
        const isPastMin = (this.registers[instruction.count] ?? 0) >= instruction.min;
        return isEmpty && isPastMin ? this.#go(instruction.exit) : this.#next();
      }
      case 'counted-loop':
        return this.#countedLoop(instruction);
      case 'atomic-start':
        this.#enter('atomic', 0, 0);
        return this.#next();
      case 'atomic-end':
        return this.#leaveAtomic();
      case 'look-start':
        return this.#startLook(instruction.end, instruction.onFail);
      case 'look-end':
        return this.#endLook(instruction.isAtomic, instruction.isNegative, instruction.onMatch);
      case 'back':
        this.position -= instruction.by;
        return this.position >= 0 && this.#next();
      case 'call':
        return this.#call(instruction.group, instruction.entry);
      case 'if-set':
        return instruction.groups.some((group) => this.#isSet(group)) ? this.#next() : this.#go(instruction.otherwise);
      case 'if-recursing':
        return this.#isRecursing(instruction.groups) ? this.#next() : this.#go(instruction.otherwise);
      case 'fail':
        return false;
      case 'match':
      case 'accept':
        return true;
      default:
        return assertNever(instruction);
    }
  }

  #next(): boolean {
    this.#pc++;
    return true;
  }

  #go(to: number): boolean {
    this.#pc = to;
    return true;
  }

  /** Changes a register so that backtracking restores it, and goes on. */
  #set(register: number, value: number): boolean {
    this.#write(register, value);
    return this.#next();
  }

  #write(register: number, value: number): void {
    this.#trail.push(register, this.registers[register] ?? -1);
    this.registers[register] = value;
  }

  #undoTo(length: number): void {
    while (this.#trail.length > length) {
      const value = this.#trail.pop() ?? -1;
      const register = this.#trail.pop() ?? 0;
      this.registers[register] = value;
    }
  }

  #choose(pc: number, again: number, limit: number): void {
    this.#madeChoices++;
    this.#work++;
    this.#choices.push(pc, this.position, again, limit, this.#trail.length, this.#frame);
  }

  #backtrack(): boolean {
    const choices = this.#choices;
    while (choices.length > 0) {
      this.#undoTo(choices.trail);
      this.#frame = choices.frame;
      if (choices.again === AGAIN.once) {
        this.position = choices.position;
        this.#pc = choices.pc;
        choices.length--;
        return true;
      }
      this.#madeChoices++;
      this.#work++;
      if (choices.again === AGAIN.shrink ? this.#shrink() : this.#extend()) return true;
    }
    return false;
  }

  #shrink(): boolean {
    const choices = this.#choices;
    this.#pc = choices.pc;
    this.position = --choices.position;
    if (this.position <= choices.limit) choices.length--;
    return true;
  }

  #extend(): boolean {
    const choices = this.#choices;
    const { pc, position } = choices;
    const instruction = this.program.code[pc];
    const char = this.input[position];
    const fits = instruction?.op === 'set-repeat-lazy' && char !== undefined && passes(instruction.set, char);
    this.position = ++choices.position;
    this.#pc = pc + 1;
    if (!fits || this.position >= choices.limit) choices.length--;
    return fits;
  }

  #takeOne(set: CharTest): boolean {
    const char = this.input[this.position];
    if (char === undefined || !passes(set, char)) return false;
    this.position++;
    return this.#next();
  }

  /** Steps over as many as it can, up to `max`; false if they are fewer than `min`. */
  #scan(set: CharTest, min: number, max: number): boolean {
    const { input } = this;
    const start = this.position;
    const end = Math.min(input.length, start + max);
    let at = start;
    while (at < end && passes(set, input[at] ?? 0)) at++;
    this.#work += at - start + 1;
    this.position = at;
    return at - start >= min;
  }

  #repeatGreedy(set: CharTest, min: number, max: number): boolean {
    const least = this.position + min;
    if (!this.#scan(set, min, max)) return false;
    this.#pc++;
    if (this.position > least) this.#choose(this.#pc, AGAIN.shrink, least);
    return true;
  }

  #repeatLazy(set: CharTest, min: number, max: number): boolean {
    const start = this.position;
    if (!this.#scan(set, min, min)) return false;
    const limit = Math.min(this.input.length, start + max);
    if (this.position < limit) this.#choose(this.#pc, AGAIN.extend, limit);
    return this.#next();
  }

  #countedLoop(loop: CountedLoop): boolean {
    const count = this.registers[loop.count] ?? 0;
    this.#work++;
    if (count >= loop.max) return this.#go(loop.exit);
    if (count < loop.min) return this.#go(loop.body);
    this.#choose(loop.isLazy ? loop.body : loop.exit, AGAIN.once, 0);
    return this.#go(loop.isLazy ? loop.exit : loop.body);
  }

  #enter(kind: Frame['kind'], target: number, group: number): void {
    this.#frame = {
      kind,
      parent: this.#frame,
      position: this.position,
      choices: this.#choices.length,
      trail: this.#trail.length,
      target,
      group,
      registers: kind === 'call' ? this.registers.slice() : undefined,
    };
  }

  #leaveAtomic(): boolean {
    const frame = this.#frame;
    this.#choices.length = frame?.choices ?? 0;
    this.#frame = frame?.parent;
    return this.#next();
  }

  #startLook(end: number, onFail: number | undefined): boolean {
    const before = this.#frame;
    this.#enter('look', end, 0);
    if (onFail !== undefined) {
      const inside = this.#frame;
      this.#frame = before;
      this.#choose(onFail, AGAIN.once, 0);
      this.#frame = inside;
    }
    return this.#next();
  }

  #endLook(isAtomic: boolean, isNegative: boolean, onMatch: number | undefined): boolean {
    const frame = this.#frame;
    if (!frame) return false;
    if (isAtomic) this.#choices.length = frame.choices;
    if (isNegative) this.#undoTo(frame.trail);
    this.position = frame.position;
    this.#frame = frame.parent;
    return onMatch !== undefined && this.#go(onMatch);
  }

  #isSet(group: number): boolean {
    return (this.registers[startRegister(group)] ?? -1) >= 0;
  }

  #backreference(groups: readonly number[], isCaseless: boolean): boolean {
    const group = groups.find((candidate) => this.#isSet(candidate));
    if (group === undefined) return false;
    const start = this.registers[startRegister(group)] ?? 0;
    const length = (this.registers[startRegister(group) + 1] ?? 0) - start;
    this.#work += length;
    for (let offset = 0; offset < length; offset++) {
      const char = this.input[this.position + offset];
      const wanted = this.input[start + offset] ?? 0;
      if (char === undefined) return false;
      if (char !== wanted && !(isCaseless && lowerByte(char) === lowerByte(wanted))) return false;
    }
    this.position += length;
    return this.#next();
  }

  #close(group: number): boolean {
    if (this.#returnFrom(group)) return true;
    const start = startRegister(group);
    this.#write(start, this.registers[start + 2] ?? -1);
    return this.#set(start + 1, this.position);
  }

  #call(group: number, entry: number): boolean {
    const same = this.#nearestCall((frame) => frame.group === group);
    if (same?.position === this.position) {
      this.#work = Number.POSITIVE_INFINITY;
      return true;
    }
    this.#enter('call', this.#pc + 1, group);
    return this.#go(entry);
  }

  #nearestCall(test: (frame: Frame) => boolean): Frame | undefined {
    let frame = this.#frame;
    while (frame && !(frame.kind === 'call' && test(frame))) frame = frame.parent;
    return frame;
  }

  #isRecursing(groups: readonly number[] | undefined): boolean {
    const call = this.#nearestCall(() => true);
    return call !== undefined && (groups === undefined || groups.includes(call.group));
  }

  /** Ends a subroutine call of that group if one is running: registers become what they were before it. */
  #returnFrom(group: number): boolean {
    const frame = this.#frame;
    if (frame?.kind !== 'call' || frame.group !== group) return false;
    frame.registers?.forEach((value, register) => {
      if (this.registers[register] !== value) this.#write(register, value);
    });
    this.#frame = frame.parent;
    return this.#go(frame.target);
  }

  /**
   * Says whether the whole match is complete; inside a call or an assertion only that ends.
   * quirk: a call that ends at the pattern's end, or by `(*ACCEPT)`, cannot be re-entered; other calls can.
   */
  #finish(instruction: Extract<Instruction, { op: 'match' | 'accept' }>): boolean {
    if (instruction.op === 'match') return !this.#returnForGood(0);
    for (const group of instruction.openGroups) {
      const start = startRegister(group);
      this.#write(start, this.registers[start + 2] ?? -1);
      this.#write(start + 1, this.position);
    }
    while (this.#frame?.kind === 'atomic') this.#frame = this.#frame.parent;
    const frame = this.#frame;
    if (frame === undefined) return true;
    this.#choices.length = frame.choices;
    if (frame.kind === 'call') this.#returnForGood(frame.group);
    else this.#pc = frame.target;
    return false;
  }

  #returnForGood(group: number): boolean {
    const choices = this.#frame?.choices ?? 0;
    const isReturning = this.#returnFrom(group);
    if (isReturning) this.#choices.length = choices;
    return isReturning;
  }
}
