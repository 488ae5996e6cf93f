import { availableParallelism } from 'node:os';
import type { RulesetFile as EngineFile } from '../../engine/index.ts';
import type { PluginFolder } from '../plugin-folder.ts';
import { decoderAdvice } from './decoder-mutants.ts';
import { type Equivalent, excuseFor } from './equivalents.ts';
import { type Fate, MutantJudge } from './mutant-judge.ts';
import { allMutants } from './mutants.ts';
import type { Mutant, MutationReport, SubjectScore } from './report.ts';
import { adviceFor } from './rule-mutants.ts';
import { joinShares, lookAt } from './seen.ts';
import { judgeInWorkers } from './workers.ts';

export interface MutationOptions {
  readonly base: readonly EngineFile[];
  readonly equivalents: readonly Equivalent[];
  readonly nowMs: () => number;
  /** Threads; 0 judges in this one, which is all that a Node without TypeScript can. By default one a core. */
  readonly workers?: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}

/**
 * Changes the plugin's XML in every way a mutant is made, one at a time, and runs the examples on each.
 * @throws OssifyError MUTATION_NEEDS_GOOD when an example fails already; the signal's reason
 */
export async function mutatePlugin(plugin: PluginFolder, options: MutationOptions): Promise<MutationReport> {
  const began = options.nowMs();
  const mutants = allMutants(plugin);
  const fates = await judgeAll(plugin, mutants, options);
  const subjects = Map.groupBy(
    mutants.map((mutant, index) => ({ mutant, fate: fates[index] ?? 'unloadable' })),
    ({ mutant }) => mutant.of,
  );
  return {
    rules: [...subjects].map(([subject, judged]) => scoreOf(subject, judged, options.equivalents)),
    unloadable: fates.filter((fate) => fate === 'unloadable').length,
    durationMs: options.nowMs() - began,
  };
}

async function judgeAll(plugin: PluginFolder, mutants: readonly Mutant[], options: MutationOptions): Promise<Fate[]> {
  const { base, signal, onProgress } = options;
  const setup = { base, plugin };
  const width = options.workers ?? (process.features.typescript ? availableParallelism() : 0);
  if (width > 0) return judgeInWorkers(setup, mutants, { width, signal, onProgress });
  const judge = new MutantJudge(setup, joinShares(setup, [lookAt(setup)]));
  return mutants.map((mutant, index) => {
    signal.throwIfAborted();
    onProgress?.(index, mutants.length);
    return judge.judge(mutant);
  });
}

interface Judged {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

function scoreOf(subject: string, judged: readonly Judged[], equivalents: readonly Equivalent[]): SubjectScore {
  const alive = judged.filter(({ fate }) => fate === 'survived').map(({ mutant }) => mutant);
  const excuses = alive.map((mutant) => ({ mutant, excuse: excuseFor(mutant, equivalents) }));
  return {
    subject,
    killed: judged.filter(({ fate }) => fate === 'killed').length,
    survived: excuses.flatMap(({ mutant, excuse }) =>
      excuse ? [] : [{ mutant, advice: mutant.of.startsWith('decoder ') ? decoderAdvice(mutant) : adviceFor(mutant) }],
    ),
    equivalent: excuses.flatMap(({ mutant, excuse }) => (excuse ? [{ mutant, reason: excuse.reason }] : [])),
  };
}
