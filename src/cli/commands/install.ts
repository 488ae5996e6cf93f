import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Argv } from 'yargs';
import type { ApiInstallation, ScriptVerb } from '../../install/index.ts';
import { apiCredentials } from '../api-credentials.ts';
import { bundleFolder } from '../bundle-folder.ts';
import { command } from '../command.ts';
import { placeOptions, scriptPlace } from '../place.ts';

interface Options {
  readonly plugin: string;
  readonly root?: string | undefined;
  readonly container?: string | undefined;
  readonly api?: string | undefined;
  readonly dryRun: boolean;
  readonly restart: boolean;
  readonly owner?: string | undefined;
  readonly console?: string | undefined;
  readonly tokenFile?: string | undefined;
  readonly executable?: string | undefined;
  readonly purge?: boolean | undefined;
}

export const install = command({
  command: 'install <plugin>',
  describe: 'put a built plugin on a manager: one transaction, validated and proved there',
  builder: (parser) =>
    scriptOptions(placeOptions(parser))
      .option('console', { type: 'string', describe: "the product's console, https URL, for a fresh configuration" })
      .option('token-file', { type: 'string', describe: 'a file with the API token, copied to its place' })
      .option('executable', {
        type: 'string',
        describe: 'the collector as a single executable (npm run build:sea), for a manager without Node',
      })
      .example('$0 install acme --container wazuh.manager', 'into a container')
      .example('$0 install acme --api https://manager:55000', 'rules of a cluster, by its REST API'),
  handler: (options) => run('install', options),
});

export const uninstall = command({
  command: 'uninstall <plugin>',
  describe: 'take a plugin off a manager; what others changed stays',
  builder: (parser) =>
    scriptOptions(placeOptions(parser))
      .option('purge', { type: 'boolean', default: false, describe: 'state, lists, token and collected lines too' })
      .example('$0 uninstall acme --dry-run', 'what would be removed'),
  handler: (options) => run('uninstall', options),
});

function scriptOptions<T>(parser: Argv<T>) {
  return parser
    .option('restart', { type: 'boolean', default: true, describe: 'restart the manager (--no-restart: do not)' })
    .option('owner', { type: 'string', describe: 'UID:GID in place of user and group wazuh' });
}

async function run(verb: ScriptVerb, options: Options): Promise<void> {
  const { installByApi, scriptIn, uninstallByApi } = await import('../../install/index.ts');
  const bundle = bundleFolder(options.plugin);
  if (options.api === undefined) {
    process.exitCode = await scriptIn(scriptPlace(options), verb, bundle, {
      options: scriptArguments(options),
      files: scriptFiles(options),
    });
    return;
  }
  const installation = await apiInstallation(options.api, bundle, options.dryRun);
  await (verb === 'install' ? installByApi : uninstallByApi)(installation);
}

function scriptArguments(options: Options): string[] {
  return [
    ...(options.dryRun ? ['--dry-run'] : []),
    ...(options.restart ? [] : ['--no-restart']),
    ...(options.purge ? ['--purge'] : []),
    ...(options.owner ? ['--owner', options.owner] : []),
    ...(options.console ? ['--console', options.console] : []),
  ];
}

function scriptFiles({ tokenFile, executable }: Options): Record<string, string> {
  return {
    ...(tokenFile ? { '--token-file': tokenFile } : {}),
    ...(executable ? { '--executable': executable } : {}),
  };
}

async function apiInstallation(url: string, bundle: string, dryRun: boolean): Promise<ApiInstallation> {
  const { firingExamples, readManifest, WazuhApi } = await import('../../install/index.ts');
  const text = (path: string): string => readFileSync(join(bundle, path), 'utf8');
  return {
    api: new WazuhApi({ url, ...apiCredentials(process.env), fetch: globalThis.fetch }),
    manifest: readManifest(text('manifest.json'), join(bundle, 'manifest.json')),
    read: ({ path }) => text(path),
    examples: firingExamples(text('examples.jsonl'), join(bundle, 'examples.jsonl')),
    say: (line) => process.stdout.write(`${line}\n`),
    dryRun,
  };
}
