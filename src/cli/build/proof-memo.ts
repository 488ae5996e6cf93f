import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Compiled } from '../../compile/index.ts';

/** What a verdict hangs on besides the texts: the judge's own sources. */
const JUDGE = ['../../engine', '../../harness', '.'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));
const JUDGED = /^(?:etc\/(?:decoders|rules|lists)\/|examples\.jsonl$)/;

/** Remembers which texts passed on which judge, so that a build proves what changed and nothing else. */
export interface ProofMemo {
  isProved(plugins: readonly Compiled[]): boolean;
  remember(plugins: readonly Compiled[]): void;
}

/** A memo that is kept beside the installed packages and goes with them; where it cannot be written, all is proved anew. */
export function proofMemo(root: string): ProofMemo {
  const folder = join(root, 'node_modules/.cache/ossify/proved');
  return {
    isProved: (plugins) => {
      const file = join(folder, namesOf(plugins));
      try {
        return existsSync(file) && readFileSync(file, 'utf8') === digest(plugins);
      } catch {
        return false;
      }
    },
    remember: (plugins) => {
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, namesOf(plugins)), digest(plugins));
      } catch {
        // nothing is lost but time
      }
    },
  };
}

function namesOf(plugins: readonly Compiled[]): string {
  return plugins.map(({ plugin }) => plugin.name).join('+');
}

function digest(plugins: readonly Compiled[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of JUDGE) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.ts')) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
    }
  }
  for (const { artifacts } of plugins) {
    for (const { path, text } of artifacts) if (JUDGED.test(path)) hash.update(`\0${path}\0`).update(Buffer.from(text));
  }
  return hash.digest('hex');
}
