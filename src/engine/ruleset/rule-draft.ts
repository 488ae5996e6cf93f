import type { ExpressionType } from '../regex/index.ts';
import type { AddressRange } from './address.ts';
import type { CompiledRule, FieldCondition, ListCondition, Subject } from './condition.ts';
import type { ComparedField } from './history-search.ts';
import type { MitreInMaking } from './mitre-element.ts';
import type { RuleCategory } from './rule.ts';
import type { RuleAttributes } from './rule-attributes.ts';
import type { TimeWindow } from './time-window.ts';

/** A pattern whose element may be repeated: the texts are glued, and the last element's type and negation hold. */
export interface GluedPattern {
  text: string | undefined;
  type: ExpressionType;
  negate: boolean;
  readonly line: number;
}

/** Texts that are glued in the same way and are no patterns. */
export type GluedText =
  | 'description'
  | 'info'
  | 'cve'
  | 'group'
  | 'if_sid'
  | 'if_group'
  | 'if_level'
  | 'if_matched_group'
  | 'if_matched_regex';

/** A rule while its elements are read, one after the other. */
export interface RuleDraft {
  readonly id: number;
  readonly line: number;
  readonly attributes: RuleAttributes & { readonly level: number };
  readonly patterns: Map<PatternElement, GluedPattern>;
  readonly texts: Map<GluedText, string | undefined>;
  readonly fields: FieldCondition[];
  readonly addresses: Map<'srcip' | 'dstip', { readonly ranges: AddressRange[]; negate: boolean }>;
  readonly lists: ListCondition[];
  readonly same: Set<ComparedField>;
  readonly different: Set<ComparedField>;
  readonly sameFields: string[];
  readonly differentFields: string[];
  readonly mitre: MitreInMaking;
  decodedAs: { readonly name: string; readonly decoderId: number } | undefined;
  category: RuleCategory;
  compiledRule: CompiledRule | undefined;
  time: TimeWindow | undefined;
  weekdays: ReadonlySet<number> | undefined;
  ifMatchedSid: number | undefined;
  usesFts: boolean;
  checksDiff: boolean;
  isGlobal: boolean;
  mail: boolean;
  showsFullLog: boolean;
  showsFiredTimes: boolean;
}

/** Elements that hold a pattern: what they look at, and the dialect when `type` does not say. */
export const PATTERN_ELEMENTS = {
  match: { subject: 'log', type: 'osmatch' },
  regex: { subject: 'log', type: 'osregex' },
  program_name: { subject: 'program_name', type: 'osmatch' },
  id: { subject: 'id', type: 'osmatch' },
  system_name: { subject: 'system_name', type: 'osmatch' },
  protocol: { subject: 'protocol', type: 'osmatch' },
  action: { subject: 'action', type: 'string' },
  url: { subject: 'url', type: 'osmatch' },
  location: { subject: 'location', type: 'osmatch' },
  srcport: { subject: 'srcport', type: 'osmatch' },
  dstport: { subject: 'dstport', type: 'osmatch' },
  user: { subject: 'user', type: 'osmatch' },
  srcgeoip: { subject: 'srcgeoip', type: 'osmatch' },
  dstgeoip: { subject: 'dstgeoip', type: 'osmatch' },
  data: { subject: 'data', type: 'osmatch' },
  extra_data: { subject: 'extra_data', type: 'osmatch' },
  hostname: { subject: 'hostname', type: 'osmatch' },
  status: { subject: 'status', type: 'osmatch' },
} as const satisfies Record<string, { subject: Subject; type: ExpressionType }>;

export type PatternElement = keyof typeof PATTERN_ELEMENTS;

export function isPatternElement(name: string): name is PatternElement {
  return Object.hasOwn(PATTERN_ELEMENTS, name);
}

export function newDraft(
  id: number,
  line: number,
  attributes: RuleDraft['attributes'],
  emailAlertLevel: number,
): RuleDraft {
  return {
    id,
    line,
    attributes,
    patterns: new Map(),
    texts: new Map(),
    fields: [],
    addresses: new Map(),
    lists: [],
    same: new Set(),
    different: new Set(),
    sameFields: [],
    differentFields: [],
    mitre: { ids: [], pairs: [] },
    decodedAs: undefined,
    category: 'syslog',
    compiledRule: undefined,
    time: undefined,
    weekdays: undefined,
    ifMatchedSid: undefined,
    usesFts: false,
    checksDiff: false,
    isGlobal: false,
    mail: attributes.level >= emailAlertLevel,
    showsFullLog: true,
    showsFiredTimes: true,
  };
}
