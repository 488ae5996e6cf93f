import { readCheckInput, runChecks } from '../../check/index.ts';
import { compareFindings, type Finding, type SourceLocation } from '../../diagnostics/index.ts';
import type { RulesetFile } from '../../engine/index.ts';
import { usualRuleset } from '../ruleset-dir.ts';
import { atDefinitions } from './definitions.ts';
import { type Judged, readJudged } from './judged.ts';
import { projectVocabulary } from './vocabulary.ts';

export interface CheckRequest {
  /** Plugins, folders of files, or a manager's home. */
  readonly what: readonly string[];
  readonly ruleset: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

export interface CheckOutcome {
  readonly findings: readonly Finding[];
  readonly rules: number;
  readonly decoders: number;
  /** The line of a finding, as it stands in its file. */
  readonly lineAt: (at: SourceLocation) => string;
}

/** Judges everything that is named together, loaded into the ruleset around it. */
export async function runCheck({ what, ruleset, environment }: CheckRequest): Promise<CheckOutcome> {
  const judged = await Promise.all(what.map(readJudged));
  const files = judged.flatMap((one) => one.files);
  const home = judged.find(({ around }) => around !== undefined);
  const input = readCheckInput({
    files,
    around: home?.around ?? around(files, ruleset, environment),
    conf: judged.find(({ conf }) => conf !== undefined)?.conf,
    guides: judged.flatMap((one) => one.guides),
    unreadable: judged.flatMap((one) => one.unreadable ?? []),
    vocabulary: await projectVocabulary('rules-src'),
    options: optionsOf(home),
  });
  const plugins = judged.flatMap(({ compiled }) => compiled ?? []);
  const texts = [...input.files.map(({ source }) => source), ...input.guides];
  return {
    findings: [...atDefinitions(runChecks(input), input, plugins)].sort(compareFindings),
    rules: input.rules.length,
    decoders: input.decoders.length,
    lineAt: ({ file, line = 1 }) => texts.find(({ path }) => path === file)?.line(line) ?? '',
  };
}

function optionsOf(home: Judged | undefined): NonNullable<Judged['options']> {
  return home?.options ?? {};
}

/** A whole ruleset stands alone: it brings the root rules itself. What is judged takes the place of its own installed copy. */
function around(
  files: readonly RulesetFile[],
  ruleset: string | undefined,
  environment: NodeJS.ProcessEnv,
): readonly RulesetFile[] {
  if (files.some(({ kind, text }) => kind === 'rules' && /<rule\s+id="1"/.test(textOf(text)))) return [];
  const copies = new Set(files.map(({ text }) => textOf(text)));
  return usualRuleset(ruleset, environment).files.filter(({ text }) => !copies.has(textOf(text)));
}

function textOf(text: string | Uint8Array): string {
  return typeof text === 'string' ? text : new TextDecoder().decode(text);
}
