import { basename } from 'node:path';
import type { Artifact, Compiled } from '../../compile/index.ts';
import { type LoadOptions, loadRuleset, type RulesetFile } from '../../engine/index.ts';
import type { SourceFile } from '../source-file.ts';
import { firstDifference, rulesetFacts } from './facts.ts';

/** What the import is compared in: a ruleset, with the imported files or without them. */
export interface ProvingGround {
  readonly files: readonly RulesetFile[];
  readonly options: LoadOptions;
}

/** Whether the definitions load as the files did; each is the first difference in words, undefined when there is none. */
export interface Comparison {
  /** In the place of the files. */
  readonly inPlace: string | undefined;
  /** Under the names that the build gives them: what other files load before or after matters. */
  readonly atOwnPlace: string | undefined;
  /** Rules that the ruleset drops in both forms, for want of a parent or a list: what they do there cannot be compared. */
  readonly dropped: readonly number[];
}

/** Loads the ruleset with the files and with what they became, and compares everything that decides about events. */
export function compareRulesets(
  ground: ProvingGround,
  files: readonly SourceFile[],
  { plugin, artifacts }: Compiled,
): Comparison {
  const names = new Set(files.map(({ path }) => basename(path)));
  const others = ground.files.filter(({ path }) => !names.has(basename(path)));
  const load = (own: readonly RulesetFile[]) => loadRuleset([...others, ...own], ground.options);
  const loaded = load(files.map(asCustomFile));
  const before = rulesetFacts(loaded);
  const ids = plugin.rules.flatMap(({ rules }) => rules.map(({ id }) => id));
  const texts = artifacts.filter(({ path }) => /^etc\/(?:rules|decoders)\/.*\.xml$/.test(path));
  return {
    inPlace: firstDifference(before, rulesetFacts(load(inPlaceOf(files, texts)))),
    atOwnPlace: firstDifference(before, rulesetFacts(load(texts))),
    dropped: ids.filter((id) => !loaded.ruleById.has(id)),
  };
}

function asCustomFile({ path, bytes }: SourceFile): RulesetFile {
  return { path: `etc/${kindOf(bytes)}/${basename(path)}`, text: bytes };
}

function kindOf(bytes: Uint8Array): 'rules' | 'decoders' {
  return /<decoder\s/i.test(new TextDecoder('latin1').decode(bytes)) ? 'decoders' : 'rules';
}

/** Rule files become one file each, in their order; decoder files become one, in the place of the first. */
function inPlaceOf(files: readonly SourceFile[], texts: readonly Artifact[]): readonly RulesetFile[] {
  const places = files.map(asCustomFile).sort((a, b) => (basename(a.path) < basename(b.path) ? -1 : 1));
  return ['etc/rules/', 'etc/decoders/'].flatMap((folder) => {
    const free = places.filter(({ path }) => path.startsWith(folder));
    return texts
      .filter(({ path }) => path.startsWith(folder))
      .map(({ path, text }, index) => ({ path: free[index]?.path ?? path, text }));
  });
}
