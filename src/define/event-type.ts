import { definedAt } from './at.ts';
import {
  type Enumerations,
  type FieldKind,
  type FieldsOf,
  type FieldTable,
  fieldTable,
  type Narrowed,
} from './field-path.ts';
import type { FieldTest, Impossible } from './field-test.ts';
import type { FieldTests, Rule, RuleInput } from './rule.ts';
import type { Stream } from './stream.ts';

/** What is known of a kind of event at build time. */
export interface EventFacts {
  readonly name: string;
  /** `json`: lines that logcollector re-serialises; `syslog`: lines as they are. */
  readonly transport: 'json' | 'syslog';
  /** How an API object becomes a line; without it an example's object is the line. */
  readonly stream?: Stream;
  readonly fields: FieldTable;
}

/** A kind of event: its fields are the rules' vocabulary. */
export interface EventType<Fields> extends EventFacts {
  readonly kind: 'event-type';
  /** Declares a rule on events of this kind. */
  readonly rule: (declaration: RuleInput<Fields>) => Rule;
  /** For the type checker only. */
  readonly vocabulary?: Fields;
}

type EnumerationsOf<S> = S extends { readonly enumerations: infer E } ? E : unknown;

interface JsonEvents<Line, S, E> {
  readonly name: string;
  /** The API stream whose objects these lines are made of. */
  readonly stream?: S;
  /** Lines as they reach Wazuh; field names and types are read off them. */
  readonly samples: readonly Line[];
  /** Beside those of the stream. */
  readonly enumerations?: E;
}

/** Declares a kind of JSON event from sample lines. */
export function jsonEvents<
  Line,
  const S extends Stream | undefined = undefined,
  const E extends Enumerations = Record<never, never>,
>(declaration: JsonEvents<Line, S, E>): EventType<Narrowed<FieldsOf<Line>, EnumerationsOf<S> & E>> {
  const { name, stream, samples } = declaration;
  const fields = fieldTable(samples, { ...stream?.enumerations, ...declaration.enumerations });
  return eventType({ name, transport: 'json', fields, ...(stream ? { stream } : {}) });
}

type FieldOfKind<Kind> = Kind extends 'number' ? number : string;

interface DecodedEvents<F, E> {
  readonly name: string;
  /** Names from the decoders' `order`; a `number` is compared as one. */
  readonly fields: F;
  readonly enumerations?: E;
}

/** Declares a kind of event whose fields decoders of the plugin capture from text. */
export function decodedEvents<
  const F extends Readonly<Record<string, 'text' | 'number'>>,
  const E extends Enumerations = Record<never, never>,
>(declaration: DecodedEvents<F, E>): EventType<Narrowed<{ readonly [K in keyof F]: FieldOfKind<F[K]> }, E>> {
  const kinds = Object.entries(declaration.fields).map(([name, kind]): [string, ReadonlySet<FieldKind>] => [
    name,
    new Set([kind]),
  ]);
  const fields: FieldTable = new Map(
    kinds.map(([name, seen]) => {
      const values = declaration.enumerations?.[name];
      return [name, values ? { kinds: seen, values } : { kinds: seen }];
    }),
  );
  return eventType({ name: declaration.name, transport: 'syslog', fields });
}

function eventType<Fields>(facts: EventFacts): EventType<Fields> {
  const rule = (declaration: RuleInput<Fields>): Rule => {
    const { where = {}, ...rest } = declaration;
    return Object.freeze({
      kind: 'rule',
      ...rest,
      where: fieldTests(where),
      event: facts,
      at: definedAt(),
    });
  };
  return Object.freeze({ kind: 'event-type', ...facts, rule });
}

type AnyTest = FieldTest<unknown> | Impossible<string>;

type AnyWhere = { readonly [field: string]: AnyTest | readonly AnyTest[] | undefined };

function fieldTests(where: AnyWhere | readonly AnyWhere[]): FieldTests {
  if (isSeveral(where)) return where.flatMap(fieldTests);
  return Object.entries(where).flatMap(([field, tests]) => {
    if (tests === undefined) return [];
    return [[field, 'test' in tests ? [tests] : tests] as const];
  });
}

function isSeveral(where: AnyWhere | readonly AnyWhere[]): where is readonly AnyWhere[] {
  return Array.isArray(where);
}
