import { basename } from 'node:path';
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

/**
 * A whole ruleset stands alone: it brings the root rules itself. What is judged takes the place of its own installed copy, and of
 * an earlier edition of it.
 */
function around(
  files: readonly RulesetFile[],
  ruleset: string | undefined,
  environment: NodeJS.ProcessEnv,
): readonly RulesetFile[] {
  if (files.some((file) => file.kind === 'rules' && definesRoot(textOf(file)))) return [];
  const copies = new Set(files.map(textOf));
  const isEdition = (installed: RulesetFile): boolean =>
    installed.path.startsWith('etc/') && files.some((file) => isEditionOf(file, installed));
  return usualRuleset(ruleset, environment).files.filter((file) => !copies.has(textOf(file)) && !isEdition(file));
}

/** The first root rule, and not an overwrite of it. */
function definesRoot(text: string): boolean {
  const [tag] = /<rule\s[^>]*\bid\s*=\s*["']1["'][^>]*>/.exec(text) ?? [];
  return tag !== undefined && !/\boverwrite\b/.test(tag);
}

/** Files of one name that have a rule or decoder in common; another product's file of the name has none. */
function isEditionOf(file: RulesetFile, installed: RulesetFile): boolean {
  if (file.kind !== installed.kind || basename(file.path) !== basename(installed.path)) return false;
  const known = new Set(namesIn(textOf(installed)));
  return namesIn(textOf(file)).some((name) => known.has(name));
}

function namesIn(text: string): readonly string[] {
  const opening = /<(?:rule\s[^>]*?\bid|decoder\s[^>]*?\bname)\s*=\s*["']([^"']+)["']/g;
  return [...text.matchAll(opening)].map(([, name = '']) => name);
}

function textOf({ text }: RulesetFile): string {
  return typeof text === 'string' ? text : new TextDecoder().decode(text);
}
