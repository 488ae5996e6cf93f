import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OssifyError } from '../diagnostics/index.ts';
import { minimalBase } from '../engine/base/index.ts';
import type { RulesetFile } from '../engine/index.ts';

/** What a plugin is loaded beside. */
export interface NamedRuleset {
  /** As people read it in a report. */
  readonly name: string;
  readonly files: readonly RulesetFile[];
}

/**
 * Reads a ruleset: a folder with decoders/, rules/, lists/, or a manager's home; without a folder our own minimal base.
 * @throws OssifyError RULESET_MISSING
 */
export function readRuleset(folder: string | undefined): NamedRuleset {
  if (folder === undefined) return { name: 'the minimal base (JSON decoder and category roots)', files: minimalBase };
  const isHome = existsSync(join(folder, 'ruleset'));
  const parts = isHome ? ['ruleset', 'etc'] : [''];
  const files = parts.flatMap((part) => [
    ...read(folder, join(part, 'decoders'), part === 'etc' ? 'etc' : 'ruleset', 'decoders'),
    ...read(folder, join(part, 'rules'), part === 'etc' ? 'etc' : 'ruleset', 'rules'),
    ...read(folder, join(part, 'lists'), 'etc', 'lists'),
  ]);
  if (files.some(({ path }) => path.includes('/rules/'))) return { name: folder, files };
  throw new OssifyError({
    code: 'RULESET_MISSING',
    at: { file: folder },
    message: 'It holds no rules: neither rules/*.xml nor ruleset/rules/*.xml.',
    hint: "Name a folder with decoders/, rules/ and lists/, or a manager's home.",
  });
}

function read(
  home: string,
  below: string,
  place: 'etc' | 'ruleset',
  kind: 'decoders' | 'rules' | 'lists',
): RulesetFile[] {
  const folder = join(home, below);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name): RulesetFile[] => {
      const path = join(folder, name);
      if (statSync(path).isDirectory())
        return kind === 'lists' ? read(home, join(below, name), place, kind).map(under(name)) : [];
      if (kind !== 'lists' && !name.toLowerCase().endsWith('.xml')) return [];
      return [{ path: `${place}/${kind}/${name}`, text: readFileSync(path) }];
    });
}

/** Lists may stand in folders, and rules name them so: `etc/lists/amazon/aws-sources`. */
function under(folder: string): (file: RulesetFile) => RulesetFile {
  return (file) => ({ ...file, path: file.path.replace('/lists/', `/lists/${folder}/`) });
}
