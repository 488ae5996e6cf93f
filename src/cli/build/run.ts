import { join, relative } from 'node:path';
import {
  buildPlugin,
  type Compiled,
  checkAcross,
  type Output,
  pluginFolders,
  type StaleFile,
  staleFiles,
  writeArtifacts,
} from '../../compile/index.ts';
import { compareFindings, type Finding, OssifyError } from '../../diagnostics/index.ts';
import { proofMemo } from './proof-memo.ts';
import type { Proof } from './prove.ts';

export interface BuildRequest {
  /** Absolute, as are the two below. */
  readonly root: string;
  readonly source: string;
  readonly target: string;
  /** Names; empty for all. */
  readonly plugins: readonly string[];
  readonly isCheck: boolean;
  readonly ruleset: string | undefined;
  readonly progress: (text: string) => void;
}

export interface BuildOutcome {
  readonly isGood: boolean;
  readonly isCheck: boolean;
  readonly plugins: readonly PluginOutcome[];
  /** The ruleset that the examples ran on; null when they did not run. */
  readonly provedOn: string | null;
  readonly findings: readonly Finding[];
}

export interface PluginOutcome {
  readonly name: string;
  readonly folder: string;
  readonly rules: number;
  readonly decoders: number;
  readonly examples: number;
  readonly files: number;
  readonly stale: readonly StaleFile[];
}

/** Builds plugins: all checks first, then the proof, then the files, all of them or none. */
export async function runBuild(request: BuildRequest): Promise<BuildOutcome> {
  const { root, source, target, isCheck, progress } = request;
  const compiled: Compiled[] = [];
  for (const folder of foldersOf(request)) {
    progress(`building ${relative(root, folder)}`);
    compiled.push(await buildPlugin(folder, root));
  }
  const findings = [...compiled.flatMap((one) => one.findings), ...checkAcross(compiled.map(({ plugin }) => plugin))];
  let proof: Proof | undefined;
  if (!findings.some(isError)) {
    progress('running the examples');
    proof = await prove(compiled, request);
    findings.push(...proof.findings);
    if (isCheck) findings.push(...(await lockedVersions(source, compiled)));
  }
  progress('');
  const outputs = compiled.map(({ plugin, artifacts }): Output => ({ folder: join(target, plugin.name), artifacts }));
  const stale = outputs.map((output) => (isCheck ? staleFiles(output) : []));
  const hasErrors = findings.some(isError);
  if (!hasErrors && !isCheck) writeArtifacts(outputs);
  return {
    isGood: !hasErrors && stale.every((files) => files.length === 0),
    isCheck,
    plugins: compiled.map((one, index) =>
      summary(one, relative(root, outputs[index]?.folder ?? ''), stale[index] ?? []),
    ),
    provedOn: proof?.ruleset ?? null,
    findings: findings.sort(compareFindings),
  };
}

/**
 * Runs the examples, unless exactly these texts passed on the minimal base before. A check and a named ruleset are always
 * proved anew.
 */
async function prove(compiled: readonly Compiled[], { root, isCheck, ruleset }: BuildRequest): Promise<Proof> {
  const memo = isCheck || ruleset !== undefined ? undefined : proofMemo(root);
  if (memo?.isProved(compiled)) return { ruleset: 'the minimal base, unchanged since', findings: [] };
  const { proveOnEngine } = await import('./prove.ts');
  const proof = await proveOnEngine(compiled, ruleset);
  if (proof.findings.length === 0) memo?.remember(compiled);
  return proof;
}

async function lockedVersions(source: string, compiled: readonly Compiled[]): Promise<readonly Finding[]> {
  const { ruleVersions } = await import('./rule-versions.ts');
  return compiled.flatMap((one) => ruleVersions(join(source, one.plugin.name), one));
}

function isError({ level }: Finding): boolean {
  return level === 'error';
}

function foldersOf({ source, plugins }: BuildRequest): readonly string[] {
  const folders =
    plugins.length > 0 ? [...new Set(plugins)].sort().map((name) => join(source, name)) : pluginFolders(source);
  if (folders.length > 0) return folders;
  throw new OssifyError({
    code: 'NO_PLUGINS',
    at: { file: source },
    message: 'There is no plugin to build.',
    hint: 'Run it in the repository\'s root, or make a plugin with "ossify new NAME".',
  });
}

function summary(
  { plugin, artifacts, examples }: Compiled,
  folder: string,
  stale: readonly StaleFile[],
): PluginOutcome {
  return {
    name: plugin.name,
    folder,
    rules: plugin.rules.reduce((sum, { rules }) => sum + rules.length, 0),
    decoders: plugin.decoders?.length ?? 0,
    examples: examples.length,
    files: artifacts.length,
    stale,
  };
}
