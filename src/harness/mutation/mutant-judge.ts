import { OssifyError } from '../../diagnostics/index.ts';
import { type RulesetFile as EngineFile, loadRuleset, type Ruleset, type WalkObserver } from '../../engine/index.ts';
import { engineFiles, playEvents, verdictOf } from '../backends/embedded.ts';
import type { Example } from '../example.ts';
import { partsByLists } from '../example-lists.ts';
import type { PluginFolder, RulesetFile } from '../plugin-folder.ts';
import { outcomeOf } from '../run.ts';
import { noVerdict, type Verdict } from '../verdict.ts';
import { editFile } from './edit.ts';
import { quietComments } from './quiet-comments.ts';
import type { Mutant } from './report.ts';

export type Fate = 'killed' | 'survived' | 'unloadable';

/** Says of each mutant whether an example notices it. Holds the plugin and what its examples try when nothing is changed. */
export class MutantJudge {
  readonly #base: readonly EngineFile[];
  /** By the lists that examples are told with. */
  readonly #parts: readonly PluginFolder[];
  readonly #messages: string;
  readonly #seen: ReadonlyMap<Example, Seen>;
  readonly #parents: ReadonlyMap<string, readonly string[]>;

  /** @throws OssifyError MUTATION_NEEDS_GOOD when an example fails already */
  constructor(base: readonly EngineFile[], plugin: PluginFolder, parents: ReadonlyMap<string, readonly string[]>) {
    this.#base = base;
    const quieted = { ...plugin, decoders: plugin.decoders.map(quiet), rules: plugin.rules.map(quiet) };
    this.#parts = partsByLists(quieted);
    this.#parents = parents;
    const originals = partsByLists(plugin).map((part) => ({
      part,
      ruleset: loadRuleset([...base, ...engineFiles(part)]),
    }));
    this.#messages = originals[0]?.ruleset.sessionMessages.join('\n') ?? '';
    this.#seen = new Map(
      originals.flatMap(({ part, ruleset }) => part.examples.map((example) => [example, lookAt(ruleset, example)])),
    );
  }

  judge(mutant: Mutant): Fate {
    for (const [index, part] of this.#parts.entries()) {
      const concerned = this.#concerned(part, mutant);
      if (index > 0 && concerned.length === 0) continue;
      const ruleset = this.#load(part, mutant);
      if (ruleset === undefined) return 'unloadable';
      if (concerned.some((example) => !isPassed(ruleset, example))) return 'killed';
    }
    return 'survived';
  }

  /** A mutant with a new message is none: a user would be told. */
  #load(part: PluginFolder, { file, ...edit }: Mutant): Ruleset | undefined {
    const { decoders, rules, ...rest } = part;
    const changed = { ...rest, decoders: editFile(decoders, file, edit), rules: editFile(rules, file, edit) };
    try {
      const ruleset = loadRuleset([...this.#base, ...engineFiles(changed)]);
      return ruleset.failure || ruleset.sessionMessages.join('\n') !== this.#messages ? undefined : ruleset;
    } catch (fault) {
      if (fault instanceof OssifyError) return undefined;
      throw fault;
    }
  }

  /** Examples that can notice it, those that probably do first: most mutants end with the first one. */
  #concerned(part: PluginFolder, mutant: Mutant): Example[] {
    const { of, reach } = mutant;
    const mustTry = reach === 'tried' ? [of] : reach === 'siblings' ? (this.#parents.get(of) ?? []) : [];
    const concerned = part.examples.filter(
      (example) => mustTry.length === 0 || mustTry.some((rule) => this.#seen.get(example)?.tried.has(rule)),
    );
    const ranked = concerned.map((example) => ({ example, rank: this.#promise(example, mutant) }));
    return ranked.sort((a, b) => a.rank - b.rank).map(({ example }) => example);
  }

  /** 0 for an example that most probably notices the mutant. */
  #promise(example: Example, { of, fields = [] }: Mutant): number {
    if (example.rule === of) return example.kind === 'fires' ? 0 : 1;
    if (fields.some((field) => example.expect.fields?.[field] !== undefined)) return 0;
    return fields.some((field) => this.#seen.get(example)?.fields[field] !== undefined) ? 1 : 2;
  }
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

/** What an example does when nothing is changed: by it one tells what may notice a mutant. */
interface Seen {
  readonly tried: ReadonlySet<string>;
  /** Fields of its last event. */
  readonly fields: Verdict['fields'];
}

function lookAt(ruleset: Ruleset, example: Example): Seen {
  const tried = new Set<string>();
  const observer: WalkObserver = {
    tries: ({ rule }) => tried.add(String(rule.id)),
    fails: () => undefined,
    matches: () => undefined,
    triesChildren: () => undefined,
  };
  const answer = playEvents(ruleset, example.events, observer).at(-1);
  const verdict = answer && verdictOf(answer);
  if (verdict && outcomeOf(example, verdict).kind === 'passed') return { tried, fields: verdict.fields };
  throw new OssifyError({
    code: 'MUTATION_NEEDS_GOOD',
    at: example.at,
    message: `The example "${example.name}" of rule ${example.rule} fails before anything is changed.`,
    hint: 'Make all examples pass first: "ossify test".',
  });
}
