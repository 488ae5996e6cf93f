import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OssifyError } from '../diagnostics/index.ts';
import {
  bytesToUtf8,
  type LoadOptions,
  latin1FromUint8Array,
  minimalBase,
  type RulesetFile,
  utf8ToBytes,
} from '../engine/index.ts';
import { compileExpression, type Expression, PatternError } from '../engine/regex/index.ts';
import { XmlError } from '../engine/xml/index.ts';
import { folderOf, type RulesetBlock, type RulesetFolder, readRulesetBlock } from './ossec-conf.ts';

/** A ruleset as it lies on the disk. */
export interface RulesetDir {
  /** As people name it: the folder, or `the minimal base`. */
  readonly name: string;
  readonly files: readonly RulesetFile[];
  /** What a manager's etc/ossec.conf says of loading; empty for other folders. */
  readonly options: LoadOptions;
}

type Kind = 'decoders' | 'rules' | 'list';

const HOME: RulesetBlock = {
  decoderFolders: [folderOf('ruleset/decoders'), folderOf('etc/decoders')],
  ruleFolders: [folderOf('ruleset/rules'), folderOf('etc/rules')],
  decoderFiles: [],
  ruleFiles: [],
  options: {},
};

/**
 * Reads a ruleset: a folder with decoders/, rules/ and lists/, or a manager's home, whose etc/ossec.conf then says what is
 * loaded. Without a folder our own minimal base.
 * @throws OssifyError RULESET_MISSING, CONFIGURATION_UNREADABLE, RULESET_FILE_MISSING
 */
export function readRulesetDir(folder: string | undefined): RulesetDir {
  if (folder === undefined || folder === '') return { name: 'the minimal base', files: minimalBase, options: {} };
  const isHome = existsSync(join(folder, 'ruleset')) || existsSync(join(folder, 'etc/ossec.conf'));
  const { files, options } = isHome ? readHome(folder) : readPlain(folder);
  if (files.some(({ kind }) => kind !== 'list')) return { name: folder, files, options };
  throw new OssifyError({
    code: 'RULESET_MISSING',
    at: { file: folder },
    message: 'It holds no ruleset: neither decoders nor rules.',
    hint: "Name a folder with decoders/ and rules/, or a manager's home (/var/ossec).",
  });
}

/** The ruleset that a command means when nothing is named: WAZUH_RULESET, else the minimal base. */
export function usualRuleset(named: string | undefined, environment: NodeJS.ProcessEnv): RulesetDir {
  return readRulesetDir(named ?? environment.WAZUH_RULESET);
}

function readPlain(folder: string): Pick<RulesetDir, 'files' | 'options'> {
  const files = [
    ...readFolder(join(folder, 'decoders'), folderOf('ruleset/decoders'), 'decoders'),
    ...readFolder(join(folder, 'rules'), folderOf('ruleset/rules'), 'rules'),
    ...readLists(join(folder, 'lists'), 'etc/lists'),
  ];
  return { files, options: {} };
}

function readHome(home: string): Pick<RulesetDir, 'files' | 'options'> {
  const configuration = join(home, 'etc/ossec.conf');
  const block = existsSync(configuration) ? readConfiguration(configuration) : HOME;
  const files = [
    ...block.decoderFiles.map((path) => readOne(join(home, path), path, 'decoders')),
    ...block.decoderFolders.flatMap((folder) => readFolder(join(home, folder.path), folder, 'decoders')),
    ...block.ruleFiles.map((path) => readOne(join(home, path), path, 'rules')),
    ...block.ruleFolders.flatMap((folder) => readFolder(join(home, folder.path), folder, 'rules')),
    ...readLists(join(home, 'etc/lists'), 'etc/lists'),
  ];
  return { files: firstOfEachPath(files), options: block.options };
}

/** A file that is included and lies in a folder is loaded once. */
function firstOfEachPath(files: readonly RulesetFile[]): readonly RulesetFile[] {
  const known = new Set<string>();
  return files.filter(({ path }) => !known.has(path) && known.add(path));
}

function readConfiguration(file: string): RulesetBlock {
  try {
    return readRulesetBlock(latin1FromUint8Array(readFileSync(file)));
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    throw new OssifyError({
      code: 'CONFIGURATION_UNREADABLE',
      at: { file, line: cause.line },
      message: `Wazuh's reader gives up: ${bytesToUtf8(cause.message)}`,
      hint: 'Correct the file; the manager would not start with it either.',
      cause,
    });
  }
}

/** Folders below it are not searched. */
function readFolder(folder: string, { path, pattern }: RulesetFolder, kind: Kind): RulesetFile[] {
  const isWanted = compiledPattern(path, pattern);
  return (
    namesIn(folder)
      .map((name) => [join(folder, name), `${path}/${name}`] as const)
      // a link to nowhere is left out, as Wazuh leaves it out
      .filter(
        ([place, shown]) => existsSync(place) && !statSync(place).isDirectory() && isWanted.test(utf8ToBytes(shown)),
      )
      .map(([place, shown]) => readOne(place, shown, kind))
  );
}

function compiledPattern(path: string, pattern: string): Expression {
  try {
    return compileExpression(pattern, 'osregex');
  } catch (cause) {
    if (!(cause instanceof PatternError)) throw cause;
    throw new OssifyError({
      code: 'CONFIGURATION_UNREADABLE',
      message: `The pattern "${bytesToUtf8(pattern)}" of the folder ${path} in etc/ossec.conf is no OS_Regex: ${cause.message}.`,
      hint: 'Correct the pattern; the manager would not start with it either.',
      cause,
    });
  }
}

/** Lists may lie in folders: `etc/lists/amazon/aws-eventnames`. */
function readLists(folder: string, path: string): RulesetFile[] {
  return namesIn(folder).flatMap((name): RulesetFile[] => {
    const [place, shown] = [join(folder, name), `${path}/${name}`];
    if (!existsSync(place)) return [];
    if (statSync(place).isDirectory()) return readLists(place, shown);
    return /\.(?:cdb|tmp)$/.test(name) ? [] : [readOne(place, shown, 'list')];
  });
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).sort() : [];
}

/** @throws OssifyError RULESET_FILE_MISSING: ossec.conf includes a file that is not there */
function readOne(place: string, path: string, kind: Kind): RulesetFile {
  if (!existsSync(place)) {
    throw new OssifyError({
      code: 'RULESET_FILE_MISSING',
      at: { file: place },
      message: 'etc/ossec.conf includes it, and it is not there.',
      hint: 'Put the file there, or remove the include.',
    });
  }
  return { path, text: readFileSync(place), kind };
}
