import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { latin1FromUint8Array } from '../../src/engine/bytes.ts';
import type { DecoderFile } from '../../src/engine/decode/index.ts';

/** The stock decoders and those of the vendor's regression suite, in load order: by base name, byte by byte. */
export function stockDecoders(ruleset: string): DecoderFile[] {
  const files = [
    ...inFolder(join(ruleset, 'decoders'), 'ruleset/decoders', () => true),
    ...inFolder(join(ruleset, 'test-ruleset'), 'etc/decoders', (name) => name.endsWith('_decoders.xml')),
  ];
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function inFolder(folder: string, path: string, isWanted: (name: string) => boolean) {
  return readdirSync(folder)
    .filter(isWanted)
    .map((name) => ({
      name,
      path: `${path}/${name}`,
      bytes: latin1FromUint8Array(readFileSync(join(folder, name))),
    }));
}
