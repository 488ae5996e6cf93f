import { OssifyError } from '../diagnostics/index.ts';

/** A file of a plugin and its place on the manager (contracts: manifest.json). */
export interface BundleFile {
  /** Below generated/<plugin>/. */
  readonly path: string;
  /** Below the manager's home. */
  readonly target: string;
  /** What stands in it is the admin's: an upgrade leaves it. */
  readonly keep: boolean;
  /** Of the content, lower-case hex. */
  readonly sha256: string;
}

export interface Manifest {
  readonly plugin: string;
  readonly version: string;
  readonly rules: readonly { readonly id: number; readonly file: string }[];
  readonly files: readonly BundleFile[];
}

/**
 * Reads manifest.json.
 * @param file its name, for errors
 * @throws OssifyError MANIFEST_UNREADABLE
 */
export function readManifest(text: string, file: string): Manifest {
  const refuse = (what: string, cause?: unknown): never => {
    throw new OssifyError({
      code: 'MANIFEST_UNREADABLE',
      at: { file },
      message: `The manifest ${what}.`,
      hint: 'Run "ossify build" and use the folder that it writes.',
      cause,
    });
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return refuse('is not JSON', cause);
  }
  if (!isRecord(value) || value.format !== 1) return refuse('is not of format 1');
  const { plugin, version, rules, files } = value;
  if (typeof plugin !== 'string' || typeof version !== 'string') return refuse('names no plugin and version');
  if (!Array.isArray(rules) || !rules.every(isRuleEntry)) return refuse('lists a rule without id and file');
  if (!Array.isArray(files) || !files.every(isFileEntry)) return refuse('lists a file without path, target and sha256');
  return { plugin, version, rules, files: files.flatMap(installed) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRuleEntry(value: unknown): value is { readonly id: number; readonly file: string } {
  return isRecord(value) && typeof value.id === 'number' && typeof value.file === 'string';
}

/** A file with target null stays in the plugin's folder. */
interface FileEntry {
  readonly path: string;
  readonly target: string | null;
  readonly keep?: unknown;
  readonly sha256: string;
}

function isFileEntry(value: unknown): value is FileEntry {
  if (!isRecord(value)) return false;
  const { path, target, sha256 } = value;
  return typeof path === 'string' && (target === null || typeof target === 'string') && typeof sha256 === 'string';
}

function installed({ path, target, keep, sha256 }: FileEntry): BundleFile[] {
  return target === null ? [] : [{ path, target, keep: keep === true, sha256 }];
}
