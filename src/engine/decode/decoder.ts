import type { SourceLocation } from '../../diagnostics/index.ts';
import type { DecoderReference, StaticField } from '../event.ts';
import type { JsonFieldOptions } from '../json/index.ts';
import type { Expression } from '../regex/index.ts';
import type { ProgramIndex } from './program-index.ts';
import type { RootIndex } from './root-index.ts';

/** Where a regex begins to look. Of a root `after_parent` means after its own prematch. */
export type Offset = 'after_parent' | 'after_prematch' | 'after_regex';

export type PluginName =
  | 'PF_Decoder'
  | 'SymantecWS_Decoder'
  | 'SonicWall_Decoder'
  | 'OSSECAlert_Decoder'
  | 'JSON_Decoder';

/** A word of `<order>`: one of Wazuh's static fields, or any other name as it is spelled. */
export type OrderField =
  | { readonly kind: 'static'; readonly name: StaticField }
  | { readonly kind: 'dynamic'; readonly name: string };

/** A checked `<decoder>`. */
export interface Decoder {
  /** As declared; what the answer shows is in the reference. */
  readonly declaredName: string;
  readonly parent: string | undefined;
  readonly programName: Expression | undefined;
  readonly prematch: Expression | undefined;
  readonly isPrematchAfterParent: boolean;
  readonly regex: Expression | undefined;
  readonly regexOffset: Offset | undefined;
  readonly order: readonly OrderField[];
  readonly plugin: PluginName | undefined;
  readonly pluginOffset: Offset | undefined;
  readonly json: JsonFieldOptions;
  readonly useOwnName: boolean;
  readonly details: Omit<DecoderReference, 'name' | 'id' | 'parent'>;
  readonly at: SourceLocation;
}

/** A child in its list; the same child hangs below every root of its parent's name. */
export interface ChildDecoder {
  readonly decoder: Decoder;
  readonly reference: DecoderReference;
  /** The next child in the list, whatever its name, goes on where this one ends. */
  readonly isFollowed: boolean;
}

export interface RootDecoder {
  readonly decoder: Decoder;
  readonly reference: DecoderReference;
  readonly children: readonly ChildDecoder[];
}

/** All decoders of a ruleset; immutable, shared by sessions. */
export interface DecoderSet {
  /** Roots with `program_name`: the only ones that an event with a program name sees. */
  readonly withProgramName: readonly RootDecoder[];
  readonly withoutProgramName: readonly RootDecoder[];
  /** The two lists again, as events look into them. */
  readonly rootsByProgramName: ProgramIndex;
  readonly rootsWithoutProgramName: RootIndex;
  /** What `<decoded_as>` may name, children's own names and the engine's internal ones included. */
  readonly ids: ReadonlyMap<string, number>;
  /** Analysisd's decoder_order_size: an event holds no more dynamic fields. */
  readonly orderSize: number;
}
