import { type LoadMessage, MessageLog } from '../messages.ts';
import type { XmlElement } from '../xml/index.ts';
import { buildRule } from './build-rule.ts';
import { type RulesetFile, toLoadable } from './files.ts';
import type { UnplacedRule } from './rule.ts';
import type { RuleDraft } from './rule-draft.ts';
import { checkHasRules, readGroups, readRuleDraft } from './rule-file.ts';
import { FileRejected, RuleDropped, RuleFileContext } from './rule-file-context.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

/** A rule as its file says it, before it has a place in a tree. */
export interface RuleDefinition {
  /** The elements glued and typed. */
  readonly draft: RuleDraft;
  /** What evaluation would see of it; `category` and `search` are what the rule alone says. */
  readonly rule: UnplacedRule;
  /** The elements as they were written. */
  readonly element: XmlElement;
}

/** A `<group>` of a rule file. */
export interface GroupDefinition {
  readonly name: string;
  readonly line: number;
  readonly rules: readonly RuleDefinition[];
}

export interface RuleDefinitions {
  readonly isRefused: boolean;
  /** Empty when the file is refused. */
  readonly groups: readonly GroupDefinition[];
  /** What Wazuh says while it reads the file alone: neither parents nor duplicates are looked for. */
  readonly messages: readonly LoadMessage[];
}

/**
 * Reads a rule file without the ruleset around it: every decoder and list that it names is taken to be there.
 * @throws OssifyError UNSUPPORTED_… where only this engine cannot do what the file asks for
 */
export function readRuleDefinitions(file: RulesetFile): RuleDefinitions {
  const { path, bytes } = toLoadable(file);
  const log = new MessageLog();
  const blind = contextOf(path, log, []);
  try {
    const groups = readGroups(bytes, blind);
    const context = contextOf(path, log, groups);
    return { isRefused: false, groups: groups.map((group) => readGroup(group, context)), messages: log.messages };
  } catch (error) {
    if (!(error instanceof FileRejected)) throw error;
    return { isRefused: true, groups: [], messages: log.messages };
  }
}

function contextOf(path: string, log: MessageLog, groups: readonly XmlElement[]): RuleFileContext {
  const named = (name: string) =>
    groups.flatMap((group) =>
      group.children.flatMap((rule) =>
        rule.children.filter((child) => child.name.toLowerCase() === name).map(({ content }) => content),
      ),
    );
  const lists = named('list').map((list) => list.replace(/\.cdb$/, ''));
  return new RuleFileContext(path, log, {
    settings: DEFAULT_SETTINGS,
    lists: new Map(lists.map((name) => [name, { name, values: new Map() }])),
    decoderIds: new Map(named('decoded_as').map((name) => [name, 0])),
    memory: undefined,
  });
}

function readGroup(group: XmlElement, context: RuleFileContext): GroupDefinition {
  checkHasRules(group, context);
  const name = group.attributes[0]?.value ?? '';
  const rules = group.children.flatMap((element): RuleDefinition[] => {
    try {
      const draft = readRuleDraft(element, context);
      return [{ draft, rule: buildRule(draft, name, context), element }];
    } catch (error) {
      if (!(error instanceof RuleDropped)) throw error;
      return [];
    }
  });
  return { name, line: group.line, rules };
}
