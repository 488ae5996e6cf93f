import { OssifyError } from '../../diagnostics/index.ts';
import { type RulesetFile as EngineFile, loadRuleset, type Ruleset, type WalkObserver } from '../../engine/index.ts';
import { engineFiles, playEvents, verdictOf } from '../backends/embedded.ts';
import type { Example } from '../example.ts';
import { partsByLists } from '../example-lists.ts';
import type { PluginFolder } from '../plugin-folder.ts';
import { outcomeOf } from '../run.ts';

/** A plugin, and what it is loaded beside. */
export interface JudgeSetup {
  readonly base: readonly EngineFile[];
  readonly plugin: PluginFolder;
}

/** What an example does when nothing is changed: by it one tells what may notice a mutant. Plain, for threads. */
export interface Seen {
  /** Ids of the rules that are tried. */
  readonly tried: ReadonlySet<string>;
  /** Names of the fields of its last event. */
  readonly fields: ReadonlySet<string>;
}

/** Plays an example on the unchanged ruleset. @throws OssifyError MUTATION_NEEDS_GOOD when it fails already */
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
  if (verdict && outcomeOf(example, verdict).kind === 'passed') {
    return { tried, fields: new Set(Object.keys(verdict.fields)) };
  }
  throw new OssifyError({
    code: 'MUTATION_NEEDS_GOOD',
    at: example.at,
    message: `The example "${example.name}" of rule ${example.rule} fails before anything is changed.`,
    hint: 'Make all examples pass first: "ossify test".',
  });
}

/** Looks at every example of a plugin, in their order. @throws OssifyError MUTATION_NEEDS_GOOD */
export function lookAtAll({ base, plugin }: JudgeSetup): Seen[] {
  const seen = new Map<Example, Seen>();
  for (const part of partsByLists(plugin)) {
    const ruleset = loadRuleset([...base, ...engineFiles(part)]);
    for (const example of part.examples) seen.set(example, lookAt(ruleset, example));
  }
  return plugin.examples.map((example) => seen.get(example) ?? { tried: new Set(), fields: new Set() });
}
