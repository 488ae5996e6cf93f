import { relative } from 'node:path';
import process from 'node:process';

/** As an editor opens it from where the command runs. */
export function shownPath(path: string): string {
  const nearby = relative(process.cwd(), path);
  return nearby.startsWith('..') ? path : nearby;
}
