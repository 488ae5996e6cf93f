import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Compiled } from '../../compile/index.ts';
import { OssifyError } from '../../diagnostics/index.ts';
import type { LoadOptions, RulesetFile } from '../../engine/index.ts';
import { readRulesetDir } from '../ruleset-dir.ts';
import { readDefinitions } from './definitions.ts';
import { shownPath } from './shown-path.ts';

/** What one argument of `ossify check` stands for. */
export interface Judged {
  /** Of a plugin of rules-src/. */
  readonly compiled?: Compiled;
  readonly files: readonly RulesetFile[];
  /** The shipped files of a manager's home: they are not judged. */
  readonly around?: readonly RulesetFile[];
  readonly options?: LoadOptions;
  /** The target's ossec.conf. */
  readonly conf?: string;
  readonly guides: readonly { readonly path: string; readonly text: string }[];
  /** Rule and decoder files that are there and cannot be opened. */
  readonly unreadable?: readonly string[];
}

/**
 * Reads a plugin of rules-src/ or generated/, a manager's home, a folder with rules/ and decoders/, or a folder of files.
 * @throws OssifyError CHECK_NOTHING
 */
export async function readJudged(what: string): Promise<Judged> {
  const definitions = await readDefinitions(what);
  if (definitions) return { ...definitions, guides: [] };
  const built = join('generated', what);
  const folder = !what.includes('/') && existsSync(built) ? built : what;
  const judged = existsSync(folder) ? readFolder(folder) : undefined;
  if (judged?.files.some(({ kind }) => kind !== 'list')) return judged;
  throw new OssifyError({
    code: 'CHECK_NOTHING',
    at: { file: what },
    message: 'There are neither rules nor decoders.',
    hint: "Name a plugin, a folder of rule and decoder files, or a manager's home.",
  });
}

function readFolder(folder: string): Judged {
  if (existsSync(join(folder, 'ruleset')) && existsSync(join(folder, 'etc'))) return readHome(folder);
  const below = existsSync(join(folder, 'etc')) ? join(folder, 'etc') : folder;
  const isSorted = existsSync(join(below, 'rules')) || existsSync(join(below, 'decoders'));
  const files = isSorted
    ? [
        ...filesIn(join(below, 'decoders'), 'decoders'),
        ...filesIn(join(below, 'rules'), 'rules'),
        ...listsIn(join(below, 'lists'), ''),
      ]
    : filesIn(folder);
  const places = isSorted ? [join(below, 'decoders'), join(below, 'rules')] : [folder];
  return { files, guides: guidesIn(folder), unreadable: places.flatMap(unreadableIn) };
}

function readHome(home: string): Judged {
  const { files, options } = readRulesetDir(home);
  const isOwn = ({ path, kind }: RulesetFile): boolean => kind !== 'list' && path.startsWith('etc/');
  const conf = join(home, 'etc/ossec.conf');
  return {
    files: files.filter(isOwn).map((file) => ({ ...file, path: shownPath(join(home, file.path)) })),
    around: files.filter((file) => !isOwn(file)),
    options,
    guides: [],
    unreadable: [join(home, 'etc/decoders'), join(home, 'etc/rules')].flatMap(unreadableIn),
    ...(existsSync(conf) ? { conf: readFileSync(conf, 'utf8') } : {}),
  };
}

/** The .xml files of a folder; of an unknown kind each is what its first element says. */
function filesIn(folder: string, kind?: 'decoders' | 'rules'): RulesetFile[] {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isFile()) return [xmlFile(folder, kind)];
  return names(folder)
    .filter((name) => /\.xml$/i.test(name) && canOpen(join(folder, name)) && statSync(join(folder, name)).isFile())
    .map((name) => xmlFile(join(folder, name), kind))
    .filter(({ text }) => kind !== undefined || /<(?:group|decoder|rule)\b/i.test(String(text)));
}

/** Wazuh leaves such files out with a warning. */
function unreadableIn(folder: string): readonly string[] {
  if (!existsSync(folder) || statSync(folder).isFile()) return [];
  const all = names(folder).filter((name) => /\.xml$/i.test(name));
  return all.map((name) => join(folder, name)).flatMap((path) => (canOpen(path) ? [] : [shownPath(path)]));
}

/** Neither a link to nowhere nor a file that its permissions keep from us. */
function canOpen(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function xmlFile(path: string, kind: 'decoders' | 'rules' | undefined): RulesetFile {
  const text = readFileSync(path); // Wazuh looks at bytes, whatever their encoding
  return { path: shownPath(path), text, kind: kind ?? (/<decoder\b/i.test(String(text)) ? 'decoders' : 'rules') };
}

function listsIn(folder: string, below: string): RulesetFile[] {
  const place = join(folder, below);
  if (!existsSync(place)) return [];
  return names(place).flatMap((name): RulesetFile[] => {
    const path = join(below, name);
    if (statSync(join(folder, path)).isDirectory()) return listsIn(folder, path);
    return /\.(?:cdb|tmp)$/.test(name)
      ? []
      : [{ path: `etc/lists/${path}`, text: readFileSync(join(folder, path)), kind: 'list' }];
  });
}

function guidesIn(folder: string): Judged['guides'] {
  if (!statSync(folder).isDirectory()) return [];
  return names(folder)
    .filter((name) => /\.(?:md|txt)$/i.test(name))
    .map((name) => ({ path: shownPath(join(folder, name)), text: readFileSync(join(folder, name), 'utf8') }));
}

function names(folder: string): string[] {
  return readdirSync(folder).sort();
}
