// Decoders. In: decoder files' texts; then events without decoder. Out: a DecoderSet with what Wazuh says about it; then decoded events.
// It knows nothing of rules, of files on a disk or of the answer's form.
export type { ChildDecoder, Decoder, DecoderSet, Offset, OrderField, PluginName, RootDecoder } from './decoder.ts';
export { type DecodeContext, decode } from './evaluate.ts';
export { ftsKey } from './fts-key.ts';
export { INTERNAL_NAMES } from './load/internal-names.ts';
export {
  DEFAULT_ORDER_SIZE,
  type DecoderDefinitions,
  type DecoderFile,
  type LoadedDecoders,
  loadDecoders,
  readDecoderDefinitions,
} from './load/load-decoders.ts';
export { type DecodeState, newDecodeState } from './state.ts';
