// The other half of the plain transcription: evaluation (rules.md 3.1 to 3.4), one event after the other.
import { levelOf, type PlacedNode, type PlacedRule } from './reference-tree.ts';

export interface ReferenceEvent {
  readonly text: string;
  readonly seconds: number;
  readonly srcip: string | undefined;
  readonly fields: ReadonlyMap<string, string>;
}

export interface ReferenceVerdict {
  readonly id: number | undefined;
  readonly level: number | undefined;
  readonly firedTimes: number | undefined;
  readonly alert: boolean;
  readonly previousOutput: string | undefined;
}

interface Kept {
  readonly event: ReferenceEvent;
  matched: number;
  lines: (string | undefined)[];
}

interface Memory {
  fired: number;
  ignoringSince: number;
  /** Of an if_matched_sid's target, and of a rule with if_matched_group: two lists. */
  readonly own: Kept[];
  readonly ofGroup: Kept[];
}

const LEAST_ALERT_LEVEL = 3;
const DEFAULT_TIMEFRAME = 360;
const MOST_LINES = 11;

/** A session over a tree. */
export class ReferenceSession {
  readonly #root: PlacedNode;
  readonly #memories = new Map<PlacedRule, Memory>();

  constructor(root: PlacedNode) {
    this.#root = root;
  }

  process(event: ReferenceEvent): ReferenceVerdict {
    const current: Kept = { event, matched: 0, lines: [] };
    const winner = this.#try(this.#root, current);
    const isKept = winner !== undefined && this.#keep(winner, current);
    const lines = current.lines.filter((line) => line !== undefined);
    return {
      id: winner?.id,
      level: winner && levelOf(winner),
      firedTimes: winner && this.#memory(winner).fired,
      alert: isKept && levelOf(winner) >= LEAST_ALERT_LEVEL,
      previousOutput: lines.length > 1 ? lines.join('\n') : undefined,
    };
  }

  #memory(rule: PlacedRule): Memory {
    const memory = this.#memories.get(rule) ?? { fired: 0, ignoringSince: 0, own: [], ofGroup: [] };
    this.#memories.set(rule, memory);
    return memory;
  }

  #try({ rule, children }: PlacedNode, current: Kept): PlacedRule | undefined {
    if (!this.#matches(rule, current)) return undefined;
    for (const child of children) {
      const winner = this.#try(child, current);
      if (winner) return winner;
    }
    if (rule.words === undefined || rule.words.noAlert) return undefined;
    this.#memory(rule).fired++;
    return rule;
  }

  #matches(rule: PlacedRule, current: Kept): boolean {
    const { words } = rule;
    if (words === undefined) return true;
    const { match, field } = words;
    const isNegated = match?.startsWith('!') === true;
    if (match !== undefined && current.event.text.includes(match.replace('!', '')) === isNegated) return false;
    if (field !== undefined && current.event.fields.get(field[0]) !== field[1]) return false;
    const isComposite = words.matchedSid !== undefined || words.matchedGroup !== undefined;
    return !isComposite || rule.kind === undefined || this.#search(rule, current);
  }

  #search(rule: PlacedRule, current: Kept): boolean {
    const { ofGroup } = this.#memory(rule);
    const history = rule.kind === 'group' ? ofGroup : rule.target ? this.#memory(rule.target).own : [];
    const level = levelOf(rule);
    const needed = (rule.words?.frequency ?? 2) - 2;
    let count = 0;
    let first: Kept | undefined;
    for (const earlier of history.toReversed()) {
      if (current.event.seconds - earlier.event.seconds > (rule.words?.timeframe ?? DEFAULT_TIMEFRAME)) break;
      if (isSkipped(rule, current.event, earlier.event)) continue;
      if (earlier.matched >= level) break;
      if (count < MOST_LINES) current.lines[count] ??= earlier.event.text;
      if (count < needed) {
        count++;
        first ??= earlier;
        continue;
      }
      current.matched = level;
      if (first) first.matched = level;
      return true;
    }
    current.lines = [];
    return false;
  }

  #keep(winner: PlacedRule, current: Kept): boolean {
    if (levelOf(winner) === 0 || this.#isIgnored(winner, current.event.seconds)) return false;
    if (winner.isTarget) this.#memory(winner).own.push(current);
    else for (const rule of winner.feeds) this.#memory(rule).ofGroup.push(current);
    return true;
  }

  #isIgnored(winner: PlacedRule, now: number): boolean {
    const window = winner.words?.ignore ?? 0;
    const memory = this.#memory(winner);
    if (window === 0) return false;
    if (memory.ignoringSince !== 0 && now - memory.ignoringSince < window) return true;
    memory.ignoringSince = memory.ignoringSince === 0 ? now : 0;
    return false;
  }
}

function isSkipped({ words }: PlacedRule, now: ReferenceEvent, earlier: ReferenceEvent): boolean {
  const isEqual = (one: string | undefined, other: string | undefined): boolean => one !== undefined && one === other;
  if (words?.sameSrcip && !isEqual(now.srcip, earlier.srcip)) return true;
  if (words?.differentSrcip && isEqual(now.srcip, earlier.srcip)) return true;
  const { sameField, differentField } = words ?? {};
  if (sameField !== undefined && !isEqual(now.fields.get(sameField), earlier.fields.get(sameField))) return true;
  if (differentField === undefined) return false;
  if (now.fields.size === 0 && earlier.fields.size === 0) return true;
  return isEqual(now.fields.get(differentField), earlier.fields.get(differentField));
}
