// The definition language. In: object literals from rules-src. Out: frozen plain data for src/compile.
// Must not know XML, files on a manager, or any product.
export { cis, gdpr, gpg13, hipaa, nist80053, pciDss, tsc } from './compliance.ts';
export {
  type Decoder,
  type DecoderInput,
  type DecoderType,
  decoder,
  decoderTypes,
  type PluginDecoder,
} from './decoder.ts';
export { type Text, text } from './description.ts';
export { decodedEvents, type EventFacts, type EventType, jsonEvents } from './event-type.ts';
export { type Changes, type Example, type ExampleEvent, type Examples, type Expectation, repeat } from './example.ts';
export type { Enumerations, FieldFacts, FieldKind, FieldsOf, FieldTable, Scalar } from './field-path.ts';
export {
  absent,
  address,
  addressInList,
  addressNotInList,
  arrayContains,
  atLeast,
  atMost,
  between,
  contains,
  decoded,
  endsWith,
  exists,
  type FieldTest,
  hasItem,
  type Impossible,
  inList,
  is,
  type ListLookup,
  not,
  notInList,
  notOrAbsent,
  oneOf,
  osMatch,
  osRegex,
  type PatternType,
  pcre2,
  startsWith,
  type TestKind,
  type TextTest,
} from './field-test.ts';
export { type Group, type GroupInput, group } from './group.ts';
export { acceptableFaults, type KnownFault } from './known-fault.ts';
export { type ExistingList, existingList, type List, type ListInput, list } from './list.ts';
export {
  type Category,
  type CategoryRoot,
  category,
  type GroupOfRules,
  ifGroup,
  ifGroupText,
  ifLevel,
  type Placement,
  type RuleRef,
  type RulesFromLevel,
  type StockRule,
  stockRule,
} from './placement.ts';
export { type Plugin, type PluginInput, type Predecessor, plugin } from './plugin.ts';
export type {
  CompiledRule,
  Correlation,
  FieldTests,
  Info,
  Level,
  Mitre,
  Rule,
  RuleInput,
  RuleOption,
  TimeSpan,
  WeekDay,
  Where,
} from './rule.ts';
export { namesRefusedByField, type StaticField, staticFieldOf, staticFields } from './static-field.ts';
export {
  type ApiSource,
  apiSource,
  type Followed,
  type HttpAsk,
  type Json,
  type JsonObject,
  type Members,
  type Page,
  type PageAsk,
  type Stream,
  stream,
} from './stream.ts';
export {
  type ApiTransport,
  apiTransport,
  type FileTransport,
  fileTransport,
  type SyslogTransport,
  syslogTransport,
  type Transport,
} from './transport.ts';
export { decoderElements, ruleAttributes, ruleElements } from './xml-names.ts';
