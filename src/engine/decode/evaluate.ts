import type { DecoderReference, Event } from '../event.ts';
import { afterMatch, type Expression, type ExpressionMatch } from '../regex/index.ts';
import { assignOrder } from './assign.ts';
import type { ChildDecoder, Decoder, DecoderSet, RootDecoder } from './decoder.ts';
import { PLUGINS, type PluginContext } from './plugins/index.ts';
import { touchesCaptures } from './program-index.ts';
import type { DecodeState } from './state.ts';

export interface DecodeOptions {
  readonly nowSeconds: number;
  /** Whether the ruleset has the rule that an OSSEC alert names. */
  readonly hasRule: (id: number) => boolean;
}

/** A member of the decoder tree, root or child. */
interface Member {
  readonly decoder: Decoder;
  readonly reference: DecoderReference;
}

/** Where the evaluation stands: positions are offsets into `log`; -1 has the empty text after it. */
interface Selection {
  /** Whose name, flags and plugin settings count: the root, or a child whose prematch matched. */
  info: Member;
  afterParent: number | undefined;
  afterPrematch: number;
}

/**
 * Decodes an event: sets its decoder, category and fields.
 * @source decoding.md 5.5
 */
export function decode(set: DecoderSet, event: Event, state: DecodeState, options: DecodeOptions): void {
  const found = findRoot(set, event, state);
  if (found === undefined) return;
  const { root, afterRoot } = found;
  const selection: Selection = { info: root, afterParent: undefined, afterPrematch: afterRoot };
  const first = root.children.length === 0 ? undefined : selectChild(root, afterRoot, selection, event, state);
  event.decoder = selection.info.reference;
  event.category = selection.info.reference.category;
  const run = new Extraction(set, event, state, selection, options);
  if (root.children.length === 0) run.step(root.decoder, afterRoot, afterRoot);
  else if (first !== undefined) run.chain(root.children, first.index, afterRoot, first.afterChild);
  state.accumulator.visit(event, options.nowSeconds);
}

/** The first root whose tests pass is final, whatever its children do. */
function findRoot(
  set: DecoderSet,
  event: Event,
  state: DecodeState,
): { readonly root: RootDecoder; readonly afterRoot: number } | undefined {
  const { programName } = event;
  const roots = programName === undefined ? set.withoutProgramName : set.byProgramName.rootsFor(programName);
  for (const root of roots) {
    const { programName: wanted, prematch } = root.decoder;
    if (wanted !== undefined && touchesCaptures(root) && !execute(wanted, programName ?? '', state)) continue;
    if (prematch === undefined) return { root, afterRoot: 0 };
    const after = matchAfter(prematch, 0, event, state);
    if (after !== undefined) return { root, afterRoot: after };
  }
  return undefined;
}

/** The first child without prematch, or whose prematch matches; no child: the root stays, its own regex is not run. */
function selectChild(
  root: RootDecoder,
  afterRoot: number,
  selection: Selection,
  event: Event,
  state: DecodeState,
): { readonly index: number; readonly afterChild: number } | undefined {
  const { children } = root;
  let index = 0;
  for (let child = children[index]; child !== undefined; child = children[index]) {
    const { prematch, isPrematchAfterParent } = child.decoder;
    if (prematch === undefined) return { index, afterChild: afterRoot };
    const afterChild = matchAfter(prematch, isPrematchAfterParent ? afterRoot : 0, event, state);
    if (afterChild !== undefined) {
      selection.info = child;
      selection.afterParent = afterRoot;
      selection.afterPrematch = afterChild;
      return { index, afterChild };
    }
    index = afterFailed(children, index);
  }
  return undefined;
}

/** A chain that is followed is skipped whole. */
function afterFailed(children: readonly ChildDecoder[], failed: number): number {
  let index = failed;
  while (children[index]?.isFollowed) index++;
  return index + 1;
}

class Extraction {
  readonly #set: DecoderSet;
  readonly #event: Event;
  readonly #state: DecodeState;
  readonly #plugin: PluginContext;
  #afterRegex: number | undefined;

  constructor(set: DecoderSet, event: Event, state: DecodeState, selection: Selection, options: DecodeOptions) {
    this.#set = set;
    this.#event = event;
    this.#state = state;
    const { decoder } = selection.info;
    this.#plugin = {
      event,
      json: decoder.json,
      offset: decoder.pluginOffset,
      afterParent: selection.afterParent,
      afterPrematch: selection.afterPrematch,
      maxDynamicFields: set.orderSize,
      hasRule: options.hasRule,
    };
  }

  /** Runs a child and those that follow it. quirk: the next in the list follows, whatever its name and prematch (5.4). */
  chain(children: readonly ChildDecoder[], first: number, afterRoot: number, afterChild: number): void {
    let index = first;
    for (let child = children[index]; child !== undefined; child = children[++index]) {
      const goesOn = this.step(child.decoder, afterRoot, afterChild);
      if (!child.isFollowed || !goesOn) return;
    }
  }

  /** Runs one decoder's plugin or regex. False ends the chain even where another decoder would follow. */
  step(decoder: Decoder, afterRoot: number, afterChild: number): boolean {
    if (decoder.plugin !== undefined) {
      PLUGINS[decoder.plugin](this.#plugin);
      return true;
    }
    if (decoder.regex === undefined) return false;
    const after = matchAfter(decoder.regex, this.#base(decoder, afterRoot, afterChild), this.#event, this.#state);
    if (after === undefined) return true;
    this.#afterRegex = after;
    if (this.#event.dynamics.size >= this.#set.orderSize) return false;
    assignOrder(this.#event, decoder.order, this.#state.captures);
    this.#state.captures = [];
    return true;
  }

  #base({ regexOffset }: Decoder, afterRoot: number, afterChild: number): number {
    switch (regexOffset) {
      case 'after_parent':
        return afterRoot;
      case 'after_prematch':
        return afterChild;
      case 'after_regex':
        return this.#afterRegex ?? afterChild;
      default:
        return 0;
    }
  }
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

/** Matches the log from `base` on, and says where the text after the match begins. */
function matchAfter(expression: Expression, base: number, event: Event, state: DecodeState): number | undefined {
  const subject = textFrom(event.log, base);
  const match = execute(expression, subject, state);
  return match && base + afterMatch(match.end, subject, base === 0 && event.logFollowsCut);
}

function execute(expression: Expression, subject: string, state: DecodeState): ExpressionMatch | undefined {
  const match = expression.exec(subject);
  if (match?.captures !== undefined) state.captures = match.captures;
  else if (match === undefined && expression.type === 'osregex') state.captures = [];
  return match;
}
