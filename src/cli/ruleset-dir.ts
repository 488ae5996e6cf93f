import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OssifyError } from '../diagnostics/index.ts';
import { bytesToUtf8, type LoadOptions, latin1FromUint8Array, minimalBase, type RulesetFile } from '../engine/index.ts';
import { XmlError } from '../engine/xml/index.ts';
import { type RulesetBlock, readRulesetBlock } from './ossec-conf.ts';

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
  decoderFolders: ['ruleset/decoders', 'etc/decoders'],
  ruleFolders: ['ruleset/rules', 'etc/rules'],
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
    ...readFolder(join(folder, 'decoders'), 'ruleset/decoders', 'decoders'),
    ...readFolder(join(folder, 'rules'), 'ruleset/rules', 'rules'),
    ...readFolder(join(folder, 'lists'), 'etc/lists', 'list'),
  ];
  return { files, options: {} };
}

function readHome(home: string): Pick<RulesetDir, 'files' | 'options'> {
  const configuration = join(home, 'etc/ossec.conf');
  const block = existsSync(configuration) ? readConfiguration(configuration) : HOME;
  const files = [
    ...block.decoderFolders.flatMap((path) => readFolder(join(home, path), path, 'decoders')),
    ...block.decoderFiles.map((path) => readOne(join(home, path), path, 'decoders')),
    ...block.ruleFolders.flatMap((path) => readFolder(join(home, path), path, 'rules')),
    ...block.ruleFiles.map((path) => readOne(join(home, path), path, 'rules')),
    ...readFolder(join(home, 'etc/lists'), 'etc/lists', 'list'),
  ];
  return { files, options: block.options };
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

/** Rule and decoder folders are not searched deeper; lists may lie in folders: `etc/lists/amazon/aws-eventnames`. */
function readFolder(folder: string, path: string, kind: Kind): RulesetFile[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name): RulesetFile[] => {
      const [place, shown] = [join(folder, name), `${path}/${name}`];
      if (statSync(place).isDirectory()) return kind === 'list' ? readFolder(place, shown, kind) : [];
      const isWanted = kind === 'list' ? !/\.(?:cdb|tmp)$/.test(name) : /\.xml$/i.test(name);
      return isWanted ? [readOne(place, shown, kind)] : [];
    });
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
