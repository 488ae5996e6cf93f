import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { Processes } from './edges.ts';

/**
 * Processes by number, start and boot: a number alone is given again after a while, and at once after a restart.
 * Where /proc is missing the number has to do.
 */
export function nodeProcesses(): Processes {
  const boot = firstLine('/proc/sys/kernel/random/boot_id') ?? 'no-boot-id';
  return {
    self: identity(process.pid, boot),
    isAlive: (holder) => {
      const pid = Number(holder.split(' ')[0]);
      return Number.isInteger(pid) && pid > 0 && isRunning(pid) && identity(pid, boot) === holder;
    },
  };
}

function identity(pid: number, boot: string): string {
  return `${pid} ${startOf(pid)} ${boot}`;
}

/** The 22nd word of /proc/PID/stat: ticks since boot. The name before it may hold blanks and brackets. */
function startOf(pid: number): string {
  const stat = firstLine(`/proc/${pid}/stat`) ?? '';
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function firstLine(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n')[0];
  } catch {
    return undefined;
  }
}
