import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';

const repository = resolve(import.meta.dirname, '../..');
const bin = join(repository, 'bin/ossify.mjs');

/** A folder of its own with the plugin `harbor` below rules-src/, to run the command in. */
export interface ScratchProject {
  readonly folder: string;
  readonly ossify: (...args: string[]) => ReturnType<typeof startOssify>;
  /** Replaces a text in a file. */
  readonly edit: (path: string, from: string, to: string) => void;
  readonly read: (path: string) => string;
  readonly remove: () => void;
}

export function scratchProject(): ScratchProject {
  const scratch = mkdtempSync(join(tmpdir(), 'ossify-project-'));
  const folder = join(scratch, 'project');
  cpSync(join(repository, 'test/plugins/harbor'), join(folder, 'rules-src/harbor'), { recursive: true });
  // what the plugin's `../../../src` is, and what its collector is bundled from
  for (const place of [scratch, folder]) symlinkSync(join(repository, 'src'), join(place, 'src'));
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  return {
    folder,
    ossify: (...args) => startOssify(folder, args),
    edit: (path, from, to) => {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text.replace(from, to));
    },
    read,
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}

/** Runs the command; its exit code is a result. */
export function startOssify(cwd: string, args: readonly string[]) {
  return execa(bin, args, { cwd, reject: false, all: true, env: { WAZUH_RULESET: '' } });
}
