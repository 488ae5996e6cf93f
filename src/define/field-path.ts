/** What a field of an event can hold, as the definitions see it; the engine compares texts. */
export type Scalar = string | number | boolean;

type KeysOf<T> = T extends unknown ? keyof T & string : never;
type MemberOf<T, K extends string> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
type Leaf = Scalar | readonly unknown[];
type LeafType<V> = V extends readonly (infer Item)[] ? readonly Item[] : V extends Scalar ? V : never;

/** Counts the nesting: deeper members than these eight levels are no fields for the type checker. */
type Deeper<Depth extends readonly 0[]> = [...Depth, 0];

type EntriesOf<T, Prefix extends string, Depth extends readonly 0[]> = Depth['length'] extends 8
  ? never
  : { [K in KeysOf<T>]: EntriesBelow<NonNullable<MemberOf<T, K>>, `${Prefix}${K}`, Depth> }[KeysOf<T>];

type EntriesBelow<V, Path extends string, Depth extends readonly 0[]> =
  | ([Extract<V, Leaf>] extends [never] ? never : [Path, LeafType<Extract<V, Leaf>>])
  | ([Exclude<V, Leaf>] extends [never] ? never : EntriesOf<Exclude<V, Leaf>, `${Path}.`, Deeper<Depth>>);

/** Dotted path -> type, over the union of all sample lines. Ex: `{ a: { b: 1 } } -> { 'a.b': number }`. */
export type FieldsOf<Line> = { readonly [E in EntriesOf<Line, '', []> as E[0]]: E[1] };

/** Fields whose values a product's documents enumerate. */
export type Enumerations = Readonly<Record<string, readonly string[]>>;

/** The fields, with the enumerated ones narrowed to their values. */
export type Narrowed<Fields, E> = {
  readonly [K in keyof Fields]: K extends keyof E ? (E[K] extends readonly (infer V)[] ? V : Fields[K]) : Fields[K];
};

export type FieldKind = 'text' | 'number' | 'boolean' | 'array';

/** What is known of one field when the build runs: without the type checker, misspelt names are still found. */
export interface FieldFacts {
  readonly kinds: ReadonlySet<FieldKind>;
  /** Known values, where the field is enumerated. */
  readonly values?: readonly string[];
}

export type FieldTable = ReadonlyMap<string, FieldFacts>;

/**
 * Reads the field table off sample lines, the way the JSON decoder names fields: members joined by dots, arrays are one
 * field, null and empty objects none.
 * @source Wazuh 4.14.7, test/vectors/json.jsonl
 */
export function fieldTable(samples: readonly unknown[], enumerations: Enumerations = {}): FieldTable {
  const kinds = new Map<string, Set<FieldKind>>();
  for (const sample of samples) collect(sample, '', kinds);
  for (const path of Object.keys(enumerations)) if (!kinds.has(path)) kinds.set(path, new Set(['text']));
  return new Map(
    [...kinds].map(([path, seen]) => {
      const values = enumerations[path];
      return [path, values ? { kinds: seen, values } : { kinds: seen }];
    }),
  );
}

function collect(value: unknown, path: string, into: Map<string, Set<FieldKind>>): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, member] of Object.entries(value)) collect(member, path === '' ? key : `${path}.${key}`, into);
    return;
  }
  const known = into.get(path) ?? new Set<FieldKind>();
  known.add(kindOf(value));
  into.set(path, known);
}

function kindOf(value: unknown): FieldKind {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}
