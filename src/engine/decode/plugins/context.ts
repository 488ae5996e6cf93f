import type { Event } from '../../event.ts';
import type { JsonFieldOptions } from '../../json/index.ts';
import type { Offset } from '../decoder.ts';

/** What a plugin sees: the event, and the settings and positions of the decoder that the answer will name. */
export interface PluginContext {
  readonly event: Event;
  readonly json: JsonFieldOptions;
  readonly offset: Offset | undefined;
  /** Known only when a child's prematch matched. */
  readonly afterParent: number | undefined;
  readonly afterPrematch: number;
  readonly maxDynamicFields: number;
  readonly hasRule: (id: number) => boolean;
}
