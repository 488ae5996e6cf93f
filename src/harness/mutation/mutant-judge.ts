import { OssifyError } from '../../diagnostics/index.ts';
import { type RulesetFile as EngineFile, loadRuleset, type Ruleset } from '../../engine/index.ts';
import { engineFile, engineFiles, playEvents, verdictOf } from '../backends/embedded.ts';
import type { Example } from '../example.ts';
import { partsByLists } from '../example-lists.ts';
import type { PluginFolder, RulesetFile } from '../plugin-folder.ts';
import { outcomeOf } from '../run.ts';
import { noVerdict } from '../verdict.ts';
import { applyEdit } from './edit.ts';
import { parentsOf } from './mutants.ts';
import { quietComments } from './quiet-comments.ts';
import type { Mutant } from './report.ts';
import { type JudgeSetup, lookAt, type Seen, type Share } from './seen.ts';

export type Fate = 'killed' | 'survived' | 'unloadable';

/** The examples that are told with the same lists, and what they are judged on when nothing is changed. */
interface Part {
  readonly examples: readonly Example[];
  readonly files: readonly EngineFile[];
  readonly unchanged: Ruleset;
}

/** A ruleset is loaded once for each mutant, and hardly anything of it changes. */
const REMEMBERS = { remembers: true } as const;

interface Trial {
  readonly example: Example;
  readonly part: Part;
  readonly seen: Seen | undefined;
}

/** Says of each mutant whether an example notices it. */
export class MutantJudge {
  /** Decoders and rules by path. */
  readonly #texts: ReadonlyMap<string, RulesetFile>;
  readonly #parts: readonly Part[];
  readonly #plugin: PluginFolder;
  readonly #parents: ReadonlyMap<string, readonly string[]>;
  #trials: readonly Trial[] = [];
  #byRule: ReadonlyMap<string, readonly Trial[]> = new Map();

  constructor({ base, plugin }: JudgeSetup) {
    const quieted = { ...plugin, decoders: plugin.decoders.map(quiet), rules: plugin.rules.map(quiet) };
    this.#texts = new Map([...quieted.decoders, ...quieted.rules].map((file) => [file.path, file]));
    this.#parts = partsByLists(quieted).map((part) => {
      const files = [...base, ...engineFiles(part)];
      return { examples: part.examples, files, unchanged: loadRuleset(files, REMEMBERS) };
    });
    this.#plugin = plugin;
    this.#parents = parentsOf(plugin);
  }

  /** Looks at examples while nothing is changed. @returns in the order of the plugin's examples; null where one fails already */
  look({ share, of }: Share): (Seen | null)[] {
    const mine = new Set(this.#plugin.examples.filter((_example, index) => index % of === share));
    const seen = new Map<Example, Seen | null>();
    for (const { examples, unchanged } of this.#parts) {
      for (const example of examples) if (mine.has(example)) seen.set(example, lookAt(unchanged, example));
    }
    return [...mine].map((example) => seen.get(example) ?? null);
  }

  /** To be called before the first `judge`. @param seen what each example does when nothing is changed, in their order */
  learn(seen: readonly Seen[]): void {
    const places = new Map(this.#plugin.examples.map((example, index) => [example, seen[index]]));
    this.#trials = this.#parts.flatMap((part) =>
      part.examples.map((example) => ({ example, part, seen: places.get(example) })),
    );
    this.#byRule = Map.groupBy(this.#trials, ({ example }) => example.rule);
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
  #load({ files, unchanged }: Part, { file: path, ...edit }: Mutant): Ruleset | undefined {
    const text = applyEdit(this.#texts.get(path)?.text ?? '', edit);
    const changed = files.map((file) => (file.path === path ? engineFile({ path, text }) : file));
    try {
      const ruleset = loadRuleset(changed, REMEMBERS, unchanged);
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

  /** All others that can notice it, the nearest first. */
  #concerned(mutant: Mutant): readonly Trial[] {
    const { of, reach } = mutant;
    const mustTry = reach === 'tried' ? [of] : reach === 'siblings' ? (this.#parents.get(of) ?? []) : [];
    const likely = new Set(this.#likely(mutant));
    const others = this.#trials.filter(
      (trial) => !likely.has(trial) && (mustTry.length === 0 || mustTry.some((rule) => trial.seen?.tried.has(rule))),
    );
    const byDistance = Map.groupBy(others, ({ seen }) => distance(seen, mutant));
    return [0, 1, 2].flatMap((wanted) => byDistance.get(wanted) ?? []);
  }
}

/** From 0: how far an example is from what a mutant changes. */
function distance(seen: Seen | undefined, { of, below, fields = [], decoders = [] }: Mutant): number {
  if (seen === undefined) return 2;
  if (below !== undefined && seen.rule === below) return 0;
  if (fields.some((field) => seen.fields.has(field))) return 0;
  return seen.tried.has(of) || (seen.decoder !== null && decoders.includes(seen.decoder)) ? 1 : 2;
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
