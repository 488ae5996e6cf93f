import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { ApiSource } from '../../define/index.ts';
import { OssifyError } from '../../diagnostics/index.ts';
import { command } from '../command.ts';

/** `ossify collect`: runs a plugin's collector from its definitions, as its bundle would. */
export const collect = command({
  command: 'collect <plugin>',
  describe: "Run a plugin's collector: ask its consoles, append lines to its output file",
  builder: (yargs) =>
    yargs
      .positional('plugin', { type: 'string', demandOption: true, describe: 'A folder of rules-src/' })
      .option('config', { type: 'string', demandOption: true, describe: 'The configuration file (JSON)' })
      .option('dry-run', { type: 'boolean', describe: 'Print the lines instead; nothing is written or remembered' })
      .option('doctor', { type: 'boolean', describe: 'Check everything that a run needs, one line a check' })
      .option('backfill', { type: 'string', describe: 'FROM..TO: collect a span of time (ISO times)' })
      .option('now', { type: 'boolean', describe: 'Do not wait for Wazuh to watch a file that was just created' })
      .conflicts({ doctor: ['dry-run', 'backfill'], 'dry-run': 'backfill' })
      .example('$0 collect acme --config ./acme.json --dry-run', 'what would be written now'),
  handler: async (given) => {
    const flags = (['dry-run', 'doctor', 'now'] as const).filter((name) => given[name]).map((name) => `--${name}`);
    const backfill = given.backfill === undefined ? [] : ['--backfill', given.backfill];
    const { mainWith } = await import('../../collect/index.ts');
    await mainWith(await sourceOf(given.plugin), ['--config', resolve(given.config), ...flags, ...backfill]);
  },
});

/** What a plugin's streams.ts exports as `source`. */
async function sourceOf(plugin: string): Promise<ApiSource> {
  const file = join(process.cwd(), 'rules-src', plugin, 'streams.ts');
  if (!existsSync(file)) {
    throw new OssifyError({
      code: 'COLLECT_NO_STREAMS',
      message: `The plugin "${plugin}" has no streams.ts.`,
      hint: 'Name a folder of rules-src/ that has one.',
      at: { file },
    });
  }
  const loaded: { readonly source?: ApiSource } = await import(pathToFileURL(file).href);
  if (loaded.source) return loaded.source;
  throw new OssifyError({
    code: 'COLLECT_NO_STREAMS',
    message: 'streams.ts does not export `source`.',
    hint: 'export const source = apiSource({ … })',
    at: { file },
  });
}
