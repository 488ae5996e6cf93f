import { createHash } from 'node:crypto';
import type { Plugin } from '../../define/index.ts';
import type { Artifact } from '../artifact.ts';
import { decoderFile, type RuleFile } from '../layout.ts';
import { stock } from '../stock/index.ts';

/** What the plugin's files are and where they belong; the installer works from it. */
export interface Manifest {
  readonly format: 1;
  readonly plugin: string;
  readonly version: string;
  readonly wazuh: { readonly min: string; readonly tested: string };
  readonly rules: readonly { readonly id: number; readonly level: number; readonly file: string }[];
  readonly decoders: readonly { readonly name: string; readonly file: string }[];
  readonly files: readonly ManifestFile[];
}

export interface ManifestFile {
  /** Below the plugin's folder. */
  readonly path: string;
  /** Below the manager's home; null for what stays in the folder. */
  readonly target: string | null;
  readonly owner: string | null;
  readonly group: string | null;
  readonly mode: string | null;
  /** An upgrade leaves the manager's file as it is. */
  readonly keep?: true;
  readonly sha256: string;
}

/** The manifest over all other artifacts; sorted, without times. */
export function manifestArtifact(plugin: Plugin, rules: readonly RuleFile[], artifacts: readonly Artifact[]): Artifact {
  const manifest: Manifest = {
    format: 1,
    plugin: plugin.name,
    version: plugin.version,
    wazuh: { min: plugin.wazuh.min, tested: stock.wazuh },
    rules: rules
      .flatMap(({ path, sections }) =>
        sections.flatMap((section) => section.rules.map(({ id, level }) => ({ id, level, file: path }))),
      )
      .sort((a, b) => a.id - b.id),
    decoders: [...new Set((plugin.decoders ?? []).map(({ name }) => name))]
      .sort()
      .map((name) => ({ name, file: decoderFile(plugin) })),
    files: artifacts.map(fileEntry).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return { path: 'manifest.json', text: `${JSON.stringify(manifest, undefined, 2)}\n` };
}

function fileEntry({ path, text, install }: Artifact): ManifestFile {
  return {
    path,
    target: install ? path : null,
    owner: install?.owner ?? null,
    group: install?.group ?? null,
    mode: install?.mode ?? null,
    ...(install?.keep ? { keep: true } : {}),
    // as bytes: to hash a long text as a text takes three times as long
    sha256: createHash('sha256').update(Buffer.from(text)).digest('hex'),
  };
}
