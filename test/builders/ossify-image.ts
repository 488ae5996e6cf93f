import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { minimalBase } from '../../src/engine/base/index.ts';
import { makeImage } from './docker-image.ts';

const root = resolve(import.meta.dirname, '../..');
const NODE = join(root, 'node_modules/node/bin/node');

/**
 * An image whose wazuh-logtest is `ossify logtest` on a manager's home with the minimal base.
 * @param filter shell text through which the tool's stderr goes, so that an image can lie
 */
export async function makeOssifyImage(name: string, filter = 'cat'): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ossify-bundle-'));
  try {
    const bundle = join(folder, 'ossify.mjs');
    const stub = join(folder, 'no-esbuild.mjs');
    writeFileSync(stub, 'export const build = undefined;\n');
    await build({
      entryPoints: [join(root, 'src/cli/main.ts')],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile: bundle,
      alias: { esbuild: stub }, // it is an executable; logtest builds nothing
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
      },
      logLevel: 'silent',
    });
    const base = minimalBase.map(({ path, text }) => {
      const file = join(folder, path.replaceAll('/', '-'));
      writeFileSync(file, text);
      return [`/var/ossec/${path}`, file] as const;
    });
    makeImage(name, {
      programs: [NODE],
      files: { '/ossify.mjs': bundle, ...Object.fromEntries(base) },
      logtest: `#!/bin/sh\nexec 3>&1\n${NODE} /ossify.mjs logtest --ruleset /var/ossec "$@" 2>&1 >&3 | ${filter} >&2\n`,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
