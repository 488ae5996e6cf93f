import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { OssifyError, type SourceLocation } from '../diagnostics/index.ts';
import { type Example, readExamples } from './example.ts';
import { lineCounter } from './outline.ts';

/** One file of a ruleset; `path` as on the manager (`etc/rules/x.xml`), `text` one character a byte (latin1). */
export interface RulesetFile {
  readonly path: string;
  readonly text: string;
}

/** The part of a ruleset that is the plugin's own. */
export interface PluginFiles {
  readonly name: string;
  /** The folder it was read from, as the reader would type it. */
  readonly folder: string;
  readonly decoders: readonly RulesetFile[];
  readonly rules: readonly RulesetFile[];
  readonly lists: readonly RulesetFile[];
  /** Where each rule is defined: in the definitions where examples tell, else in its XML file. */
  readonly definedAt: Readonly<Record<string, SourceLocation>>;
}

export interface PluginFolder extends PluginFiles {
  readonly examples: readonly Example[];
}

/**
 * Reads a folder laid out like generated/<plugin>/: etc/decoders, etc/rules, etc/lists, examples.jsonl.
 * Serves hand-written rules too: nothing but XML, lists and examples is looked at.
 * @throws OssifyError PLUGIN_FOLDER_MISSING, EXAMPLES_MISSING, EXAMPLES_DAMAGED
 */
export function readPluginFolder(folder: string): PluginFolder {
  const files = readPluginFiles(folder);
  const examplesFile = join(folder, 'examples.jsonl');
  if (!existsSync(examplesFile)) {
    throw new OssifyError({
      code: 'EXAMPLES_MISSING',
      at: { file: examplesFile },
      message: `${files.folder} has no examples.jsonl.`,
      hint: 'Run "ossify build", or write the file: one example a line, as docs/testing.md describes.',
    });
  }
  const examples = readExamples(readFileSync(examplesFile, 'utf8'), relative(process.cwd(), examplesFile));
  const told = Object.fromEntries(examples.map(({ rule, at }) => [rule, at]).reverse());
  return { ...files, examples, definedAt: { ...files.definedAt, ...told } };
}

/** The same without the examples: what a captured log needs. @throws OssifyError PLUGIN_FOLDER_MISSING */
export function readPluginFiles(folder: string): PluginFiles {
  return pluginFilesOf(
    folder,
    ['etc/decoders', 'etc/rules', 'etc/lists'].flatMap((below) => readFiles(folder, below)),
  );
}

/**
 * The plugin that files make, wherever they came from.
 * @param folder where they are said to lie
 * @param files paths below it; what is neither decoder, rule nor list is left out
 * @throws OssifyError PLUGIN_FOLDER_MISSING
 */
export function pluginFilesOf(folder: string, files: readonly RulesetFile[]): PluginFiles {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const below = (pattern: RegExp): RulesetFile[] => sorted.filter(({ path }) => pattern.test(path));
  const decoders = below(/^etc\/decoders\/[^/]+\.xml$/i);
  const rules = below(/^etc\/rules\/[^/]+\.xml$/i);
  const lists = below(/^etc\/lists\/(?!.*\.(?:cdb|tmp)$)/);
  if (decoders.length + rules.length === 0) {
    throw new OssifyError({
      code: 'PLUGIN_FOLDER_MISSING',
      at: { file: folder },
      message: `${folder} holds neither etc/decoders/*.xml nor etc/rules/*.xml.`,
      hint: 'Name a plugin that was built ("ossify build"), or a folder laid out like generated/<plugin>/.',
    });
  }
  return { name: basename(resolve(folder)), folder, decoders, rules, lists, definedAt: ruleLines(folder, rules) };
}

function readFiles(folder: string, below: string): RulesetFile[] {
  const path = join(folder, below);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: `${below}/${entry.name}`, text: readFileSync(join(path, entry.name), 'latin1') }));
}

const RULE_START = /<rule\s[^>]*?\bid\s*=\s*["'](\d+)["']/gi;

function ruleLines(folder: string, rules: readonly RulesetFile[]): Record<string, SourceLocation> {
  const places = rules.flatMap(({ path, text }) => {
    const lineAt = lineCounter(text);
    return [...text.matchAll(RULE_START)].map(
      (match) => [match[1] ?? '', { file: join(folder, path), line: lineAt(match.index) }] as const,
    );
  });
  return Object.fromEntries(places.reverse());
}
