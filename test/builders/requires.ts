import { existsSync } from 'node:fs';
import { describe } from 'vitest';

/** What a test may need beside the repository, and how one sees that it is there. */
const NEEDS = {
  WAZUH_RULESET: () => isFolder('WAZUH_RULESET'),
  OSSIFY_GOLDEN: () => isFolder('OSSIFY_GOLDEN'),
  OSSIFY_VECTORS: () => isFolder('OSSIFY_VECTORS'),
  chromium: () => existsSync('/usr/bin/chromium'),
  docker: () => process.env.OSSIFY_DOCKER !== 'off' && existsSync('/var/run/docker.sock'),
} as const;

function isFolder(variable: string): boolean {
  const path = process.env[variable];
  return path !== undefined && existsSync(path);
}

/**
 * `describe`, or a skipped one that says what is missing. With OSSIFY_NO_SKIP=1 it runs all the same, and fails.
 * OSSIFY_DOCKER=off is the one way to leave the Docker tests out even then.
 */
export function requires(need: keyof typeof NEEDS): typeof describe | typeof describe.skip {
  if (NEEDS[need]()) return describe;
  const isLeftOut = need === 'docker' && process.env.OSSIFY_DOCKER === 'off';
  if (process.env.OSSIFY_NO_SKIP === '1' && !isLeftOut) return describe;
  console.warn(`skipped: needs ${need}${isLeftOut ? ', left out by OSSIFY_DOCKER=off' : ''}`);
  return describe.skip;
}
