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
import { type MutationReport, mutatePlugin, readEquivalents } from '../../harness/mutation/index.ts';
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
  const runs: RunReport[] = [];
  for (const judge of request.judges) runs.push(await runExamples(judge, plugin, runOptions(plugin, judge, request)));
  const differences = runs.length > 1 ? { differences: compareRuns(runs) } : {};
  const mutation = request.mutation ? { mutation: await mutate(plugin, request) } : {};
  return { plugin, report: { plugin: plugin.name, runs, ...differences, ...mutation } };
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
function mutate(plugin: PluginFolder, { ruleset, signal, progress }: TestRequest): Promise<MutationReport> {
  const alone = loadRuleset([...minimalBase, ...engineFiles(plugin)]);
  const isWhole = alone.failure === undefined && alone.sessionMessages.length === 0;
  const excuses = [join('rules-src', plugin.name), plugin.folder]
    .map((folder) => join(folder, 'equivalents.jsonl'))
    .filter((file) => existsSync(file));
  return mutatePlugin(plugin, {
    base: isWhole ? minimalBase : usualRuleset(ruleset, process.env).files,
    equivalents: excuses.flatMap((file) => readEquivalents(readFileSync(file, 'utf8'), file)),
    nowMs: () => performance.now(),
    signal,
    onProgress: (done, all) => progress(`${plugin.name}: mutant ${done} of ${all}`),
  });
}
