import { type Decoder, type DecoderSet, loadDecoders } from '../decode/index.ts';
import { type LoadMessage, MessageLog } from '../messages.ts';
import { ElementMemory } from '../xml/index.ts';
import { type CdbList, readCdbList } from './cdb-list.ts';
import type { LoadableFile } from './files.ts';
import type { RuleInMaking, RuleNode } from './rule.ts';
import { readRuleFile } from './rule-file.ts';
import { FileRejected, RuleFileContext, type RuleMemory } from './rule-file-context.ts';
import { RuleTree } from './rule-tree.ts';
import type { RulesetSettings } from './settings.ts';

// A ruleset is loaded in three parts. Each remembers what it was made of: loading again takes over what would be the same,
// the whole part, or else what was made of each element.

export interface LoadedParts {
  readonly decoders: DecoderPart;
  readonly lists: ListPart;
  /** Undefined when the decoders were refused. */
  readonly rules: RulePart | undefined;
}

export interface DecoderPart {
  readonly files: readonly LoadableFile[];
  readonly decoders: DecoderSet | undefined;
  /** The file that was refused. */
  readonly failedFile: string | undefined;
  readonly messages: readonly LoadMessage[];
  readonly memory: ElementMemory<Decoder> | undefined;
}

export interface ListPart {
  readonly files: readonly LoadableFile[];
  readonly lists: ReadonlyMap<string, CdbList>;
}

export interface RulePart {
  readonly files: readonly LoadableFile[];
  readonly known: KnownToRules;
  readonly roots: readonly RuleNode[];
  readonly rules: readonly RuleInMaking[];
  /** The file that was refused. */
  readonly failedFile: string | undefined;
  readonly messages: readonly LoadMessage[];
  readonly memory: RuleMemory | undefined;
}

/** What a rule can refer to beside other rules. */
interface KnownToRules {
  readonly settings: RulesetSettings;
  readonly lists: ReadonlyMap<string, CdbList>;
  readonly decoderIds: ReadonlyMap<string, number>;
  readonly remembers: boolean;
}

/** @param before is returned when it was made of the same */
export function decoderPart(
  files: readonly LoadableFile[],
  { orderSize, remembers }: { readonly orderSize: number; readonly remembers: boolean },
  before: DecoderPart | undefined,
): DecoderPart {
  if (before && areSameFiles(files, before.files)) return before;
  const log = new MessageLog();
  const memory = before?.memory ?? (remembers ? new ElementMemory<Decoder>() : undefined);
  const loaded = loadDecoders(files, log, orderSize, memory);
  const failedFile = 'failedFile' in loaded ? loaded.failedFile : undefined;
  return { files, decoders: loaded.decoders, failedFile, messages: log.messages, memory };
}

/** @param declared names of the lists that are in force, found or not; by default of all that are there */
export function listPart(
  found: ReadonlyMap<string, LoadableFile>,
  declared: readonly string[] = [...found.keys()],
  before: ListPart | undefined,
): ListPart {
  const files = declared.map((path) => ({ path, bytes: found.get(path)?.bytes ?? '' }));
  if (before && areSameFiles(files, before.files)) return before;
  return { files, lists: new Map(files.map(({ path, bytes }) => [path, readCdbList(path, bytes)])) };
}

/** Reads the rule files up to the first that is refused. */
export function rulePart(files: readonly LoadableFile[], around: KnownToRules, before: RulePart | undefined): RulePart {
  const known = before && isSameKnown(around, before.known) ? before : undefined;
  if (known && areSameFiles(files, known.files)) return known;
  const log = new MessageLog();
  const tree = new RuleTree();
  const memory: RuleMemory | undefined = known?.memory ?? (around.remembers ? new ElementMemory() : undefined);
  const failedFile = readRuleFiles(files, tree, log, { ...around, memory });
  const { messages } = log;
  return { files, known: around, roots: tree.roots, rules: tree.rules(), failedFile, messages, memory };
}

function readRuleFiles(
  files: readonly LoadableFile[],
  tree: RuleTree,
  log: MessageLog,
  known: KnownToRules & { readonly memory: RuleMemory | undefined },
): string | undefined {
  const counter = { next: 0 };
  for (const { path, bytes } of files) {
    try {
      readRuleFile(bytes, tree, counter, new RuleFileContext(path, log, known));
    } catch (error) {
      if (!(error instanceof FileRejected)) throw error;
      return path;
    }
  }
  return undefined;
}

function areSameFiles(files: readonly LoadableFile[], before: readonly LoadableFile[]): boolean {
  return (
    files.length === before.length &&
    files.every(({ path, bytes }, index) => path === before[index]?.path && bytes === before[index]?.bytes)
  );
}

function isSameKnown({ lists, decoderIds }: KnownToRules, before: KnownToRules): boolean {
  if (lists !== before.lists || decoderIds.size !== before.decoderIds.size) return false;
  return [...decoderIds].every(([name, id]) => before.decoderIds.get(name) === id);
}
