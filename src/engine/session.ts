import { bytesToUtf8, latin1FromUint8Array, utf8ToBytes } from './bytes.ts';
import { type DecoderSet, decode, newDecodeState } from './decode/index.ts';
import type { Event } from './event.ts';
import type { JsonObject } from './json/index.ts';
import { answerDocument, type Winner } from './output/index.ts';
import { predecode } from './predecode/index.ts';
import {
  DebugTrail,
  type DiffStore,
  keepAlert,
  Moment,
  matchRules,
  type Occurrence,
  RuleMemories,
  type WalkObserver,
} from './rules/index.ts';
import type { Rule, Ruleset } from './ruleset/index.ts';
import { SessionMessages } from './session-messages.ts';

export interface SessionOptions {
  /** Milliseconds since 1970; the real time when not given. */
  readonly clock?: () => number;
  /** Of the zone in which times are shown and `<time>` is read, from UTC, positive to the east; the machine's when not given. */
  readonly zoneOffsetMinutes?: (timeMs: number) => number;
  /** The manager's full host name. */
  readonly managerName?: string;
  /** Where `check_diff` keeps its texts; by default the session's own memory. */
  readonly diffs?: DiffStore;
  /** Shown in message 7202 of the first answer; without one the message is not shown, though it takes its place in the list. */
  readonly token?: string;
}

export interface SessionInput {
  /** A line as the engine receives it; as bytes where it is not UTF-8. */
  readonly event: string | Uint8Array;
  readonly location: string;
  /** The real engine asks for it and takes no notice of it. */
  readonly logFormat?: string;
  readonly rulesDebug?: boolean;
  /** Told of every rule that is tried. */
  readonly observer?: WalkObserver;
}

/** A logtest answer's `data`, and its `error`, without token. */
export interface Answer {
  readonly error: 0;
  /** -1 after an error, 1 after a warning. */
  readonly codemsg: -1 | 0 | 1;
  readonly messages: readonly string[];
  /** No session could be opened: the ruleset has errors. */
  readonly isRefused: boolean;
  /** Ordered, byte strings; undefined when the event, or the whole session, failed. `printOutput` makes text of it. */
  readonly output: JsonObject | undefined;
  readonly alert: boolean | undefined;
  readonly rulesDebug: readonly string[] | undefined;
  /** The rule that won. */
  readonly rule: Rule | undefined;
}

/**
 * A logtest session: everything that rules and decoders remember from event to event.
 * @source rules.md 3.3, 3.5, 6
 */
export class Session {
  readonly #ruleset: Ruleset;
  readonly #options: SessionOptions;
  readonly #managerName: string;
  /** The host of a log that names none. */
  readonly #ownHostname: string;
  #memories: RuleMemories | undefined;
  #decodeState = newDecodeState();
  #isOpened = false;
  #moment: Moment | undefined;

  constructor(ruleset: Ruleset, options: SessionOptions = {}) {
    this.#ruleset = ruleset;
    this.#options = options;
    this.#managerName = utf8ToBytes(options.managerName ?? 'manager');
    this.#ownHostname = this.#managerName.split('.', 1)[0] ?? '';
  }

  /** Forgets everything: the next answer is that of a new session. */
  reset(): void {
    this.#memories = undefined;
    this.#decodeState = newDecodeState();
    this.#isOpened = false;
  }

  /** Takes one event through pre-decoding, decoders and rules. */
  process(input: SessionInput): Answer {
    const messages = new SessionMessages();
    if (!this.#isOpened && !this.#open(messages)) return { ...failed(messages), isRefused: true };
    const bytes = typeof input.event === 'string' ? utf8ToBytes(input.event) : latin1FromUint8Array(input.event);
    const event = predecode(bytes, utf8ToBytes(input.location), this.#ownHostname);
    if (!event) {
      messages.add('ERROR: (1106): String not correctly formatted.');
      return failed(messages, PROCESSING_FAILED);
    }
    const { decoders, roots } = this.#ruleset;
    if (!decoders || roots.length === 0) return failed(messages, PROCESSING_FAILED);
    return this.#evaluate(event, decoders, input, messages);
  }

  #open(messages: SessionMessages): boolean {
    const { sessionMessages, failure } = this.#ruleset;
    for (const message of sessionMessages.slice(-SessionMessages.LIMIT)) messages.add(message);
    if (failure) messages.add('ERROR: (7311): Failure to initializing session');
    else messages.addOpening(this.#options.token);
    this.#isOpened = messages.code !== -1;
    return this.#isOpened;
  }

  #evaluate(event: Event, decoders: DecoderSet, input: SessionInput, messages: SessionMessages): Answer {
    const { roots, settings, searchesAll } = this.#ruleset;
    this.#memories ??= new RuleMemories({ ...settings, keepsAll: searchesAll }, this.#options.diffs ?? new Map());
    const moment = this.#now();
    const nowSeconds = moment.seconds;
    decode(decoders, event, { state: this.#decodeState, nowSeconds, hasRule: (id) => this.#find(id) !== undefined });
    const current: Occurrence = {
      event,
      receivedSeconds: nowSeconds,
      sequence: 0,
      usedByLevel: 0,
      previousLines: undefined,
      previousLog: undefined,
    };
    const trail = input.rulesDebug ? new DebugTrail() : undefined;
    const around = { memories: this.#memories, time: moment.local };
    const rule =
      event.referencedRule === undefined
        ? matchRules(roots, current, around, trail ?? input.observer)
        : this.#find(event.referencedRule);
    const winner: Winner | undefined = rule && { rule, firedTimes: this.#memories.of(rule.index).firedTimes };
    const isKept = rule !== undefined && keepAlert(rule, current, this.#memories);
    const output = answerDocument(current, winner, {
      moment,
      managerName: this.#managerName,
      warn: (text) => messages.add(`WARNING: ${bytesToUtf8(text)}`),
    });
    return {
      error: 0,
      codemsg: messages.code,
      messages: messages.shown,
      isRefused: false,
      output,
      alert: isKept && rule.level >= settings.logAlertLevel,
      rulesDebug: trail?.lines,
      rule,
    };
  }

  #now(): Moment {
    const { clock = Date.now, zoneOffsetMinutes = machineOffset } = this.#options;
    const timeMs = clock();
    if (this.#moment?.timeMs !== timeMs) this.#moment = new Moment(timeMs, zoneOffsetMinutes(timeMs));
    return this.#moment;
  }

  #find(id: number): Rule | undefined {
    return this.#ruleset.ruleById.get(id);
  }
}

const PROCESSING_FAILED = 'ERROR: (7312): Failed to process the event';

function failed(messages: SessionMessages, last?: string): Answer {
  if (last !== undefined) messages.add(last);
  return {
    error: 0,
    codemsg: messages.code,
    messages: messages.shown,
    isRefused: false,
    output: undefined,
    alert: undefined,
    rulesDebug: undefined,
    rule: undefined,
  };
}

function machineOffset(timeMs: number): number {
  return -new Date(timeMs).getTimezoneOffset();
}
