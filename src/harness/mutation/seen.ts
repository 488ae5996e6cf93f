import { OssifyError } from '../../diagnostics/index.ts';
import type { RulesetFile as EngineFile, Ruleset, WalkObserver } from '../../engine/index.ts';
import { playEvents, verdictOf } from '../backends/embedded.ts';
import type { Example } from '../example.ts';
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
  /** What its last event gives: the winning rule, the decoder, names of fields. */
  readonly rule: string | null;
  readonly decoder: string | null;
  readonly fields: ReadonlySet<string>;
}

/** One of `of` equal shares of the examples: number `share`, and each `of`-th after it. */
export interface Share {
  readonly share: number;
  readonly of: number;
}

/** Plays an example on the unchanged ruleset. @returns null when it fails already */
export function lookAt(ruleset: Ruleset, example: Example): Seen | null {
  const tried = new Set<string>();
  const observer: WalkObserver = { tries: ({ rule }) => tried.add(String(rule.id)) };
  const answer = playEvents(ruleset, example.events, observer).at(-1);
  const verdict = answer && verdictOf(answer);
  if (!verdict || outcomeOf(example, verdict).kind !== 'passed') return null;
  const { rule, decoder, fields } = verdict;
  return { tried, rule, decoder, fields: new Set(Object.keys(fields)) };
}

/** Puts the shares together. @throws OssifyError MUTATION_NEEDS_GOOD when an example fails already */
export function joinShares({ plugin }: JudgeSetup, shares: readonly (readonly (Seen | null)[])[]): Seen[] {
  const { length } = shares;
  return plugin.examples.map((example, index) => {
    const seen = shares[index % length]?.[Math.floor(index / length)];
    if (seen) return seen;
    throw new OssifyError({
      code: 'MUTATION_NEEDS_GOOD',
      at: example.at,
      message: `The example "${example.name}" of rule ${example.rule} fails before anything is changed.`,
      hint: 'Make all examples pass first: "ossify test".',
    });
  });
}
