import { basename } from 'node:path';
import { bundleCollector } from './bundle/bundle.ts';
import { type Compiled, compilePlugin } from './compile-plugin.ts';
import { loadPlugin } from './load-plugin.ts';
import { collectFindings } from './report.ts';

/** Loads, bundles and compiles one plugin; writes nothing. @param folder absolute @param root the repository's, absolute */
export async function buildPlugin(folder: string, root: string): Promise<Compiled> {
  // The bundler is a process of its own: it works while the definitions load.
  const [plugin, made] = await Promise.all([
    loadPlugin(folder),
    bundleCollector({ name: basename(folder), folder, root }),
  ]);
  const bundle = plugin.streams ? made : undefined;
  const compiled = compilePlugin(plugin, { root, bundle });
  if (plugin.streams === undefined || bundle !== undefined) return compiled;
  const missing = collectFindings();
  missing.about(plugin)({
    code: 'STREAMS_MISSING',
    message: `The plugin "${plugin.name}" has streams, but no streams.ts to bundle.`,
    hint: 'Declare them in streams.ts and export them as `source`.',
  });
  return { ...compiled, findings: [...missing.all, ...compiled.findings] };
}
