import type { Scalar } from './field-path.ts';
import type { ExistingList, List } from './list.ts';

/** Wazuh's pattern dialects, as the attribute `type` spells them. */
export type PatternType = 'osregex' | 'osmatch' | 'pcre2';

/** What a test asks, as plain data; src/compile turns it into a pattern of one dialect. */
export type TestKind =
  | { readonly kind: 'equals'; readonly values: readonly Scalar[]; readonly ignoreCase: boolean }
  | { readonly kind: 'range'; readonly from?: number; readonly to?: number }
  | {
      readonly kind: 'text';
      readonly place: 'start' | 'end' | 'anywhere';
      readonly text: string;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: 'item'; readonly text: string }
  | { readonly kind: 'arrayItem'; readonly value: Scalar }
  | { readonly kind: 'exists' }
  | { readonly kind: 'pattern'; readonly type: PatternType; readonly source: string }
  | { readonly kind: 'address'; readonly addresses: readonly string[] }
  | { readonly kind: 'list'; readonly list: AnyList; readonly lookup: ListLookup; readonly checkValue?: string }
  | { readonly kind: 'not'; readonly test: TestKind }
  | { readonly kind: 'decoded'; readonly test: TestKind }
  | { readonly kind: 'impossible'; readonly what: string; readonly advice: string };

/** A list of the plugin, or one that the manager has. */
type AnyList = List | ExistingList;

export type ListLookup =
  | 'match_key'
  | 'not_match_key'
  | 'match_key_value'
  | 'address_match_key'
  | 'not_address_match_key';

/** A test of one field. `Accepts` is what the field must be able to hold; it exists for the type checker only. */
export interface FieldTest<out Accepts> {
  readonly test: TestKind;
  readonly accepts?: Accepts;
}

/** A test of any text: what `match`, `regex`, `prematch`, `programName` take. */
export type TextTest = FieldTest<string>;

/** Something that Wazuh cannot do: no field takes it, and the compiler's message holds the advice. */
export interface Impossible<Advice extends string> {
  readonly test: TestKind & { readonly kind: 'impossible' };
  /** No field accepts this, so that every use is an error of the type checker. */
  readonly accepts?: { readonly impossible: Advice };
}

export interface CaseOption {
  /** ASCII letters only, as everywhere in Wazuh. */
  readonly ignoreCase?: boolean;
}

/** The field is exactly this value. Numbers and booleans are compared in the engine's own spelling. */
export function is<const V extends Scalar>(value: V, options: CaseOption = {}): FieldTest<V> {
  return { test: { kind: 'equals', values: [value], ignoreCase: options.ignoreCase ?? false } };
}

/** The field is exactly one of these values. */
export function oneOf<const V extends Scalar>(...values: readonly [V, ...V[]]): FieldTest<V> {
  return { test: { kind: 'equals', values, ignoreCase: false } };
}

/**
 * The field **is present** and the test does not hold; a plain value means `not(is(value))`.
 * Wazuh fails a rule on an absent field also with `negate="yes"`, so "absent or not x" cannot be said: see `notOrAbsent`.
 */
export function not<const V extends Scalar>(value: V): FieldTest<V>;
export function not<A>(test: FieldTest<A>): FieldTest<A>;
export function not(test: Scalar | FieldTest<unknown>): FieldTest<unknown> {
  const inner = typeof test === 'object' ? test : is(test);
  return { test: { kind: 'not', test: inner.test } };
}

/**
 * For `hostname`, `program_name` and `location`: the field that a decoder gave this name, a JSON member for example, and not
 * what Wazuh itself knows by it.
 */
export function decoded(test: TextTest): TextTest {
  return { test: { kind: 'decoded', test: test.test } };
}

/** A number from `from` on. Right for every integer, and for fractions too. */
export function atLeast(from: number): FieldTest<number> {
  return { test: { kind: 'range', from } };
}

/** A number up to `to`. */
export function atMost(to: number): FieldTest<number> {
  return { test: { kind: 'range', to } };
}

/** A number of this range, both ends included. */
export function between(from: number, to: number): FieldTest<number> {
  return { test: { kind: 'range', from, to } };
}

/** The field is there and is not the text `null` (as which the JSON decoder stores a null). */
export function exists(): FieldTest<never> {
  return { test: { kind: 'exists' } };
}

const ABSENT =
  'Wazuh fails a rule on an absent field: give a sibling with exists() a higher level, and let this rule take the rest';

/** Cannot be said in Wazuh; no field takes it. */
export function absent(): Impossible<typeof ABSENT> {
  return impossible('absent()', ABSENT);
}

/** Cannot be said in Wazuh; no field takes it. */
export function notOrAbsent(_value: Scalar): Impossible<typeof ABSENT> {
  return impossible('notOrAbsent()', ABSENT);
}

function impossible<const Advice extends string>(what: string, advice: Advice): Impossible<Advice> {
  return { test: { kind: 'impossible', what, advice } };
}

/** The text holds this piece; upper and lower case differ unless `ignoreCase`. An enumerated field takes `oneOf` instead. */
export function contains(text: string, options: CaseOption = {}): TextTest {
  return { test: { kind: 'text', place: 'anywhere', text, ignoreCase: options.ignoreCase ?? false } };
}

export function startsWith(text: string, options: CaseOption = {}): TextTest {
  return { test: { kind: 'text', place: 'start', text, ignoreCase: options.ignoreCase ?? false } };
}

export function endsWith(text: string, options: CaseOption = {}): TextTest {
  return { test: { kind: 'text', place: 'end', text, ignoreCase: options.ignoreCase ?? false } };
}

/** A text that is a comma list holds this item as a whole. Ex: `hasItem('new')` on `new` and on `status,new`. */
export function hasItem(text: string): TextTest {
  return { test: { kind: 'item', text } };
}

/** A JSON array of texts, numbers or booleans holds this item; the engine sees the array as one text. */
export function arrayContains<const V extends Scalar>(value: V): FieldTest<readonly V[]> {
  return { test: { kind: 'arrayItem', value } };
}

/** A PCRE2 pattern as Wazuh runs it: bytes, case-sensitive, unanchored. `<` and `&` are escaped for you. */
export function pcre2(source: string): FieldTest<never> {
  return { test: { kind: 'pattern', type: 'pcre2', source } };
}

/** An OS_Regex pattern: no `[…]`, `?`, `{n}`, no quantifier on a literal; `\.` is any character and `.` a dot. */
export function osRegex(source: string): FieldTest<never> {
  return { test: { kind: 'pattern', type: 'osregex', source } };
}

/** An OS_Match pattern: pieces between `|`, each may be held by `^` and `$`; no escapes, no case. */
export function osMatch(source: string): FieldTest<never> {
  return { test: { kind: 'pattern', type: 'osmatch', source } };
}

/** For `srcip` and `dstip`: one of these addresses or networks (`10.0.0.0/8`, `2001:db8::/32`). */
export function address(...addresses: readonly [string, ...string[]]): TextTest {
  return { test: { kind: 'address', addresses } };
}

/** The field's value is a key of the list; with `value`, the key's value matches that OS_Match pattern. */
export function inList(list: AnyList, options: { readonly value?: string } = {}): FieldTest<never> {
  if (options.value === undefined) return { test: { kind: 'list', list, lookup: 'match_key' } };
  return { test: { kind: 'list', list, lookup: 'match_key_value', checkValue: options.value } };
}

/** The field is present and is no key of the list. */
export function notInList(list: AnyList): FieldTest<never> {
  return { test: { kind: 'list', list, lookup: 'not_match_key' } };
}

/** The address, or a leading part of it that ends in a dot (`10.1.`), is a key of the list. IPv6 is compared whole. */
export function addressInList(list: AnyList): FieldTest<never> {
  return { test: { kind: 'list', list, lookup: 'address_match_key' } };
}

/** The opposite of `addressInList`, of an address that is present. */
export function addressNotInList(list: AnyList): FieldTest<never> {
  return { test: { kind: 'list', list, lookup: 'not_address_match_key' } };
}
