import type { DecoderReference, Event } from '../event.ts';
import { afterMatch, type Expression, type ExpressionMatch } from '../regex/index.ts';
import { assignOrder } from './assign.ts';
import type { ChildDecoder, Decoder, DecoderSet, RootDecoder } from './decoder.ts';
import { PLUGINS } from './plugins/index.ts';
import { touchesCaptures } from './root-index.ts';
import type { DecodeState } from './state.ts';

const NO_CAPTURES: readonly string[] = [];

/** What decoding an event needs beside the decoders. */
export interface DecodeContext {
  readonly state: DecodeState;
  readonly nowSeconds: number;
  /** Whether the ruleset has the rule that an OSSEC alert names. */
  readonly hasRule: (id: number) => boolean;
}

/**
 * Decodes an event: sets its decoder, category and fields.
 * @source decoding.md 5.5
 */
export function decode(set: DecoderSet, event: Event, context: DecodeContext): void {
  new Evaluation(set, event, context).run();
  context.state.accumulator.visit(event, context.nowSeconds);
}

/** One event's way through the decoders. Positions are offsets into `log`; -1 has the empty text after it. */
class Evaluation {
  readonly #set: DecoderSet;
  readonly #event: Event;
  readonly #context: DecodeContext;
  /** Where the text after the root's prematch begins. */
  #afterRoot = 0;
  /** The same of the child whose prematch matched, else of the root. */
  #afterChild = 0;
  /** Whether a child's prematch matched: its name, flags and plugin settings then count, not the root's. */
  #isChildMatched = false;
  #afterRegex: number | undefined;

  constructor(set: DecoderSet, event: Event, context: DecodeContext) {
    this.#set = set;
    this.#event = event;
    this.#context = context;
  }

  run(): void {
    const root = this.#findRoot();
    if (root === undefined) return;
    this.#afterChild = this.#afterRoot;
    if (root.children.length === 0) {
      this.#take(root.reference);
      this.#extract(root.decoder, root.decoder);
      return;
    }
    const first = this.#findChild(root.children);
    const child = first === undefined ? undefined : root.children[first];
    const info = child !== undefined && this.#isChildMatched ? child : root;
    this.#take(info.reference);
    if (first !== undefined) this.#extractChain(root.children, first, info.decoder);
  }

  #take(reference: DecoderReference): void {
    this.#event.decoder = reference;
    this.#event.category = reference.category;
  }

  /** The first root whose tests pass is final, whatever its children do. */
  #findRoot(): RootDecoder | undefined {
    const { programName, log } = this.#event;
    const { rootsByProgramName, rootsWithoutProgramName } = this.#set;
    const index = programName === undefined ? rootsWithoutProgramName : rootsByProgramName.rootsFor(programName);
    const { roots, emptiesCaptures } = index.rootsFor(log);
    for (const candidate of roots) {
      if (candidate.emptiesCaptures) this.#context.state.captures = NO_CAPTURES;
      if (this.#isTakenBy(candidate.root)) return candidate.root;
    }
    if (emptiesCaptures) this.#context.state.captures = NO_CAPTURES;
    return undefined;
  }

  #isTakenBy(root: RootDecoder): boolean {
    const { programName, prematch } = root.decoder;
    if (programName && touchesCaptures(root) && !this.#execute(programName, this.#event.programName ?? ''))
      return false;
    const after = prematch === undefined ? 0 : this.#matchAfter(prematch, 0);
    this.#afterRoot = after ?? 0;
    return after !== undefined;
  }

  /** The first child without prematch, or whose prematch matches. Without one the root stays, and its own regex is not run. */
  #findChild(children: readonly ChildDecoder[]): number | undefined {
    let index = 0;
    for (let child = children[index]; child !== undefined; child = children[index]) {
      const { prematch, isPrematchAfterParent } = child.decoder;
      if (prematch === undefined) return index;
      const after = this.#matchAfter(prematch, isPrematchAfterParent ? this.#afterRoot : 0);
      if (after !== undefined) {
        this.#afterChild = after;
        this.#isChildMatched = true;
        return index;
      }
      index = afterChain(children, index);
    }
    return undefined;
  }

  /** Runs a child and those that follow it. quirk: the next in the list follows, whatever its name and prematch (5.4). */
  #extractChain(children: readonly ChildDecoder[], first: number, info: Decoder): void {
    let index = first;
    for (let child = children[index]; child !== undefined; child = children[++index]) {
      const goesOn = this.#extract(child.decoder, info);
      if (!child.isFollowed || !goesOn) return;
    }
  }

  /**
   * Runs one decoder's plugin or regex.
   * @param info whose settings a plugin obeys
   * @returns false to end the chain even where another decoder would follow
   */
  #extract({ plugin, regex, regexOffset, order }: Decoder, info: Decoder): boolean {
    if (plugin !== undefined) {
      PLUGINS[plugin]({
        event: this.#event,
        json: info.json,
        offset: info.pluginOffset,
        afterParent: this.#isChildMatched ? this.#afterRoot : undefined,
        afterPrematch: this.#afterChild,
        maxDynamicFields: this.#set.orderSize,
        hasRule: this.#context.hasRule,
      });
      return true;
    }
    if (regex === undefined) return false;
    const after = this.#matchAfter(regex, this.#base(regexOffset));
    if (after === undefined) return true;
    this.#afterRegex = after;
    if (this.#event.dynamics.size >= this.#set.orderSize) return false;
    assignOrder(this.#event, order, this.#context.state.captures);
    this.#context.state.captures = NO_CAPTURES;
    return true;
  }

  #base(offset: Decoder['regexOffset']): number {
    switch (offset) {
      case 'after_parent':
        return this.#afterRoot;
      case 'after_prematch':
        return this.#afterChild;
      case 'after_regex':
        return this.#afterRegex ?? this.#afterChild;
      default:
        return 0;
    }
  }

  /** Matches the log from `base` on, and says where the text after the match begins. */
  #matchAfter(expression: Expression, base: number): number | undefined {
    const subject = textFrom(this.#event.log, base);
    const match = this.#execute(expression, subject);
    return match && base + afterMatch(match.end, subject, base === 0 && this.#event.logFollowsCut);
  }

  #execute(expression: Expression, subject: string): ExpressionMatch | undefined {
    const { state } = this.#context;
    const match = expression.exec(subject);
    if (match?.captures !== undefined) state.captures = match.captures;
    else if (match === undefined && expression.type === 'osregex') state.captures = NO_CAPTURES;
    return match;
  }
}

/** Behind a child that failed, and behind the whole chain that it begins. */
function afterChain(children: readonly ChildDecoder[], failed: number): number {
  let index = failed;
  while (children[index]?.isFollowed) index++;
  return index + 1;
}

let lastLog = '';
let lastBase = 0;
let lastText = '';

/** The log from a position on; the last answer is remembered, for many patterns in a row begin at the same place. */
function textFrom(log: string, base: number): string {
  if (base === 0) return log;
  if (base < 0) return '';
  if (log !== lastLog || base !== lastBase) {
    lastLog = log;
    lastBase = base;
    lastText = log.slice(base);
  }
  return lastText;
}
