import type { Expression } from '../regex/index.ts';
import type { AddressRange } from './address.ts';
import type { CdbList } from './cdb-list.ts';
import type { ListLookup } from './list-element.ts';
import type { TimeWindow } from './time-window.ts';

/** What a pattern element of a rule is tested against; `user` is dstuser, else srcuser. */
export type Subject =
  | 'program_name'
  | 'id'
  | 'system_name'
  | 'protocol'
  | 'log'
  | 'action'
  | 'url'
  | 'location'
  | 'srcport'
  | 'dstport'
  | 'user'
  | 'srcgeoip'
  | 'dstgeoip'
  | 'data'
  | 'extra_data'
  | 'hostname'
  | 'status';

/** The names of `<compiled_rule>`. */
export const COMPILED_RULES = [
  'check_id_size',
  'comp_mswin_targetuser_calleruser_diff',
  'comp_srcuser_dstuser',
  'is_simple_http_request',
  'is_valid_crawler',
] as const;
export type CompiledRule = (typeof COMPILED_RULES)[number];

/** One test of a rule. An event that lacks the tested field fails it, whatever `negate` says. */
export type Condition =
  | { readonly kind: 'decodedAs'; readonly name: string; readonly decoderId: number }
  | TextCondition
  | FieldCondition
  | AddressCondition
  | { readonly kind: 'compiledRule'; readonly name: CompiledRule }
  /** A lower bound, despite the name of the attribute. */
  | { readonly kind: 'maxsize'; readonly bytes: number }
  | { readonly kind: 'time'; readonly window: TimeWindow }
  /** 0 is Sunday. */
  | { readonly kind: 'weekday'; readonly days: ReadonlySet<number> }
  | { readonly kind: 'checkDiff' }
  | { readonly kind: 'fts' }
  | ListCondition;

export interface TextCondition {
  readonly kind: 'text';
  /** The element that said so: `match` and `regex` both look at `log`. */
  readonly element: string;
  readonly subject: Subject;
  readonly expression: Expression;
  readonly negate: boolean;
}

export interface FieldCondition {
  readonly kind: 'field';
  readonly name: string;
  readonly lowerName: string;
  readonly expression: Expression;
  readonly negate: boolean;
}

export interface AddressCondition {
  readonly kind: 'address';
  readonly subject: 'srcip' | 'dstip';
  /** One is enough. */
  readonly ranges: readonly AddressRange[];
  readonly negate: boolean;
}

export interface ListCondition {
  readonly kind: 'list';
  /** A static name of LIST_FIELDS, or the lower-case name of a dynamic field. */
  readonly field: string;
  readonly isStatic: boolean;
  readonly lookup: ListLookup;
  readonly list: CdbList;
  readonly checkValue: Expression | undefined;
}
