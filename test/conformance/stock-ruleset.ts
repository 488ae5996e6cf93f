import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RulesetFile } from '../../src/engine/index.ts';

/** The vendor's files as a manager has them: decoders and rules below `ruleset/`, lists below `etc/lists/`. */
export function readStockRuleset(folder: string): readonly RulesetFile[] {
  return [
    ...filesBelow(folder, 'decoders', 'ruleset/decoders'),
    ...filesBelow(folder, 'rules', 'ruleset/rules'),
    ...filesBelow(folder, 'lists', 'etc/lists'),
  ];
}

/** The same with the one file that the vendor's regression suite alters, and the copy at hand with it, as it is shipped. */
export function readShippedRuleset(folder: string): readonly RulesetFile[] {
  return readStockRuleset(folder).map(asShipped);
}

function asShipped(file: RulesetFile): RulesetFile {
  if (!file.path.endsWith('/0575-win-base_rules.xml')) return file;
  const text = Buffer.from(file.text).toString('latin1');
  const shipped = text.replace(
    /(<rule id="60000"[^>]*>\s*)<decoded_as>json<\/decoded_as>/,
    '$1<category>ossec</category><decoded_as>windows_eventchannel</decoded_as>',
  );
  return { ...file, text: Buffer.from(shipped, 'latin1') };
}

/** The decoders and rules that the vendor's regression suite adds, as custom files. */
export function readTestRuleset(folder: string): readonly RulesetFile[] {
  return filesBelow(folder, 'test-ruleset', '').map(({ path, text }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { path: `etc/${name.endsWith('_decoders.xml') ? 'decoders' : 'rules'}/${name}`, text };
  });
}

function filesBelow(folder: string, source: string, target: string): RulesetFile[] {
  return readdirSync(join(folder, source)).flatMap((name) => {
    const path = join(folder, source, name);
    if (statSync(path).isDirectory()) return filesBelow(folder, `${source}/${name}`, `${target}/${name}`);
    return [{ path: `${target}/${name}`, text: readFileSync(path) }];
  });
}
