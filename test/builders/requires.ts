import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { describe } from 'vitest';
import { composeCommand } from './compose.ts';
import { findProgram } from './find-program.ts';

const FOLDERS = ['WAZUH_RULESET', 'OSSIFY_GOLDEN', 'OSSIFY_VECTORS'] as const;

/** Programs that a fresh machine may lack, and how one sees that they are there. */
const PROGRAMS = {
  chromium: () => existsSync('/usr/bin/chromium'),
  docker: answersDocker,
  'docker compose': () => answersDocker() && composeCommand() !== undefined,
  logrotate: () => findProgram('logrotate') !== undefined,
  openssl: () => findProgram('openssl') !== undefined,
  rsyslog: () => findProgram('rsyslogd') !== undefined,
  shellcheck: () => findProgram('shellcheck') !== undefined,
  'syslog-ng': () => findProgram('syslog-ng') !== undefined,
} as const;

export type Need = (typeof FOLDERS)[number] | keyof typeof PROGRAMS;

export interface Requirement {
  /** What the environment variable names; empty for a program, or when it is not there. */
  readonly folder: string;
  /** `describe`, or a skipped one. With OSSIFY_NO_SKIP=1 the tests run all the same, and fail. */
  readonly describe: typeof describe | typeof describe.skip;
}

/**
 * What a test needs beside the repository; without it the test is skipped, and says so.
 * OSSIFY_DOCKER=off is the one way to leave the Docker tests out where OSSIFY_NO_SKIP=1 forbids skips.
 */
export function requires(need: Need, ...more: readonly Need[]): Requirement {
  const folder = isFolder(need) ? (process.env[need] ?? '') : '';
  const missing = [need, ...more].filter((each) => !isThere(each));
  const isLeftOut = process.env.OSSIFY_DOCKER === 'off' && missing.some((each) => each.startsWith('docker'));
  if (missing.length === 0 || (process.env.OSSIFY_NO_SKIP === '1' && !isLeftOut)) return { folder, describe };
  console.warn(`skipped: needs ${missing.join(', ')}${isLeftOut ? ', left out by OSSIFY_DOCKER=off' : ''}`);
  return { folder, describe: describe.skip };
}

/** A socket alone says nothing: that of a daemon which has gone stays behind. */
function answersDocker(): boolean {
  return process.env.OSSIFY_DOCKER !== 'off' && spawnSync('docker', ['version'], { stdio: 'ignore' }).status === 0;
}

function isThere(need: Need): boolean {
  return isFolder(need) ? existsSync(process.env[need] ?? '') : PROGRAMS[need]();
}

function isFolder(need: Need): need is (typeof FOLDERS)[number] {
  return FOLDERS.some((name) => name === need);
}
