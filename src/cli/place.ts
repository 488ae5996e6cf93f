import type { Argv } from 'yargs';
import type { ScriptPlace } from '../install/index.ts';

/** The options that say which manager is meant. */
export function placeOptions<T>(parser: Argv<T>) {
  return parser
    .positional('plugin', { type: 'string', demandOption: true, describe: 'a folder below generated/' })
    .option('root', { type: 'string', describe: 'work on DIR/var/ossec (default: /)', conflicts: ['container', 'api'] })
    .option('container', { type: 'string', describe: 'a running container of a Wazuh manager', conflicts: 'api' })
    .option('api', {
      type: 'string',
      describe: "the manager's REST API; user and password from OSSIFY_API_USER and OSSIFY_API_PASSWORD",
    })
    .option('dry-run', { type: 'boolean', default: false, describe: 'say what would be done, change nothing' });
}

export function scriptPlace(options: {
  readonly root?: string | undefined;
  readonly container?: string | undefined;
}): ScriptPlace {
  if (options.container !== undefined) return { container: options.container };
  return { root: options.root ?? '/' };
}
