import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimalBase } from '../../engine/base/index.ts';
import { loadRuleset } from '../../engine/index.ts';
import {
  type Backend,
  compareRuns,
  engineFiles,
  type PluginFolder,
  type RunOptions,
  type RunReport,
  readPluginFolder,
  runExamples,
} from '../../harness/index.ts';
import type { MutationReport } from '../../harness/mutation/index.ts';
import { usualRuleset } from '../ruleset-dir.ts';
import type { Tested } from './report-text.ts';

export interface TestRequest {
  readonly folders: readonly string[];
  readonly judges: readonly Backend[];
  readonly mutation: boolean;
  readonly ruleset: string | undefined;
  readonly maxWaitSeconds: number;
  readonly signal: AbortSignal;
  readonly progress: (text: string) => void;
}

/** Tests each plugin on each judge, one after another, and compares them where there are several. */
export async function testPlugins(request: TestRequest): Promise<Tested[]> {
  const tested: Tested[] = [];
  for (const folder of request.folders) tested.push(await testPlugin(folder, request));
  request.progress('');
  return tested;
}

async function testPlugin(folder: string, request: TestRequest): Promise<Tested> {
  const plugin = readPluginFolder(folder);
  const [runs, mutation] = await together(
    (signal) => runOnAll(plugin, { ...request, signal }),
    (signal) => (request.mutation ? mutate(plugin, { ...request, signal }) : undefined),
    request.signal,
  );
  const differences = runs.length > 1 ? { differences: compareRuns(runs) } : {};
  return { plugin, report: { plugin: plugin.name, runs, ...differences, ...(mutation ? { mutation } : {}) } };
}

/** Does two things at the same time, the second of which is begun first; when one fails the other is told to stop. */
async function together<A, B>(
  first: (signal: AbortSignal) => Promise<A>,
  second: (signal: AbortSignal) => Promise<B> | undefined,
  signal: AbortSignal,
): Promise<[A, B | undefined]> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const stopOther = (fault: unknown): never => {
    stop.abort(fault);
    throw fault;
  };
  const begun = second(either)?.catch(stopOther);
  return Promise.all([first(either).catch(stopOther), begun]);
}

async function runOnAll(plugin: PluginFolder, request: TestRequest): Promise<RunReport[]> {
  const runs: RunReport[] = [];
  for (const judge of request.judges) runs.push(await runExamples(judge, plugin, runOptions(plugin, judge, request)));
  return runs;
}

function runOptions(plugin: PluginFolder, judge: Backend, request: TestRequest): RunOptions {
  let done = 0;
  const { signal, maxWaitSeconds, progress } = request;
  progress(`${plugin.name} ${judge.name}: loading`);
  const onResult = () => {
    done += 1;
    progress(`${plugin.name} ${judge.name}: ${done} of ${plugin.examples.length}`);
  };
  return { signal, maxWaitSeconds, onResult, nowMs: () => performance.now() };
}

/** Mutants are many and each loads the ruleset: they run on the minimal base, unless the plugin builds on stock rules. */
async function mutate(plugin: PluginFolder, { ruleset, signal, progress }: TestRequest): Promise<MutationReport> {
  const { mutatePlugin, readEquivalents } = await import('../../harness/mutation/index.ts');
  const base = () => {
    const alone = loadRuleset([...minimalBase, ...engineFiles(plugin)]);
    const isWhole = alone.failure === undefined && alone.sessionMessages.length === 0;
    return isWhole ? minimalBase : usualRuleset(ruleset, process.env).files;
  };
  const excuses = [join('rules-src', plugin.name), plugin.folder]
    .map((folder) => join(folder, 'equivalents.jsonl'))
    .filter((file) => existsSync(file));
  return mutatePlugin(plugin, {
    base,
    equivalents: excuses.flatMap((file) => readEquivalents(readFileSync(file, 'utf8'), file)),
    nowMs: () => performance.now(),
    signal,
    onProgress: (done, all) => progress(`${plugin.name}: mutant ${done} of ${all}`),
  });
}
