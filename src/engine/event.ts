import type { FieldName } from './field-name.ts';

/**
 * Wazuh's static fields in the order in which the `data` object shows them.
 * @source decoding.md 6.5
 */
export const STATIC_FIELDS = [
  'protocol',
  'action',
  'srcip',
  'srcport',
  'srcuser',
  'dstip',
  'dstport',
  'dstuser',
  'id',
  'status',
  'url',
  'data',
  'extra_data',
  'system_name',
] as const;

export type StaticField = (typeof STATIC_FIELDS)[number];

/** Present and empty differ from absent: undefined is absent. */
export type StaticFields = { [name in StaticField]: string | undefined };

/** A decoder's `<type>`, with which a rule's `<category>` is compared; `ossec alert` is set by a plugin only. */
export type Category =
  | 'firewall'
  | 'ids'
  | 'web-log'
  | 'syslog'
  | 'squid'
  | 'windows'
  | 'host-information'
  | 'ossec'
  | 'ossec alert';

/** What an event keeps of the decoder that took it: enough for the answer's `decoder` object and for rules. */
export interface DecoderReference {
  /** The root's name for a child, unless it has use_own_name. */
  readonly name: string;
  /** What `<decoded_as>` compares. */
  readonly id: number;
  readonly parent: string | undefined;
  readonly category: Category;
  readonly accumulate: boolean;
  readonly ftsComment: string | undefined;
  /** The static words of `<fts>`, undefined when the decoder has no `<fts>` at all. */
  readonly fts: FtsWords | undefined;
}

export type FtsWord = 'name' | 'id' | 'dstuser' | 'srcuser' | 'srcip' | 'dstip' | 'data' | 'system_name' | 'location';

export interface FtsWords {
  readonly words: ReadonlySet<FtsWord>;
  /** Dynamic field names, in the order of the decoder's `<order>`. */
  readonly dynamic: readonly string[];
}

/** An event on its way through the engine. All text is a byte string. */
export interface Event {
  /** The whole event, never changed by pre-decoding. */
  fullLog: string;
  /** What decoders and rules look at: the event without its header. */
  log: string;
  location: string;
  readonly agentId: string;
  readonly timestamp: string | undefined;
  hostname: string;
  /** Absent and empty differ: an empty program name selects the decoders with `program_name`. */
  readonly programName: string | undefined;
  /** The byte before `log` is NUL (or `log` is the whole event): a match that ends at -1 then has no text after it. */
  readonly logFollowsCut: boolean;
  readonly statics: StaticFields;
  readonly dynamics: DynamicFields;
  decoder: DecoderReference | undefined;
  category: Category;
  /** The rule that an OSSECAlert event names; rules are then not matched at all. */
  referencedRule: number | undefined;
}

export function noStaticFields(): StaticFields {
  return {
    protocol: undefined,
    action: undefined,
    srcip: undefined,
    srcport: undefined,
    srcuser: undefined,
    dstip: undefined,
    dstport: undefined,
    dstuser: undefined,
    id: undefined,
    status: undefined,
    url: undefined,
    data: undefined,
    extra_data: undefined,
    system_name: undefined,
  };
}

/** The other fields, in order; names may repeat. */
export class DynamicFields {
  readonly names: FieldName[] = [];
  readonly values: string[] = [];
  #first: Map<string, string> | undefined;

  get size(): number {
    return this.names.length;
  }

  add(name: FieldName, value: string): void {
    this.names.push(name);
    this.values.push(value);
    this.#first = undefined;
  }

  /** The first field of that name; `lowerName` is lower case. */
  get(lowerName: string): string | undefined {
    this.#first ??= this.#index();
    return this.#first.get(lowerName);
  }

  #index(): Map<string, string> {
    const first = new Map<string, string>();
    // backwards, so that the first of a name stays
    for (let position = this.names.length - 1; position >= 0; position--) {
      const name = this.names[position];
      if (name) first.set(name.lower, this.values[position] ?? '');
    }
    return first;
  }
}
