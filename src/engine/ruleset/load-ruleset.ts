import type { DecoderSet } from '../decode/index.ts';
import { formatMessage, type LoadMessage } from '../messages.ts';
import type { CdbList } from './cdb-list.ts';
import { type RulesetFile, sortFiles } from './files.ts';
import { decoderPart, type LoadedParts, listPart, rulePart } from './loaded-parts.ts';
import type { Rule, RuleNode } from './rule.ts';
import { DEFAULT_SETTINGS, type RulesetSettings } from './settings.ts';

export interface LoadOptions extends Partial<RulesetSettings> {
  /** Lists that ossec.conf names (`etc/lists/audit-keys`); by default every list that is given. */
  readonly declaredLists?: readonly string[] | undefined;
  /** Base names or paths that ossec.conf excludes; by default what the installed one does. */
  readonly excluded?: readonly string[] | undefined;
  /** Keeps what is made of each element, for loadings after this one that change little; it costs memory. */
  readonly remembers?: boolean | undefined;
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
  /** For a later loading: what it may take over. */
  readonly parts: LoadedParts;
}

const EXCLUDED = ['0215-policy_rules.xml'];

/**
 * Loads decoders, lists and rules as the manager does, from any mixture of files.
 * A ruleset that Wazuh refuses is returned too: `failure` says where, `messages` why, and its sessions answer as the real ones.
 * @param before a ruleset loaded with the same options: what is made of the same files is taken from it
 * @throws OssifyError UNSUPPORTED_… where only this engine cannot do what the ruleset asks for
 * @source rules.md 2
 */
export function loadRuleset(files: readonly RulesetFile[], options: LoadOptions = {}, before?: Ruleset): Ruleset {
  const settings = { ...DEFAULT_SETTINGS, ...withoutUndefined(options) };
  const sorted = sortFiles(files, options.excluded ?? EXCLUDED);
  const { remembers = false } = options;
  const decoders = decoderPart(
    sorted.decoders,
    { orderSize: settings.decoderOrderSize, remembers },
    before?.parts.decoders,
  );
  const lists = listPart(sorted.lists, options.declaredLists, before?.parts.lists);
  const decoderIds = decoders.decoders?.ids;
  const rules =
    decoderIds && rulePart(sorted.rules, { settings, lists: lists.lists, decoderIds, remembers }, before?.parts.rules);
  const messages = [...decoders.messages, ...(rules?.messages ?? [])];
  const inForce = rules?.rules ?? [];
  return {
    settings,
    decoders: decoders.decoders,
    lists: lists.lists,
    roots: rules?.roots ?? [],
    rules: inForce,
    ruleById: new Map(inForce.map((rule) => [rule.id, rule])),
    searchesAll: inForce.some(({ search }) => search?.kind === 'regex'),
    messages,
    failure: failureOf(decoders, rules),
    sessionMessages: messages.filter(({ logOnly }) => !logOnly).map(formatMessage),
    parts: { decoders, lists, rules },
  };
}

function failureOf(decoders: LoadedParts['decoders'], rules: LoadedParts['rules']): LoadFailure | undefined {
  if (rules === undefined) return { kind: 'decoders', file: decoders.failedFile };
  return rules.failedFile === undefined ? undefined : { kind: 'rules', file: rules.failedFile };
}

/** An option that is given as undefined is not given. */
function withoutUndefined(options: LoadOptions): Partial<RulesetSettings> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
