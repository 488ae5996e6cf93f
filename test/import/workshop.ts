import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SourceText } from '../../src/import/index.ts';

/** Where printed plugins are loaded from: a folder `rules-src` beside a link `src`, as in the repository. */
export interface Workshop {
  /** A name that no other plugin has. */
  readonly nextName: () => string;
  /** Writes a plugin's files. @returns its folder */
  readonly write: (name: string, sources: readonly SourceText[]) => string;
}

/** Runs something with a fresh workshop, which is gone afterwards. */
export async function inWorkshop<Result>(run: (workshop: Workshop) => Promise<Result>): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'ossify-import-'));
  symlinkSync(resolve(import.meta.dirname, '../../src'), join(root, 'src'));
  let number = 0;
  try {
    return await run({
      nextName: () => `imported${++number}`,
      write: (name, sources) => {
        const folder = join(root, 'rules-src', name);
        mkdirSync(folder, { recursive: true });
        for (const { path, text } of sources) writeFileSync(join(folder, path), text);
        return folder;
      },
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}
