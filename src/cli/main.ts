import process from 'node:process';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { OssifyError } from '../diagnostics/index.ts';
import { commands } from './commands/index.ts';

/** Exit codes of every command: 0 good, 1 findings or failed examples, 2 wrong use or unreadable input. */
const WRONG_USE = 2;

// `ossify check | head`: who reads has read enough
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  const cli = yargs(hideBin(process.argv))
    .scriptName('ossify')
    .usage('$0 COMMAND\n\nDetection-as-code for Wazuh 4.x.')
    .demandCommand(1, 'Name a command; "ossify --help" lists them.')
    .strict()
    .help()
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .fail((message, error) => {
      if (error) throw error;
      process.stderr.write(`ossify: ${message}\nSee "ossify --help".\n`);
      process.exit(WRONG_USE);
    });
  await commands.reduce((parser, add) => add(parser), cli).parseAsync();
} catch (error) {
  if (error instanceof OssifyError) process.stderr.write(`${error.describe(process.cwd())}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = WRONG_USE;
}
