import type { Clock } from '../edges.ts';
import { storageFaultOf } from '../fault.ts';
import type { FileFacts, Files } from '../files/files.ts';

export interface Rotation {
  readonly path: string;
  readonly maxSizeBytes: number;
  readonly keep: number;
}

/** Two rotations within logcollector's check of 64 s lose the file between them. */
const MIN_AGE_MS = 5 * 60_000;
/** Logcollector polls every 2 s and takes at most 10,000 lines each time. */
const POLL_MS = 2_000;
const LINES_A_POLL = 10_000;
/** Our lines are longer than this on average. */
const BYTES_A_LINE = 1_000;
const MARGIN_MS = 8_000;
/** A file that is never quiet is waited for when it grew this far past its size. */
const PATIENCE = 1.5;

export type RotationPlan =
  | { readonly kind: 'none' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'rotate' };

/**
 * Whether the file may be rotated now so that logcollector loses nothing: it is large, the last rotation is old, and
 * nothing was appended for so long that all of it was read. A rotation that was cut short is finished.
 */
export function planRotation(files: Files, clock: Clock, { path, maxSizeBytes }: Rotation): RotationPlan {
  const facts = files.facts(path);
  const previous = files.facts(`${path}.1`);
  if (facts?.kind !== 'file') return { kind: 'none' };
  if (previous && isSame(facts, previous)) return { kind: 'rotate' };
  if (facts.size <= maxSizeBytes) return { kind: 'none' };
  const now = clock.nowMs();
  if (previous && Math.abs(now - previous.changedMs) < MIN_AGE_MS) return { kind: 'none' };
  const quietMs = MARGIN_MS + POLL_MS * (1 + Math.ceil(facts.size / BYTES_A_LINE / LINES_A_POLL));
  const missingMs = quietMs - Math.max(0, now - facts.modifiedMs);
  if (missingMs <= 0) return { kind: 'rotate' };
  return facts.size > maxSizeBytes * PATIENCE ? { kind: 'wait', ms: missingMs } : { kind: 'none' };
}

/**
 * Moves `.1` to `.2` and so on, gives the file its second name `.1`, and puts an empty one in its place: at no moment is
 * the name without a file, which logcollector would take for a file that is gone.
 */
export async function rotate(files: Files, { path, keep }: Rotation): Promise<void> {
  try {
    const facts = files.facts(path);
    if (facts?.kind !== 'file') return;
    const previous = files.facts(`${path}.1`);
    if (!(previous && isSame(facts, previous))) {
      shift(files, path, keep);
      files.link(path, `${path}.1`);
    }
    const fresh = `${path}.new`;
    files.remove(fresh);
    const file = files.create(fresh, facts.mode, facts.gid);
    await file.sync();
    file.close();
    files.rename(fresh, path);
    await files.syncFolder(path.slice(0, path.lastIndexOf('/')));
  } catch (cause) {
    throw storageFaultOf(cause, `${path} cannot be rotated`, 'Check owner and mode of its folder.');
  }
}

function shift(files: Files, path: string, keep: number): void {
  for (let number = keep; number >= 1; number -= 1) {
    const from = `${path}.${number}`;
    if (!files.facts(from)) continue;
    if (number >= keep) files.remove(from);
    else files.rename(from, `${path}.${number + 1}`);
  }
}

function isSame(one: FileFacts, other: FileFacts): boolean {
  return one.device === other.device && one.inode === other.inode;
}
