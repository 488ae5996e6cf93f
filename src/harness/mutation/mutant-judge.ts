import { OssifyError } from '../../diagnostics/index.ts';
import { type RulesetFile as EngineFile, loadRuleset, type Ruleset } from '../../engine/index.ts';
import { engineFiles, playEvents, verdictOf } from '../backends/embedded.ts';
import type { Example } from '../example.ts';
import { partsByLists } from '../example-lists.ts';
import type { PluginFolder, RulesetFile } from '../plugin-folder.ts';
import { outcomeOf } from '../run.ts';
import { noVerdict } from '../verdict.ts';
import { editFile } from './edit.ts';
import { parentsOf } from './mutants.ts';
import { quietComments } from './quiet-comments.ts';
import type { Mutant } from './report.ts';
import type { JudgeSetup, Seen } from './seen.ts';

export type Fate = 'killed' | 'survived' | 'unloadable';

/** The examples that are told with the same lists, and the ruleset that they are judged on when nothing is changed. */
interface Part {
  readonly plugin: PluginFolder;
  readonly unchanged: Ruleset;
}

interface Trial {
  readonly example: Example;
  readonly part: Part;
  readonly seen: Seen | undefined;
}

/** Says of each mutant whether an example notices it. */
export class MutantJudge {
  readonly #base: readonly EngineFile[];
  readonly #parts: readonly Part[];
  readonly #trials: readonly Trial[];
  readonly #byRule: ReadonlyMap<string, readonly Trial[]>;
  readonly #parents: ReadonlyMap<string, readonly string[]>;

  /** @param seen what each example of the plugin does when nothing is changed, in their order */
  constructor({ base, plugin }: JudgeSetup, seen: readonly Seen[]) {
    this.#base = base;
    this.#parts = partsByLists({ ...plugin, decoders: plugin.decoders.map(quiet), rules: plugin.rules.map(quiet) }).map(
      (part) => ({ plugin: part, unchanged: loadRuleset([...base, ...engineFiles(part)]) }),
    );
    const places = new Map(plugin.examples.map((example, index) => [example, seen[index]]));
    this.#trials = this.#parts.flatMap((part) =>
      part.plugin.examples.map((example) => ({ example, part, seen: places.get(example) })),
    );
    this.#byRule = Map.groupBy(this.#trials, ({ example }) => example.rule);
    this.#parents = parentsOf(plugin);
  }

  judge(mutant: Mutant): Fate {
    const changed = new Map<Part, Ruleset | undefined>();
    const load = (part: Part): Ruleset | undefined => {
      if (!changed.has(part)) changed.set(part, this.#load(part, mutant));
      return changed.get(part);
    };
    const isNotice = ({ example, part }: Trial): boolean => {
      const ruleset = load(part);
      return ruleset !== undefined && !isPassed(ruleset, example);
    };
    if (this.#likely(mutant).some(isNotice) || this.#concerned(mutant).some(isNotice)) return 'killed';
    const [first] = this.#parts;
    return first && load(first) === undefined ? 'unloadable' : 'survived';
  }

  /** A mutant with a new message is none: a user would be told. */
  #load({ plugin, unchanged }: Part, { file, ...edit }: Mutant): Ruleset | undefined {
    const { decoders, rules, ...rest } = plugin;
    const changed = { ...rest, decoders: editFile(decoders, file, edit), rules: editFile(rules, file, edit) };
    try {
      const ruleset = loadRuleset([...this.#base, ...engineFiles(changed)], {}, unchanged);
      const saysMore = ruleset.sessionMessages.join('\n') !== unchanged.sessionMessages.join('\n');
      return ruleset.failure || saysMore ? undefined : ruleset;
    } catch (fault) {
      if (fault instanceof OssifyError) return undefined;
      throw fault;
    }
  }

  /** Most mutants end with the first of these: the rule's own examples, or those that expect what the decoder fills. */
  #likely({ of, fields = [], loosens = false }: Mutant): readonly Trial[] {
    if (fields.length > 0) return this.#trials.filter(({ example }) => expectsOneOf(example, fields));
    const own = this.#byRule.get(of) ?? [];
    const isFirst = ({ example: { kind } }: Trial): boolean => (kind === 'silent') === loosens;
    return [...own.filter(isFirst), ...own.filter((trial) => !isFirst(trial))];
  }

  /** All others that can notice it, those in which the rule or the field has a part first. */
  #concerned(mutant: Mutant): readonly Trial[] {
    const { of, reach, fields = [] } = mutant;
    const mustTry = reach === 'tried' ? [of] : reach === 'siblings' ? (this.#parents.get(of) ?? []) : [];
    const likely = new Set(this.#likely(mutant));
    const others = this.#trials.filter(
      (trial) => !likely.has(trial) && (mustTry.length === 0 || mustTry.some((rule) => trial.seen?.tried.has(rule))),
    );
    const isNear = ({ seen }: Trial): boolean =>
      seen !== undefined && (seen.tried.has(of) || fields.some((field) => seen.fields.has(field)));
    return [...others.filter(isNear), ...others.filter((trial) => !isNear(trial))];
  }
}

function expectsOneOf({ expect }: Example, names: readonly string[]): boolean {
  return expect.fields !== undefined && names.some((name) => expect.fields?.[name] !== undefined);
}

function quiet({ path, text }: RulesetFile): RulesetFile {
  return { path, text: quietComments(text) };
}

/** Most expectations speak of rule and level alone: then the answer's document, which costs most, is not read. */
function isPassed(ruleset: Ruleset, example: Example): boolean {
  const answer = playEvents(ruleset, example.events).at(-1);
  if (answer?.output === undefined) return false;
  const { decoder, groups, fields, description, ...simple } = example.expect;
  const { id, level } = answer.rule ?? { id: null, level: null };
  const quick = { ...noVerdict, rule: id === null ? null : String(id), level, alert: answer.alert === true };
  if (outcomeOf({ ...example, expect: simple }, quick).kind !== 'passed') return false;
  if ([decoder, groups, fields, description].every((part) => part === undefined)) return true;
  const verdict = verdictOf(answer);
  return verdict !== undefined && outcomeOf(example, verdict).kind === 'passed';
}
