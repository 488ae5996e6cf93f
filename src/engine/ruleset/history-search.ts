import type { StaticField } from '../event.ts';
import type { Expression } from '../regex/index.ts';

/** Which earlier events a composite rule looks through. */
export type HistorySearch =
  /** Those of one rule; `target` is its index, undefined when it was not loaded yet: the search then always fails. */
  | { readonly kind: 'sid'; readonly target: number | undefined }
  /** Those of every rule that was loaded before and has the group. */
  | { readonly kind: 'group'; readonly expression: Expression }
  /** All that the session keeps and that match. */
  | { readonly kind: 'regex'; readonly expression: Expression | undefined };

/** A field that `same_*` and `different_*` compare; the geoip ones are never present. */
export type ComparedField = StaticField | 'location' | 'srcgeoip' | 'dstgeoip';

/** Which of those events count, and how many it takes. */
export interface HistoryFilter {
  /** As configured: the rule fires on the N-th event, the current one included. Absent reads as 2. */
  readonly frequency: number;
  readonly timeframeSeconds: number;
  readonly isGlobal: boolean;
  readonly same: readonly ComparedField[];
  readonly different: readonly ComparedField[];
  /** Lower-case names of dynamic fields. */
  readonly sameFields: readonly string[];
  readonly differentFields: readonly string[];
}

const SAME: Record<string, ComparedField> = {
  same_source_ip: 'srcip',
  same_srcip: 'srcip',
  same_id: 'id',
  same_dstip: 'dstip',
  same_srcport: 'srcport',
  same_src_port: 'srcport',
  same_dstport: 'dstport',
  same_dst_port: 'dstport',
  same_srcuser: 'srcuser',
  same_user: 'dstuser',
  same_protocol: 'protocol',
  same_action: 'action',
  same_url: 'url',
  same_data: 'data',
  same_extra_data: 'extra_data',
  same_status: 'status',
  same_system_name: 'system_name',
  same_srcgeoip: 'srcgeoip',
  same_dstgeoip: 'dstgeoip',
  same_location: 'location',
};

const DIFFERENT: Record<string, ComparedField> = {
  ...Object.fromEntries(Object.entries(SAME).map(([name, field]) => [name.replace('same_', 'different_'), field])),
  not_same_source_ip: 'srcip',
  not_same_user: 'dstuser',
  not_same_id: 'id',
};
delete DIFFERENT.different_source_ip;

const SAME_FIELDS = new Map(Object.entries(SAME));
const DIFFERENT_FIELDS = new Map(Object.entries(DIFFERENT));

/**
 * What a `same_*`, `different_*` or `not_same_*` element compares; undefined for every other element.
 * @param name lower case
 */
export function comparison(
  name: string,
): { readonly list: 'same' | 'different'; readonly field: ComparedField } | undefined {
  const same = SAME_FIELDS.get(name);
  if (same) return { list: 'same', field: same };
  const different = DIFFERENT_FIELDS.get(name);
  return different && { list: 'different', field: different };
}
