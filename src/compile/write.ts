// The only file of src/compile that writes.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Artifact } from './artifact.ts';

/** A plugin's artifacts and the folder they belong into. */
export interface Output {
  /** Absolute. */
  readonly folder: string;
  readonly artifacts: readonly Artifact[];
}

/**
 * Writes all folders or none: each is made complete beside its place first, then takes it by renaming. What is not an
 * artifact is gone afterwards.
 */
export function writeArtifacts(outputs: readonly Output[]): void {
  const staged = outputs.map(({ folder, artifacts }) => ({ folder, fresh: `${folder}.new-${process.pid}`, artifacts }));
  try {
    for (const { fresh, artifacts } of staged) {
      rmSync(fresh, { recursive: true, force: true });
      for (const artifact of artifacts) writeArtifact(fresh, artifact);
    }
    for (const { folder, fresh } of staged) replace(folder, fresh);
  } finally {
    for (const { fresh } of staged) rmSync(fresh, { recursive: true, force: true });
  }
}

function writeArtifact(folder: string, { path, text, isExecutable }: Artifact): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: isExecutable ? 0o755 : 0o644 });
}

function replace(folder: string, fresh: string): void {
  const old = `${folder}.old-${process.pid}`;
  const hadOld = existsSync(folder);
  if (hadOld) renameSync(folder, old);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (hadOld) renameSync(old, folder);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** A file of a folder that is not what the build would write. */
export interface StaleFile {
  readonly path: string;
  readonly why: 'missing' | 'differs' | 'foreign';
}

/** Files that are missing, differ, or are no artifact, sorted by path. */
export function staleFiles({ folder, artifacts }: Output): readonly StaleFile[] {
  const wanted = new Set(artifacts.map(({ path }) => path));
  const present = new Set(existsSync(folder) ? filesBelow(folder, '') : []);
  const stale: StaleFile[] = [];
  for (const path of present) if (!wanted.has(path)) stale.push({ path, why: 'foreign' });
  for (const artifact of artifacts) {
    if (!present.has(artifact.path)) stale.push({ path: artifact.path, why: 'missing' });
    else if (!isCurrent(join(folder, artifact.path), artifact)) stale.push({ path: artifact.path, why: 'differs' });
  }
  return stale.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isCurrent(file: string, { text, isExecutable }: Artifact): boolean {
  const isRunnable = (statSync(file).mode & 0o100) !== 0;
  return isRunnable === (isExecutable ?? false) && readFileSync(file, 'utf8') === text;
}

function filesBelow(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}
