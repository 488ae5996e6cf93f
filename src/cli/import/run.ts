import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { type Finding, OssifyError } from '../../diagnostics/index.ts';
import { loadRuleset } from '../../engine/index.ts';
import { compareRulesets, importFiles, type SourceFile, type Surroundings } from '../../import/index.ts';
import type { RulesetDir } from '../ruleset-dir.ts';

export interface ImportOptions {
  /** As they were named. */
  readonly files: readonly string[];
  /** The plugin's folder, absolute; by default a folder below rules-src. */
  readonly out: string | undefined;
  readonly name: string | undefined;
  /** Absolute; by default the plugin's folder stands in it. */
  readonly source: string;
  /** A file of lines that both forms answer; none by default. */
  readonly events: string | undefined;
  /** Where the rules and decoders that the files name may be, and where both forms are compared. */
  readonly ruleset: RulesetDir;
}

export interface ImportOutcome {
  readonly name: string;
  /** Absolute paths of the files that were written. */
  readonly written: readonly string[];
  readonly rules: number;
  readonly decoders: number;
  /** How often each fault stays. */
  readonly knownFaults: Readonly<Record<string, number>>;
  readonly ruleset: string;
  /** Lines to which both forms gave the same answer. */
  readonly events: number;
  /** What changes because the build's files load at another place than the imported ones. */
  readonly atOwnPlace: string | null;
  /** Rules that the ruleset drops, as files and as definitions: it lacks their parents or lists. */
  readonly dropped: readonly number[];
  /** Why nothing was written. */
  readonly refusals: readonly Finding[];
}

/** The definitions' language, which the written files import. */
const DEFINE = resolve(import.meta.dirname, '../../define/index.ts');

/**
 * Imports files into a plugin's folder, and compares both forms in the ruleset.
 * @throws OssifyError IMPORT_UNREADABLE, IMPORT_NAME, IMPORT_EXISTS
 */
export function runImport(options: ImportOptions): ImportOutcome {
  const name = pluginName(options);
  const folder = options.out ?? join(options.source, name);
  if (existsSync(folder)) {
    throw new OssifyError({
      code: 'IMPORT_EXISTS',
      at: { file: folder },
      message: 'It exists already.',
      hint: 'Choose another folder with --out or another name with --name.',
    });
  }
  const { ruleset } = options;
  const files = options.files.map(readSource);
  const around = surroundingsOf(ruleset, options.files);
  const definePath = relative(folder, DEFINE).replaceAll('\\', '/');
  const { refusals, sources, compiled } = importFiles({ name, files, definePath, around });
  const about = { name, ruleset: ruleset.name };
  if (compiled === undefined) return { ...about, ...nothing, refusals };
  const events = options.events === undefined ? [] : readLines(options.events);
  const { inPlace, atOwnPlace, dropped, answers } = compareRulesets(ruleset, files, compiled, events);
  const difference = inPlace ?? answers;
  if (difference !== undefined) {
    return { ...about, ...nothing, refusals: [differs(difference, ruleset.name, options.files)] };
  }
  const definitions = compiled.plugin.rules.flatMap((group) => [group, ...group.rules]);
  const everything = [compiled.plugin, ...definitions, ...(compiled.plugin.decoders ?? [])];
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of sources) writeFileSync(join(folder, path), text);
  return {
    ...about,
    written: sources.map(({ path }) => join(folder, path)),
    rules: definitions.filter(({ kind }) => kind === 'rule').length,
    decoders: compiled.plugin.decoders?.length ?? 0,
    knownFaults: count(everything.flatMap(({ knownFaults = [] }) => knownFaults)),
    atOwnPlace: atOwnPlace ?? null,
    dropped,
    events: events.length,
    refusals: [],
  };
}

/** Rules and decoders of the ruleset's other files; it may hold those that are imported, too. */
function surroundingsOf({ files, options }: RulesetDir, imported: readonly string[]): Surroundings {
  const names = new Set(imported.map((path) => basename(path)));
  const isOther = (path: string): boolean => !names.has(basename(path));
  const all = loadRuleset(files, options);
  const others = loadRuleset(
    files.filter(({ path }) => isOther(path)),
    options,
  );
  return {
    hasRule: (id) => others.ruleById.has(id) || isOther(all.ruleById.get(id)?.at.file ?? imported[0] ?? ''),
    hasDecoder: (name) => all.decoders?.ids.has(name) ?? false,
  };
}

const nothing = {
  written: [],
  rules: 0,
  decoders: 0,
  knownFaults: {},
  atOwnPlace: null,
  dropped: [],
  events: 0,
} as const;

function differs(difference: string, ruleset: string, files: readonly string[]): Finding {
  return {
    code: 'IMPORT_DIFFERS',
    level: 'error',
    at: { file: files[0] ?? '' },
    message: `Beside ${ruleset} the definitions would not load as the files do. ${difference}.`,
    hint: 'Report it; write what differs in another way to go on.',
  };
}

function count(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Ex: `local_rules.xml` -> `local` */
function pluginName({ name, out, files }: ImportOptions): string {
  const stem = basename(files[0] ?? '')
    .replace(/\.xml$/i, '')
    .replace(/_(?:rules|decoders?)$/i, '');
  const words = stem.toLowerCase().split(/[^a-z0-9]+/);
  const wanted = name ?? (out === undefined ? words.filter((word) => word !== '').join('-') : basename(out));
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(wanted)) return wanted;
  throw new OssifyError({
    code: 'IMPORT_NAME',
    message: `"${wanted}" cannot be a plugin's name.`,
    hint: 'Give it one with --name: lower-case letters, digits and single dashes.',
  });
}

function readSource(path: string): SourceFile {
  return { path, bytes: readBytes(path, 'Name files with rules or decoders.') };
}

function readLines(path: string): readonly string[] {
  const text = readBytes(path, 'Name a file with one event a line.').toString('utf8');
  return text.split(/\r?\n/).filter((line) => line !== '');
}

function readBytes(path: string, hint: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new OssifyError({
      code: 'IMPORT_UNREADABLE',
      at: { file: path },
      message: `It cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint,
      cause,
    });
  }
}
