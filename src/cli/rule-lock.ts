import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedRule } from '../harness/index.ts';
import { bumpLock, printLock, type RuleLock, readLock, withChanges } from '../harness/lock/index.ts';

/** Where a plugin's rule versions and changelog stand. */
export interface LockFiles {
  readonly lockFile: string;
  readonly changelogFile: string;
  /** undefined: the plugin has no lock, its versions are not followed. */
  readonly lock: RuleLock | undefined;
  readonly changelog: string;
}

/** @param folder with definitions, or of rules that were written by hand @throws OssifyError LOCK_DAMAGED */
export function readLockFiles(folder: string): LockFiles {
  const lockFile = join(folder, 'rules.lock.json');
  const changelogFile = join(folder, 'CHANGELOG.md');
  return {
    lockFile,
    changelogFile,
    lock: existsSync(lockFile) ? readLock(readFileSync(lockFile, 'utf8'), lockFile) : undefined,
    changelog: existsSync(changelogFile) ? readFileSync(changelogFile, 'utf8') : '',
  };
}

/** Raises the versions of rules that changed and writes the lines. @returns the lines */
export function bumpLockFiles(folder: string, version: string, rules: readonly ListedRule[]): readonly string[] {
  const { lockFile, changelogFile, lock, changelog } = readLockFiles(folder);
  const bump = bumpLock(lock ?? {}, rules);
  if (lock !== undefined && bump.lines.length === 0) return [];
  writeFileSync(lockFile, printLock(bump.lock));
  writeFileSync(changelogFile, withChanges(changelog, version, bump.lines));
  return bump.lines;
}
