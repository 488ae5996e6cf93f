// JSON as the engine reads and prints it. In: byte strings. Out: ordered values, flat fields, the `data` object, text.
// It knows nothing of decoders; JavaScript's own JSON would lose order, doubles, number texts and trailing bytes.
export { dataObject } from './data-object.ts';
export { type ArrayFields, flattenJson, type JsonFieldOptions, type NullFields } from './flatten.ts';
export { jsonErrorOffset, type ParsedJson, parseJson } from './parse.ts';
export { printCompact, printFormatted } from './print.ts';
export { isJsonArray, isJsonObject, type Json, type JsonMember, type JsonObject } from './value.ts';
