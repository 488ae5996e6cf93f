import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { OssifyError } from '../diagnostics/index.ts';

/**
 * Where `ossify build` wrote a plugin, below the current folder.
 * @throws OssifyError PLUGIN_NOT_BUILT
 */
export function bundleFolder(plugin: string): string {
  const folder = resolve('generated', plugin);
  if (existsSync(folder)) return folder;
  throw new OssifyError({
    code: 'PLUGIN_NOT_BUILT',
    message: `There is no folder generated/${plugin} here.`,
    hint: `Run "ossify build ${plugin}" in the project's folder first.`,
  });
}
