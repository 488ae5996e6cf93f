import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { OssifyError } from '../../diagnostics/index.ts';
import type { InstallStatus } from '../../install/index.ts';
import { bundleFolder } from '../bundle-folder.ts';
import { command } from '../command.ts';
import { placeOptions, scriptPlace } from '../place.ts';

export const status = command({
  command: 'status <plugin>',
  describe: "compare a manager's files with what was built: changed, missing, foreign",
  builder: (parser) =>
    placeOptions(parser)
      .option('json', { type: 'boolean', default: false, describe: 'as JSON' })
      .example('$0 status acme --container wazuh.manager', 'exit 1 when anything differs'),
  handler: async (options) => {
    if (options.api !== undefined) {
      throw new OssifyError({
        code: 'UNSUPPORTED_STATUS_BY_API',
        message: 'The REST API does not tell owners, modes and files outside the ruleset.',
        hint: 'Use "ossify install PLUGIN --api URL --dry-run": it lists what differs.',
      });
    }
    const { installStatus, readManifest } = await import('../../install/index.ts');
    const { managerFiles } = await import('../manager-files.ts');
    const bundle = bundleFolder(options.plugin);
    const file = join(bundle, 'manifest.json');
    const found = installStatus(readManifest(readFileSync(file, 'utf8'), file), managerFiles(scriptPlace(options)));
    process.stdout.write(options.json ? `${JSON.stringify(found, undefined, 2)}\n` : describe(found));
    process.exitCode = found.isConfigured && found.files.every(({ state }) => state === 'as built') ? 0 : 1;
  },
});

function describe(found: InstallStatus): string {
  const differing = found.files.filter(({ state }) => state !== 'as built');
  const lines = differing.map(({ target, state }) => `  ${state.padEnd(8)} ${target}`);
  const head = found.isInstalled ? `${found.plugin} ${found.version}` : `${found.plugin} is not installed`;
  const conf = found.isConfigured ? 'ossec.conf has its blocks' : 'ossec.conf lacks its blocks';
  return `${head}: ${found.files.length - differing.length} of ${found.files.length} files as built; ${conf}\n${lines.map((line) => `${line}\n`).join('')}`;
}
