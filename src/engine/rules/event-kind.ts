import type { Event } from '../event.ts';
import type { RuleNode } from '../ruleset/rule.ts';
import { CandidateList, type Decide } from './candidate-list.ts';

/** Kinds that are kept for one ruleset; then they are made anew. */
const MAX_KINDS = 1000;
const NOTHING = -1;

/**
 * Events that have something in common, which decides tests of rules once for all of them: most rules ask for a decoder, a program or
 * the beginning of the log, and a root has hundreds of them. What was found is remembered.
 */
export class EventKind {
  readonly #decide: Decide;
  readonly #wider: EventKind | undefined;
  readonly #narrower = new Map<unknown, EventKind>();
  readonly #candidates = new Map<RuleNode, CandidateList>();
  /** Counted for all kinds together. */
  readonly tally: { kinds: number };

  constructor(decide: Decide, wider?: EventKind) {
    this.#decide = decide;
    this.#wider = wider;
    this.tally = wider?.tally ?? { kinds: 0 };
  }

  /** The events of this kind that also have `trait`. */
  narrowed<Trait>(trait: Trait, decideBy: (trait: Trait) => Decide): EventKind {
    const known = this.#narrower.get(trait);
    if (known) return known;
    const kind = new EventKind(decideBy(trait), this);
    this.#narrower.set(trait, kind);
    this.tally.kinds++;
    return kind;
  }

  /** The node's children that events of this kind may match. */
  candidates(node: RuleNode): CandidateList {
    const known = this.#candidates.get(node);
    if (known) return known;
    const found = this.#wider ? this.#wider.candidates(node).narrowed(this.#decide) : CandidateList.ofChildren(node);
    this.#candidates.set(node, found);
    return found;
  }
}

/** Filled as events come; the same for every session, since trees do not change. */
const everyEvent = new WeakMap<readonly RuleNode[], EventKind>();

/** The kind to which all events belong: every child is a candidate, with all its conditions. */
export function anyKind(roots: readonly RuleNode[]): EventKind {
  const known = everyEvent.get(roots);
  if (known && known.tally.kinds < MAX_KINDS) return known;
  const kind = new EventKind(() => undefined);
  everyEvent.set(roots, kind);
  return kind;
}

/** The kind of a decoded event. */
export function kindOf(roots: readonly RuleNode[], { decoder, programName, log, dynamics }: Event): EventKind {
  return anyKind(roots)
    .narrowed(decoder?.id ?? NOTHING, decideByDecoder)
    .narrowed(dynamics.size > 0, decideByFields)
    .narrowed(programName, decideByProgram)
    .narrowed(log === '' ? NOTHING : log.charCodeAt(0), decideByFirstByte);
}

function decideByDecoder(id: number): Decide {
  return (condition) => (condition.kind === 'decodedAs' ? condition.decoderId === id : undefined);
}

function decideByFields(hasFields: boolean): Decide {
  return (condition) => (condition.kind === 'field' && !hasFields ? false : undefined);
}

function decideByProgram(name: string | undefined): Decide {
  return (condition) => {
    if (condition.kind !== 'text' || condition.subject !== 'program_name') return undefined;
    return name !== undefined && condition.expression.test(name) !== condition.negate;
  };
}

function decideByFirstByte(byte: number): Decide {
  return (condition) => {
    if (byte === NOTHING || condition.kind !== 'text' || condition.subject !== 'log') return undefined;
    return condition.expression.mayBeginWith(byte) ? undefined : condition.negate;
  };
}
