import type { SourceLocation } from '../diagnostics/index.ts';
import type { Decoder } from './decoder.ts';
import type { Text } from './description.ts';
import type { EventFacts } from './event-type.ts';
import type { Examples } from './example.ts';
import type { FieldTest, Impossible, TextTest } from './field-test.ts';
import type { KnownFault } from './known-fault.ts';
import type { GroupOfRules, Placement, RuleRef } from './placement.ts';
import type { HeaderFields, StaticField } from './static-field.ts';

export type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16;

type UserAdvice = 'Wazuh tests dstuser, or srcuser where there is no dstuser, by one element: write `user`';

type TestFor<Field, Value> = Field extends 'srcuser' | 'dstuser'
  ? Impossible<UserAdvice>
  : FieldTest<Value> | readonly FieldTest<Value>[];

/** Tests by field; all must hold, and several tests of one field too. */
export type Where<Fields> = { readonly [F in keyof Fields]?: TestFor<F, Fields[F]> } & {
  readonly [F in Exclude<keyof HeaderFields, keyof Fields>]?: TestFor<F, string>;
};

/** The rule fires on the N-th of its kind within a time. Only events that ended in the counted rule count. */
export interface Correlation<out Field extends string> {
  /** A rule, all rules of a group, or a pattern (OS_Regex) on the log of any event that was kept. */
  readonly ifMatched: RuleRef | GroupOfRules | FieldTest<never>;
  /** N, the current event included: 2 to 9999. */
  readonly frequency: number;
  readonly timeframeSeconds: number;
  /** Fields that must be present and equal, in the current event and in each counted one. */
  readonly same?: readonly (Field | 'location' | 'user')[];
  /** Fields that must differ between the current event and each counted one; absent counts as different. */
  readonly different?: readonly (Field | 'location' | 'user')[];
  /** Counts over all agents, not for each one. */
  readonly globalFrequency?: true;
  /** With frequency 2 the rule fires again on every further event; say so, or set `ignoreSeconds`. */
  readonly refires?: true;
}

export type WeekDay = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Local time of the manager when it received the event, `HH:MM`; both ends belong to it unless it spans midnight. */
export interface TimeSpan {
  readonly from: string;
  readonly to: string;
  readonly outside?: true;
}

export type RuleOption =
  | 'alert_by_email'
  | 'no_email_alert'
  | 'log_alert'
  | 'no_log'
  | 'no_ar'
  | 'no_full_log'
  | 'no_counter';

export type CompiledRule =
  | 'comp_srcuser_dstuser'
  | 'check_id_size'
  | 'comp_mswin_targetuser_calleruser_diff'
  | 'is_simple_http_request'
  | 'is_valid_crawler';

/** ATT&CK: technique ids, or pairs of tactic and technique; Wazuh drops one form when a rule has both. */
export type Mitre = readonly string[] | readonly { readonly tactic: string; readonly technique: string }[];

export interface Info {
  readonly type: 'text' | 'link' | 'cve' | 'osvdb';
  readonly value: string;
}

/** Findings of `ossify check` that are meant, by kind, each with its reason: `{ 'part-of-a-number': 'ids have one digit' }`. */
export type Silence = Readonly<Record<string, string>>;

export interface RuleInput<Fields> {
  readonly id: number;
  /** 0: no alert, and tried before its siblings; else siblings of a higher level are tried first. */
  readonly level: Level;
  /** A rule (or several: any of them), `ifGroup`, `ifLevel` or `category`; by default the root of category syslog. */
  readonly parent?: Placement;
  readonly decodedAs?: Decoder | string;
  /** Several objects are tested one after the other: for a field that is to be tested again after others. */
  readonly where?: Where<Fields> | readonly Where<Fields>[];
  /** Tests of the log: what follows the syslog header; for JSON the whole line. */
  readonly match?: TextTest;
  readonly regex?: TextTest;
  readonly time?: TimeSpan;
  readonly weekday?: readonly [WeekDay, ...WeekDay[]] | 'weekdays' | 'weekends';
  readonly compiledRule?: CompiledRule;
  /** The decoder's `fts` fields have this value for the first time. */
  readonly ifFts?: true;
  /** The log differs from the last one of this host and rule. */
  readonly checkDiff?: true;
  readonly correlate?: Correlation<keyof Fields & string>;
  /** Silence after it fired. */
  readonly ignoreSeconds?: number;
  /** Wazuh's `maxsize`, which is a lower bound of the log's size. */
  readonly minLogBytes?: number;
  /** Never the result itself; its children may be. */
  readonly noAlert?: true;
  /** Replaces a stock rule's properties; what is not repeated is gone, its place in the tree stays. */
  readonly overwrite?: true;
  /** Tried after all its siblings. */
  readonly accuracy?: 0;
  readonly options?: readonly RuleOption[];
  readonly ignoreFields?: readonly string[];
  readonly checkIfIgnored?: readonly string[];
  readonly description: string | Text<(keyof Fields & string) | DescriptionField>;
  /** Beside those of the group it stands in. */
  readonly groups?: readonly string[];
  readonly mitre?: Mitre;
  readonly info?: Info | readonly Info[];
  readonly cve?: string;
  /** What an analyst does when it fires. */
  readonly advice?: string;
  readonly falsePositives?: readonly string[];
  readonly examples?: Examples;
  readonly silence?: Silence;
  readonly knownFaults?: readonly KnownFault[];
}

/** Static fields that a description can name in any event. */
export type DescriptionField =
  | Exclude<StaticField, 'user' | 'location' | 'srcgeoip' | 'dstgeoip'>
  | 'srcuser'
  | 'dstuser';

/** A rule's field tests in their order. */
export type FieldTests = readonly (readonly [field: string, tests: readonly FieldTest<unknown>[]])[];

/** A rule as plain data: what it says, the fields its events have, and where it stands in the source. */
export interface Rule extends Omit<RuleInput<unknown>, 'where' | 'correlate' | 'description'> {
  readonly kind: 'rule';
  readonly where: FieldTests;
  readonly correlate?: Correlation<string>;
  readonly description: string | Text<string>;
  readonly event: EventFacts;
  readonly at: SourceLocation | undefined;
}
