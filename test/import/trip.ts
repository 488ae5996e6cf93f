import { basename } from 'node:path';
import { type Artifact, compilePlugin, loadPlugin } from '../../src/compile/index.ts';
import { bytesToUtf8, latin1FromUint8Array, type RulesetFile, utf8ToBytes } from '../../src/engine/index.ts';
import { importFiles, type Surroundings } from '../../src/import/index.ts';
import type { Workshop } from './workshop.ts';

/** What became of files: refused with these codes, or other texts that ought to be the same ruleset. */
export type Trip =
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  | { readonly kind: 'returned'; readonly files: readonly RulesetFile[] };

/** Imports files, writes the definitions, loads and compiles them, and puts what comes of it in the place of the files. */
export async function roundTrip(
  files: readonly RulesetFile[],
  around: Surroundings,
  workshop: Workshop,
): Promise<Trip> {
  const name = workshop.nextName();
  const sources = files.map(({ path, text }) => ({ path, bytes: bytesOf(text) }));
  const {
    refusals,
    sources: printed,
    compiled,
  } = importFiles({ name, files: sources, definePath: '../../src/define/index.ts', around });
  if (compiled === undefined) return { kind: 'refused', codes: [...new Set(refusals.map(({ code }) => code))] };
  const folder = workshop.write(name, printed);
  const again = compilePlugin(await loadPlugin(folder), { root: folder });
  const errors = again.findings.map(({ code, message }) => `${code}: ${message}`);
  if (errors.length > 0) throw new Error(`the printed definitions do not build: ${errors.join('; ')}`);
  return { kind: 'returned', files: putBack(files, again.artifacts) };
}

function bytesOf(text: RulesetFile['text']): Uint8Array {
  return typeof text === 'string' ? new TextEncoder().encode(text) : text;
}

/** Each rule file has a file of its own; all decoders share one, which takes the place of their first. */
function putBack(files: readonly RulesetFile[], artifacts: readonly Artifact[]): readonly RulesetFile[] {
  const below = (folder: string) => artifacts.filter(({ path }) => path.startsWith(folder) && path.endsWith('.xml'));
  const texts = { rules: below('etc/rules/'), decoders: below('etc/decoders/') };
  const taken = { rules: 0, decoders: 0 };
  return [...files].sort(byBaseName).flatMap(({ path, kind }): RulesetFile[] => {
    const sort = path.includes('decoders/') ? 'decoders' : 'rules';
    const artifact = texts[sort][taken[sort]++];
    return artifact ? [{ path, text: artifact.text, ...(kind ? { kind } : {}) }] : [];
  });
}

function byBaseName(a: RulesetFile, b: RulesetFile): number {
  return basename(a.path) < basename(b.path) ? -1 : 1;
}

/** The file without what is no text: `undefined` for lists and what is read by no reader of XML. */
export function isDefinitionFile({ path, text }: RulesetFile): boolean {
  const bytes = typeof text === 'string' ? utf8ToBytes(text) : latin1FromUint8Array(text);
  return /(?:rules|decoders)\/[^/]+\.xml$/i.test(path) && bytesToUtf8(bytes) !== '';
}
