import { OssifyError } from '../diagnostics/index.ts';

/** A file of a plugin and its place on the manager (contracts: manifest.json). */
export interface BundleFile {
  /** Below generated/<plugin>/. */
  readonly path: string;
  /** On the manager, absolute, below /var/ossec. */
  readonly target: string;
  readonly owner: string;
  readonly group: string;
  /** Octal, as `chmod` takes it. */
  readonly mode: string;
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
  if (!Array.isArray(files) || !files.every(isBundleFile))
    return refuse('lists a file without path, target and sha256');
  return { plugin, version, rules, files };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRuleEntry(value: unknown): value is { readonly id: number; readonly file: string } {
  return isRecord(value) && typeof value.id === 'number' && typeof value.file === 'string';
}

function isBundleFile(value: unknown): value is BundleFile {
  if (!isRecord(value)) return false;
  return ['path', 'target', 'owner', 'group', 'mode', 'sha256'].every((member) => typeof value[member] === 'string');
}
