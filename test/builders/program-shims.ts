import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Programs by which a script changes files. */
const CHANGING = ['cat', 'chmod', 'chown', 'cp', 'ln', 'mkdir', 'mv', 'rm', 'rmdir'] as const;

/** What befalls a script: it is killed with all its children, or the disk is full from then on. */
export type Mishap = 'killed' | 'disk full';

export interface Shims {
  /** For PATH, in front of the real programs. */
  readonly path: string;
  /** How many steps were taken. */
  steps(): number;
}

/** Stand-ins that count the steps of a script and let something happen before the n-th; 0: never. */
export function stepShims(folder: string, mishap: Mishap, at: number): Shims {
  mkdirSync(folder, { recursive: true });
  const counter = join(folder, 'steps');
  writeFileSync(counter, '0\n');
  for (const program of CHANGING) {
    const real = execFileSync('which', [program], { encoding: 'utf8' }).trim();
    shim(
      folder,
      program,
      `if [ "$#" -gt 0 ]; then
  read -r n <${counter}; n=$((n + 1)); echo $n >${counter}
  ${at === 0 ? ':' : happening(mishap, program, at)}
fi
exec ${real} "$@"`,
    );
  }
  return { path: `${folder}:${process.env.PATH}`, steps: () => Number(readFileSync(counter, 'utf8')) };
}

/** A folder with one stand-in, for PATH. */
export function programShim(folder: string, program: string, body: string): string {
  mkdirSync(folder, { recursive: true });
  shim(folder, program, body);
  return `${folder}:${process.env.PATH}`;
}

function happening(mishap: Mishap, program: string, at: number): string {
  if (mishap === 'killed') return `[ $n -ne ${at} ] || kill -9 0`;
  const needsRoom = ['cat', 'cp', 'ln', 'mkdir'].includes(program);
  const failure = `{ echo '${program}: No space left on device' >&2; exit 1; }`;
  return needsRoom ? `[ $n -lt ${at} ] || ${failure}` : ':';
}

function shim(folder: string, program: string, body: string): void {
  const path = join(folder, program);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
}
