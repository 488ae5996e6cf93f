import { basename } from 'node:path';
import type { Artifact, Compiled } from '../../compile/index.ts';
import {
  type Answer,
  type LoadOptions,
  loadRuleset,
  printOutput,
  type Ruleset,
  type RulesetFile,
  Session,
} from '../../engine/index.ts';
import type { SourceFile } from '../source-file.ts';
import { effectOfPlace } from './effect-of-place.ts';
import { firstDifference, rulesetFacts } from './facts.ts';

/** What the import is compared in: a ruleset, with the imported files or without them. */
export interface ProvingGround {
  readonly files: readonly RulesetFile[];
  readonly options: LoadOptions;
}

/** Whether the definitions load as the files did; each text is the first difference, undefined when there is none. */
export interface Comparison {
  /** In the place of the files. */
  readonly inPlace: string | undefined;
  /** What their place under the names that the build gives them changes, between the files of others. */
  readonly atOwnPlace: string | undefined;
  /** Rules that the ruleset drops in both forms, for want of a parent or a list: what they do there cannot be compared. */
  readonly dropped: readonly number[];
  /** The first event to which both answer differently. */
  readonly answers: string | undefined;
}

/**
 * Loads the ruleset with the files and with what they became, and compares everything that decides about events.
 * @param events lines that both answer, in one session each
 */
export function compareRulesets(
  ground: ProvingGround,
  files: readonly SourceFile[],
  { plugin, artifacts }: Compiled,
  events: readonly string[] = [],
): Comparison {
  const names = new Set(files.map(({ path }) => basename(path)));
  const others = ground.files.filter(({ path }) => !names.has(basename(path)));
  const load = (own: readonly RulesetFile[]) => loadRuleset([...others, ...own], ground.options);
  const loaded = load(files.map(asCustomFile));
  const texts = artifacts.filter(({ path }) => /^etc\/(?:rules|decoders)\/.*\.xml$/.test(path));
  const back = load(inPlaceOf(files, texts));
  const before = rulesetFacts(loaded);
  const ids = plugin.rules.flatMap(({ rules }) => rules.map(({ id }) => id));
  return {
    inPlace: firstDifference(before, rulesetFacts(back)),
    atOwnPlace: effectOfPlace(loaded, load(texts)),
    answers: differentAnswer(loaded, back, events),
    dropped: ids.filter((id) => !loaded.ruleById.has(id)),
  };
}

/** When the events arrive, for rules with a time of day. */
const NOON = Date.UTC(2026, 0, 5, 12);

function differentAnswer(before: Ruleset, after: Ruleset, events: readonly string[]): string | undefined {
  const session = (ruleset: Ruleset) => new Session(ruleset, { clock: () => NOON, zoneOffsetMinutes: () => 0 });
  const [first, second] = [session(before), session(after)];
  for (const event of events) {
    const [was, becomes] = [first, second].map((one) => answerText(one.process({ event, location: 'import' })));
    if (was !== becomes) return `${event}: ${was} becomes ${becomes}`;
  }
  return undefined;
}

function answerText({ output, alert }: Answer): string {
  return `${output ? printOutput(output) : 'no answer'}, alert ${alert}`;
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
