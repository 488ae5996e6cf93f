import process from 'node:process';
import { describe } from 'vitest';

type Needed = 'WAZUH_RULESET' | 'OSSIFY_GOLDEN' | 'OSSIFY_VECTORS';

/**
 * The folder that an environment variable names, and a `describe` for the tests that need it: skipped without it, or
 * failing where OSSIFY_NO_SKIP=1 forbids skips.
 */
export function requires(variable: Needed): { readonly folder: string; readonly describe: typeof describe.skip } {
  const folder = process.env[variable] ?? '';
  if (folder === '' && process.env.OSSIFY_NO_SKIP === '1') throw new Error(`${variable} is not set`);
  return { folder, describe: describe.skipIf(folder === '') };
}
