import { type DecoderSet, loadDecoders } from '../decode/index.ts';
import { formatMessage, type LoadMessage, MessageLog } from '../messages.ts';
import { type CdbList, readCdbList } from './cdb-list.ts';
import { type LoadableFile, type RulesetFile, sortFiles } from './files.ts';
import type { Rule, RuleNode } from './rule.ts';
import { readRuleFile } from './rule-file.ts';
import { FileRejected, RuleFileContext } from './rule-file-context.ts';
import { RuleTree } from './rule-tree.ts';
import { DEFAULT_SETTINGS, type RulesetSettings } from './settings.ts';

export interface LoadOptions extends Partial<RulesetSettings> {
  /** Lists that ossec.conf names (`etc/lists/audit-keys`); by default every list that is given. */
  readonly declaredLists?: readonly string[] | undefined;
  /** Base names or paths that ossec.conf excludes; by default what the installed one does. */
  readonly excluded?: readonly string[] | undefined;
}

/** Where loading gave up; `file` is undefined when no single one is to blame. */
export interface LoadFailure {
  readonly kind: 'decoders' | 'rules';
  readonly file: string | undefined;
}

/** A loaded ruleset. Immutable; any number of sessions share it. */
export interface Ruleset {
  readonly settings: RulesetSettings;
  /** Undefined when the decoders were refused. */
  readonly decoders: DecoderSet | undefined;
  readonly lists: ReadonlyMap<string, CdbList>;
  readonly roots: readonly RuleNode[];
  /** Every rule in force, in load order. */
  readonly rules: readonly Rule[];
  readonly ruleById: ReadonlyMap<number, Rule>;
  /** A rule has `if_matched_regex`: it looks through every event that a session keeps. */
  readonly searchesAll: boolean;
  /** Everything that loading had to say, in order. */
  readonly messages: readonly LoadMessage[];
  readonly failure: LoadFailure | undefined;
  /** The messages as a session's first answer begins; those of the log file alone are left out. */
  readonly sessionMessages: readonly string[];
}

const EXCLUDED = ['0215-policy_rules.xml'];

/**
 * Loads decoders, lists and rules as the manager does, from any mixture of files.
 * A ruleset that Wazuh refuses is returned too: `failure` says where, `messages` why, and its sessions answer as the real ones.
 * @throws OssifyError UNSUPPORTED_… where only this engine cannot do what the ruleset asks for
 * @source rules.md 2
 */
export function loadRuleset(files: readonly RulesetFile[], options: LoadOptions = {}): Ruleset {
  const settings = { ...DEFAULT_SETTINGS, ...withoutUndefined(options) };
  const sorted = sortFiles(files, options.excluded ?? EXCLUDED);
  const log = new MessageLog();
  const loaded = loadDecoders(sorted.decoders, log, settings.decoderOrderSize);
  const { decoders } = loaded;
  const lists = loadLists(sorted.lists, options.declaredLists);
  const tree = new RuleTree();
  const failure: LoadFailure | undefined = decoders
    ? loadRules(sorted.rules, tree, log, { settings, lists, decoderIds: decoders.ids })
    : { kind: 'decoders', file: loaded.failedFile };
  const rules = tree.rules();
  return {
    settings,
    decoders,
    lists,
    roots: tree.roots,
    rules,
    ruleById: new Map(rules.map((rule) => [rule.id, rule])),
    searchesAll: rules.some(({ search }) => search?.kind === 'regex'),
    messages: log.messages,
    failure,
    sessionMessages: log.messages.filter(({ logOnly }) => !logOnly).map(formatMessage),
  };
}

function loadLists(
  files: ReadonlyMap<string, LoadableFile>,
  declared: readonly string[] = [...files.keys()],
): ReadonlyMap<string, CdbList> {
  return new Map(declared.map((name) => [name, readCdbList(name, files.get(name)?.bytes ?? '')]));
}

function loadRules(
  files: readonly LoadableFile[],
  tree: RuleTree,
  log: MessageLog,
  known: ConstructorParameters<typeof RuleFileContext>[2],
): LoadFailure | undefined {
  const counter = { next: 0 };
  for (const { path, bytes } of files) {
    try {
      readRuleFile(bytes, tree, counter, new RuleFileContext(path, log, known));
    } catch (error) {
      if (!(error instanceof FileRejected)) throw error;
      return { kind: 'rules', file: path };
    }
  }
  return undefined;
}

/** An option that is given as undefined is not given. */
function withoutUndefined(options: LoadOptions): Partial<RulesetSettings> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
