import { basename } from 'node:path';
import { bundleCollector } from './bundle/bundle.ts';
import { type Compiled, compileTexts, withBundle } from './compile-plugin.ts';
import { loadPlugin } from './load-plugin.ts';
import { collectFindings } from './report.ts';

/** Loads, bundles and compiles one plugin; writes nothing. @param folder absolute @param root the repository's, absolute */
export async function buildPlugin(folder: string, root: string): Promise<Compiled> {
  // The bundler is a process of its own: it works while the definitions load and compile.
  const bundling = bundleCollector({ name: basename(folder), folder, root });
  bundling.catch(() => undefined); // its fault is told when it is awaited, after those of the definitions
  const plugin = await loadPlugin(folder);
  const texts = compileTexts(plugin, root);
  const made = await bundling;
  const bundle = plugin.streams ? made : undefined;
  const compiled = withBundle(texts, bundle);
  if (plugin.streams === undefined || bundle !== undefined) return compiled;
  const missing = collectFindings();
  missing.about(plugin)({
    code: 'STREAMS_MISSING',
    message: `The plugin "${plugin.name}" has streams, but no streams.ts to bundle.`,
    hint: 'Declare them in streams.ts and export them as `source`.',
  });
  return { ...compiled, findings: [...missing.all, ...compiled.findings] };
}
