import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { OssifyError } from '../diagnostics/index.ts';
import { minimalBase } from '../engine/base/index.ts';
import type { RulesetFile } from '../engine/index.ts';

/** The ruleset that a plugin is loaded beside. */
export interface BaseRuleset {
  /** As people name it: the folder, or `the minimal base`. */
  readonly name: string;
  readonly files: readonly RulesetFile[];
}

const FOLDERS = [
  'ruleset/decoders',
  'ruleset/rules',
  'ruleset/lists',
  'etc/decoders',
  'etc/rules',
  'etc/lists',
] as const;

/**
 * Reads the ruleset of `--ruleset DIR`: a folder with decoders/, rules/, lists/, or a manager's home. Without DIR the one that
 * WAZUH_RULESET names, else our own minimal base.
 * @throws OssifyError RULESET_MISSING
 */
export function readBaseRuleset(folder: string | undefined = process.env.WAZUH_RULESET): BaseRuleset {
  if (folder === undefined || folder === '') return { name: 'the minimal base', files: minimalBase };
  const isHome = existsSync(join(folder, 'ruleset'));
  const files = isHome
    ? FOLDERS.flatMap((below) => readFolder(join(folder, below), below))
    : ['decoders', 'rules', 'lists'].flatMap((kind) => {
        return readFolder(join(folder, kind), kind === 'lists' ? 'etc/lists' : `ruleset/${kind}`);
      });
  if (files.length > 0) return { name: folder, files };
  throw new OssifyError({
    code: 'RULESET_MISSING',
    at: { file: folder },
    message: `${folder} holds no ruleset.`,
    hint: 'Name a folder with decoders/ and rules/, or the home of a manager (/var/ossec).',
  });
}

/** Lists may lie in folders: `etc/lists/amazon/aws-eventnames`. */
function readFolder(folder: string, path: string): RulesetFile[] {
  if (!existsSync(folder)) return [];
  const isList = path.endsWith('lists') || path.includes('lists/');
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): RulesetFile[] => {
    const below = `${path}/${entry.name}`;
    if (entry.isDirectory()) return isList ? readFolder(join(folder, entry.name), below) : [];
    const isWanted = isList ? !/\.(?:cdb|tmp)$/.test(entry.name) : /\.xml$/i.test(entry.name);
    return isWanted ? [{ path: below, text: readFileSync(join(folder, entry.name)) }] : [];
  });
}
