import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A manager has better use for its memory; V8 alone would let it grow to several times of what is in use. */
const ENOUGH_BYTES = 42 * 1024 * 1024;

/** Young objects are collected often instead of given more room: a page of them is garbage at once. */
export function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

let collectGarbage: (() => void) | undefined;

/** Gives memory back while a backlog is walked; costs nothing as long as little is in use. */
export function relieveMemory(): void {
  const { heapUsed, external } = process.memoryUsage();
  if (heapUsed + external < ENOUGH_BYTES) return;
  collectGarbage ??= garbageCollector();
  collectGarbage();
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  return typeof gc === 'function' ? () => void gc() : () => undefined;
}
