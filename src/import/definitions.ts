import { basename } from 'node:path';
import { stock } from '../compile/index.ts';
import {
  type Decoder,
  type EventFacts,
  type FieldFacts,
  type Group,
  type KnownFault,
  type Plugin,
  type Rule,
  staticFieldOf,
} from '../define/index.ts';
import type { SourceLocation } from '../diagnostics/index.ts';
import { bytesToUtf8 } from '../engine/index.ts';
import type { GroupDefinition } from '../engine/ruleset/index.ts';
import { importedDecoder } from './decoders.ts';
import type { KnownFaults, Surroundings } from './known-faults.ts';
import type { Refusals } from './refusals.ts';
import { groupNames } from './rules/groups.ts';
import { importedRule, type RuleContext } from './rules/rule.ts';
import type { ReadFile } from './source-file.ts';
import { topicsOf } from './topics.ts';

export interface ImportedPlugin {
  readonly name: string;
  /** Files in the order in which Wazuh loads them. */
  readonly files: readonly ReadFile[];
  readonly around: Surroundings;
}

/** Fields of every event, which need not be declared. */
const ofEveryEvent: ReadonlySet<string> = new Set(['hostname', 'program_name', 'location']);

/** Definitions that say what the files say; what cannot be said is refused. */
export function definePlugin(imported: ImportedPlugin, faults: KnownFaults, refusals: Refusals): Plugin {
  const { name, files, around } = imported;
  const fields = new Map<string, FieldFacts>();
  const event: EventFacts = { name, transport: 'syslog', fields };
  const topics = topicsOf(files.flatMap((file) => (file.kind === 'rules' ? [file.path] : [])));
  const ruleFiles = files.flatMap((file) => (file.kind === 'rules' ? [file] : []));
  const definitions = ruleFiles.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules));
  const earlier = new Map<number, Rule>();
  const about = {
    event,
    earlier,
    defined: new Set(definitions.filter(({ draft }) => !draft.attributes.overwrites).map(({ draft }) => draft.id)),
    isElsewhere: (id: number) => stock.hasRule(id) || around.hasRule(id),
    utf8: bytesToUtf8,
    nameField: (field: string) => {
      const name = field === 'user' ? 'dstuser' : field;
      if (!ofEveryEvent.has(name)) fields.set(name, { kinds: new Set(['text']) });
    },
  };
  const rules = ruleFiles.flatMap((file) =>
    file.groups.map((group) => {
      const contextAt = (at: SourceLocation): RuleContext => ({
        ...about,
        at,
        knownFaults: faults.at(at),
        refuse: (refusal) => refusals.refuse(at, refusal),
        refuseFieldName: (field) => refusals.refuse(at, misreadField(field)),
      });
      return defineGroup(group, { topic: topics.get(file.path) ?? '', path: file.path, earlier, faults, contextAt });
    }),
  );
  const decoders = files.flatMap((file) => (file.kind === 'decoders' ? defineDecoders(file, faults, refusals) : []));
  return pluginOf(imported, { rules, decoders, knownFaults: faults.everywhere });
}

function misreadField(field: string) {
  const own = staticFieldOf(field);
  return {
    code: 'IMPORT_FIELD_NAME',
    message: `It looks "${field}" up as a decoded field, and a definition means Wazuh's own ${own} by that name.`,
    hint: 'Test the element of that name instead, or give the decoded field another name.',
  };
}

interface GroupContext {
  readonly topic: string;
  readonly path: string;
  readonly earlier: Map<number, Rule>;
  readonly faults: KnownFaults;
  readonly contextAt: (at: SourceLocation) => RuleContext;
}

function defineGroup(group: GroupDefinition, { topic, path, earlier, faults, contextAt }: GroupContext): Group {
  const { names, ownOf } = groupNames(group, bytesToUtf8);
  const rules = group.rules.map((definition) => {
    const at = { file: path, line: definition.draft.line };
    const rule = importedRule(definition, ownOf(definition.rule.group), contextAt(at));
    if (!earlier.has(rule.id)) earlier.set(rule.id, rule);
    return rule;
  });
  const at = { file: path, line: group.line };
  const knownFaults = faults.at(at);
  const title = names.map((name) => name.trim()).join(', ');
  return { kind: 'group', names, topic, title, rules, ...withFaults(knownFaults), at };
}

function defineDecoders(
  { path, decoders }: ReadFile & { readonly kind: 'decoders' },
  faults: KnownFaults,
  { refuse }: Refusals,
): readonly Decoder[] {
  return decoders.map((loaded) => {
    const at = { file: path, ...(loaded.at.line === undefined ? {} : { line: loaded.at.line }) };
    return importedDecoder(loaded, { at, knownFaults: faults.at(at), refuse, utf8: bytesToUtf8 });
  });
}

function withFaults(knownFaults: readonly KnownFault[]): { readonly knownFaults?: readonly KnownFault[] } {
  return knownFaults.length > 0 ? { knownFaults } : {};
}

type Definitions = Required<Pick<Plugin, 'rules' | 'decoders' | 'knownFaults'>>;

function pluginOf({ name, files }: ImportedPlugin, { rules, decoders, knownFaults }: Definitions): Plugin {
  const [first] = files;
  return {
    kind: 'plugin',
    name,
    title: `Imported from ${files.map(({ path }) => basename(path)).join(', ')}`,
    version: '0.1.0',
    wazuh: { min: '4.9.0' },
    ids: rangesOf(rules.flatMap((group) => group.rules)),
    ...(decoders.length > 0 ? { decoders } : {}),
    rules,
    transports: [],
    order: 'as-declared',
    ...withFaults(knownFaults),
    at: first && { file: first.path },
  };
}

/** Ids further apart than this belong to different ranges. */
const GAP = 100;

/** Ranges that hold the rules' own ids and little else. */
function rangesOf(rules: readonly Rule[]): readonly (readonly [from: number, to: number])[] {
  const ids = rules.filter(({ overwrite }) => !overwrite).map(({ id }) => id);
  const ranges: [number, number][] = [];
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && id - last[1] <= GAP) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
}
