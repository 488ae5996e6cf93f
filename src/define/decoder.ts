import type { SourceLocation } from '../diagnostics/index.ts';
import { definedAt } from './at.ts';
import type { TextTest } from './field-test.ts';
import type { KnownFault } from './known-fault.ts';
import type { Silence } from './rule.ts';

export const decoderTypes = [
  'firewall',
  'ids',
  'web-log',
  'syslog',
  'squid',
  'windows',
  'host-information',
  'ossec',
] as const;
export type DecoderType = (typeof decoderTypes)[number];

export type PluginDecoder =
  | 'PF_Decoder'
  | 'SymantecWS_Decoder'
  | 'SonicWall_Decoder'
  | 'OSSECAlert_Decoder'
  | 'JSON_Decoder';

type RegexOffset = 'after_parent' | 'after_prematch' | 'after_regex';

interface Shared {
  readonly name: string;
  /** Stands above the decoder in the file. */
  readonly comment?: string;
  readonly silence?: Silence;
  readonly type?: DecoderType;
  readonly programName?: TextTest;
  readonly fts?: readonly string[];
  readonly ftsComment?: string;
  readonly accumulate?: true;
  readonly jsonNullField?: 'string' | 'discard';
  readonly jsonArrayStructure?: 'array' | 'csv';
  readonly knownFaults?: readonly KnownFault[];
}

/** Captures of `regex`, by position; a plugin decoder reads the log by itself and takes neither. */
type Extraction<Offset extends RegexOffset> =
  | {
      readonly regex: TextTest;
      readonly regexOffset?: Offset;
      readonly order: readonly string[];
      readonly pluginDecoder?: never;
      readonly pluginOffset?: never;
    }
  | {
      readonly pluginDecoder: PluginDecoder;
      readonly pluginOffset?: Exclude<Offset, 'after_regex'>;
      readonly regex?: never;
      readonly regexOffset?: never;
      readonly order?: never;
    }
  | {
      readonly regex?: never;
      readonly regexOffset?: never;
      readonly order?: never;
      readonly pluginDecoder?: never;
      readonly pluginOffset?: never;
    };

/** A root holds by `programName` or by `prematch`; its own regex runs only while it has no children. */
type RootInput = Shared &
  ({ readonly programName: TextTest } | { readonly prematch: TextTest }) & {
    readonly parent?: never;
    readonly prematch?: TextTest;
    readonly prematchOffset?: never;
    readonly useOwnName?: never;
  } & Extraction<'after_prematch'>;

/** A child with a prematch may be reported by its own name. */
type MatchingChildInput = Shared & {
  readonly parent: Decoder | string;
  readonly prematch: TextTest;
  readonly prematchOffset?: 'after_parent';
  readonly useOwnName?: true;
} & Extraction<RegexOffset>;

/**
 * A child without prematch is always taken and hides its later siblings, but for those of the same name, whose regexes
 * run one after the other. Its type, fts, accumulate and JSON settings have no effect, so it has none.
 */
type BareChildInput = Pick<Shared, 'name' | 'comment' | 'silence' | 'knownFaults'> & {
  readonly [K in Exclude<keyof Shared, 'name' | 'comment' | 'silence' | 'knownFaults'>]?: never;
} & {
  readonly parent: Decoder | string;
  readonly prematch?: never;
  readonly prematchOffset?: never;
  readonly useOwnName?: never;
} & Exclude<Extraction<'after_parent' | 'after_regex'>, { readonly regex?: never; readonly pluginDecoder?: never }>;

export type DecoderInput = RootInput | MatchingChildInput | BareChildInput;

/** A decoder as plain data; `parent` is the name of a root. */
export interface Decoder extends Shared {
  readonly kind: 'decoder';
  readonly parent?: string;
  readonly prematch?: TextTest;
  readonly prematchOffset?: 'after_parent';
  readonly regex?: TextTest;
  readonly regexOffset?: RegexOffset;
  readonly order?: readonly string[];
  readonly pluginDecoder?: PluginDecoder;
  readonly pluginOffset?: 'after_parent' | 'after_prematch';
  readonly useOwnName?: true;
  readonly at: SourceLocation | undefined;
}

/**
 * Declares one decoder. Several roots of one name are alternatives; several children of one name are a chain.
 * @source Wazuh 4.14.7, test/vectors/decoder.jsonl
 */
export function decoder(declaration: DecoderInput): Decoder {
  const { parent, ...rest } = declaration;
  const parentName = typeof parent === 'object' ? parent.name : parent;
  return Object.freeze({
    kind: 'decoder',
    ...rest,
    ...(parentName === undefined ? {} : { parent: parentName }),
    at: definedAt(),
  });
}
