import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { CheckInput } from '../../check/index.ts';
import { type Compiled, compilePlugin, layOutDecoders, loadPlugin } from '../../compile/index.ts';
import type { Finding, SourceLocation } from '../../diagnostics/index.ts';
import type { RulesetFile } from '../../engine/index.ts';
import { shownPath } from './shown-path.ts';

/** A plugin of rules-src/ as it stands there now; what generated/ holds may be older. */
export interface Definitions {
  readonly compiled: Compiled;
  /** What would be written. */
  readonly files: readonly RulesetFile[];
}

/** @returns undefined when rules-src/ has no plugin of that name */
export async function readDefinitions(name: string): Promise<Definitions | undefined> {
  const root = process.cwd();
  const folder = resolve(root, 'rules-src', name);
  if (name.includes('/') || !existsSync(join(folder, 'plugin.ts'))) return undefined;
  const compiled = compilePlugin(await loadPlugin(folder), { root });
  const files = compiled.artifacts
    .filter(({ path }) => /^etc\/(?:decoders|rules|lists)\//.test(path))
    .map(({ path, text }): RulesetFile => {
      if (path.startsWith('etc/lists/')) return { path, text, kind: 'list' };
      const kind = path.startsWith('etc/decoders/') ? 'decoders' : 'rules';
      return { path: join('generated', name, path), text, kind };
    });
  return { compiled, files };
}

/** Findings of the compiler, and those about its output at the definitions that they are about. */
export function atDefinitions(
  findings: readonly Finding[],
  input: CheckInput,
  plugins: readonly Compiled[],
): readonly Finding[] {
  const starts = plugins.flatMap((compiled) => startsOf(compiled, input));
  const own = plugins.flatMap((compiled) => compiled.findings.map((finding) => ({ ...finding, at: near(finding.at) })));
  const emitted = findings.map((finding): Finding => {
    const at = definitionOf(finding.at, starts);
    return at ? { ...finding, at: near(at), emittedAt: finding.at } : finding;
  });
  return [...own, ...emitted];
}

interface Start {
  readonly file: string;
  readonly line: number;
  readonly at: SourceLocation | undefined;
}

/** Where each rule and decoder of a plugin begins in its output. */
function startsOf({ plugin }: Compiled, { rules, decoders }: CheckInput): readonly Start[] {
  const isOwn = ({ file }: { readonly file: { readonly path: string } }): boolean =>
    file.path.startsWith(join('generated', plugin.name, '/'));
  const placeOfRule = new Map(plugin.rules.flatMap((group) => group.rules.map(({ id, at }) => [id, at] as const)));
  const laidOut = layOutDecoders(plugin);
  return [
    ...rules.filter(isOwn).map(({ file, element, id }) => startOf(file.path, element.line, placeOfRule.get(id))),
    ...decoders.filter(isOwn).map(({ file, element }, index) => startOf(file.path, element.line, laidOut[index]?.at)),
  ];
}

function startOf(file: string, line: number, at: SourceLocation | undefined): Start {
  return { file, line, at };
}

function definitionOf(place: SourceLocation | undefined, starts: readonly Start[]): SourceLocation | undefined {
  return starts.findLast(({ file, line }) => file === place?.file && line <= (place.line ?? 0))?.at;
}

function near(at: SourceLocation | undefined): SourceLocation | undefined {
  return at && { ...at, file: shownPath(at.file) };
}
