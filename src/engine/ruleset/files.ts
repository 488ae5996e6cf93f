import { latin1FromUint8Array, utf8ToBytes } from '../bytes.ts';

export type RulesetFileKind = 'decoders' | 'rules' | 'list';

/** A file of a manager. What neither is of a known kind nor says so by its path is not loaded, as on a manager. */
export interface RulesetFile {
  /** Below the manager's home, as messages name it: `etc/rules/local_rules.xml`, `ruleset/decoders/0006-json_decoders.xml`. */
  readonly path: string;
  readonly text: string | Uint8Array;
  /** `text` is a byte string already: one character of 0-255 for each byte. */
  readonly isByteString?: boolean | undefined;
  readonly kind?: RulesetFileKind | undefined;
}

/** A file with its text as a byte string. */
export interface LoadableFile {
  readonly path: string;
  readonly bytes: string;
}

export interface SortedFiles {
  readonly decoders: readonly LoadableFile[];
  readonly rules: readonly LoadableFile[];
  /** By the name that ossec.conf and rules use: `etc/lists/audit-keys`. */
  readonly lists: ReadonlyMap<string, LoadableFile>;
}

const XML_FILE = /^(?:ruleset\/|etc\/)?(decoders|rules)\/[^/]+\.xml$/i;
const LIST_FILE = /^(?:(?:ruleset|etc)\/)?lists\/(.+)$/;

/**
 * Sorts files as Wazuh loads them: by base name, byte by byte, whatever the folder; of equal names the shipped one first.
 * @param excluded base names or paths that ossec.conf leaves out
 * @source rules.md 2.1
 */
export function sortFiles(files: readonly RulesetFile[], excluded: readonly string[]): SortedFiles {
  const ofKind = (kind: RulesetFileKind): LoadableFile[] =>
    files.filter((file) => kindOf(file) === kind && !isExcluded(file.path, excluded)).map(toLoadable);
  const lists = ofKind('list').map((file) => [listName(file.path), file] as const);
  return {
    decoders: ofKind('decoders').sort(byBaseName),
    rules: ofKind('rules').sort(byBaseName),
    lists: new Map(lists),
  };
}

function kindOf({ path, kind }: RulesetFile): RulesetFileKind | undefined {
  if (kind) return kind;
  const folder = XML_FILE.exec(path)?.[1];
  if (folder === 'decoders' || folder === 'rules') return folder;
  return LIST_FILE.test(path) && !path.endsWith('.cdb') ? 'list' : undefined;
}

function isExcluded(path: string, excluded: readonly string[]): boolean {
  return excluded.some((name) => name === path || name === baseName(path));
}

function listName(path: string): string {
  const name = LIST_FILE.exec(path)?.[1];
  return name === undefined ? path : `etc/lists/${name}`;
}

/** A file is plain data that nobody changes: one that is loaded again is the same. */
const loadable = new WeakMap<RulesetFile, LoadableFile>();

/** The file's text as a byte string. */
export function toLoadable(file: RulesetFile): LoadableFile {
  const known = loadable.get(file);
  if (known) return known;
  const made = { path: file.path, bytes: bytesOf(file) };
  loadable.set(file, made);
  return made;
}

function bytesOf({ text, isByteString = false }: RulesetFile): string {
  if (typeof text !== 'string') return latin1FromUint8Array(text);
  return isByteString ? text : utf8ToBytes(text);
}

function byBaseName(a: LoadableFile, b: LoadableFile): number {
  return compareBytes(baseName(a.path), baseName(b.path)) || Number(isCustom(a.path)) - Number(isCustom(b.path));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isCustom(path: string): boolean {
  return path.startsWith('etc/');
}

function compareBytes(a: string, b: string): number {
  const [left, right] = [utf8ToBytes(a), utf8ToBytes(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
