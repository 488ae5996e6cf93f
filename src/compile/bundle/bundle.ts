import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { OssifyError } from '../../diagnostics/index.ts';
import { type Artifact, program } from '../artifact.ts';
import { nodeFloor } from '../artifacts/configuration.ts';

export interface BundleInput {
  readonly name: string;
  /** The plugin's folder, absolute; its streams.ts exports `source`. */
  readonly folder: string;
  /** The repository's root, absolute: no path above it gets into the bundle. */
  readonly root: string;
}

/** Says in plain words that the Node is too old, before the code that needs a newer one runs. */
const banner = (name: string) => `// The collector of ${name}. Made by Ossify; do not edit.
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const [nodeMajor, nodeMinor] = process.versions.node.split('.').map(Number);
if (nodeMajor < ${nodeFloor.major} || (nodeMajor === ${nodeFloor.major} && nodeMinor < ${nodeFloor.minor})) {
  process.stderr.write(\`ossify-${name}: needs Node ${nodeFloor.major}.${nodeFloor.minor} or newer, this is \${process.version}\\n\`);
  process.exit(78);
}`;

/**
 * Makes the collector's one file out of src/collect and the plugin's streams; nothing of it is read at run time but Node.
 * @returns undefined when the plugin has no streams.ts
 */
export async function bundleCollector(input: BundleInput): Promise<Artifact | undefined> {
  if (!existsSync(join(input.folder, 'streams.ts'))) return undefined;
  const text = await bundleText(input, 'esm');
  return { path: `integrations/ossify-${input.name}.mjs`, text, isExecutable: true, install: program };
}

/** The same collector as the script of a single executable, which takes CommonJS only. */
export async function bundleScript(input: BundleInput): Promise<string> {
  return await bundleText(input, 'cjs');
}

async function bundleText({ name, folder, root }: BundleInput, format: 'esm' | 'cjs'): Promise<string> {
  const streams = join(folder, 'streams.ts');
  const main = join(root, 'src/collect/main.ts');
  const contents = [
    `import { main } from ${JSON.stringify(main)};`,
    `import { source } from ${JSON.stringify(streams)};`,
    format === 'esm' ? 'await main(source);' : 'void main(source);',
  ].join('\n');
  try {
    const result = await build({
      stdin: { contents, resolveDir: root, sourcefile: 'collector.ts', loader: 'ts' },
      absWorkingDir: root,
      bundle: true,
      write: false,
      platform: 'node',
      format,
      target: `node${nodeFloor.major}`,
      minify: true,
      // The collector speaks HTTP/1.1; to load Node's HTTP/2 costs an idle run a tenth of its time.
      alias: { 'node:http2': join(root, 'src/collect/no-http2.ts') },
      legalComments: 'none',
      charset: 'utf8',
      ...(format === 'esm' ? { banner: { js: banner(name) } } : {}),
      logLevel: 'silent',
    });
    return result.outputFiles[0]?.text ?? '';
  } catch (cause) {
    throw new OssifyError({
      code: 'BUNDLE_FAILED',
      at: { file: streams },
      message: `The collector of "${name}" cannot be bundled: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'streams.ts must export `source`, made by apiSource(), and import only define.',
      cause,
    });
  }
}
