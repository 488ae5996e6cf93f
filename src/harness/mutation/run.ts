import { availableParallelism } from 'node:os';
import type { RulesetFile as EngineFile } from '../../engine/index.ts';
import type { PluginFolder } from '../plugin-folder.ts';
import { decoderAdvice } from './decoder-mutants.ts';
import { type Equivalent, excuseFor } from './equivalents.ts';
import { MutantJudge } from './mutant-judge.ts';
import { allMutants } from './mutants.ts';
import type { MutationReport, SubjectScore } from './report.ts';
import { adviceFor } from './rule-mutants.ts';
import { joinShares } from './seen.ts';
import { type Judged, judgedOf, judgeInWorkers, type MutationWork } from './workers.ts';

export interface MutationOptions {
  /** Asked for while the threads start. */
  readonly base: () => readonly EngineFile[];
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
  const judged = await judgeAll(plugin, options);
  const subjects = Map.groupBy(judged, ({ mutant }) => mutant.of);
  return {
    rules: [...subjects].map(([subject, its]) => scoreOf(subject, its, options.equivalents)),
    unloadable: judged.filter(({ fate }) => fate === 'unloadable').length,
    durationMs: options.nowMs() - began,
  };
}

async function judgeAll(plugin: PluginFolder, options: MutationOptions): Promise<Judged[]> {
  const { base, signal, onProgress } = options;
  const prepare = (): MutationWork => ({ setup: { base: base(), plugin }, mutants: allMutants(plugin) });
  const width = options.workers ?? (process.features.typescript ? availableParallelism() : 0);
  return width > 0 ? judgeInWorkers(prepare, { width, signal, onProgress }) : judgeHere(prepare(), options);
}

function judgeHere({ setup, mutants }: MutationWork, { signal, onProgress }: MutationOptions): Judged[] {
  const judge = new MutantJudge(setup);
  judge.learn(joinShares(setup, [judge.look({ share: 0, of: 1 })]));
  const fates = mutants.map((mutant, index) => {
    signal.throwIfAborted();
    onProgress?.(index, mutants.length);
    return judge.judge(mutant);
  });
  return judgedOf(mutants, fates);
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
