import process from 'node:process';
import type { ArgumentsCamelCase, Argv } from 'yargs';
import { command } from '../command.ts';

function options(parser: Argv) {
  return parser
    .option('location', { alias: 'l', type: 'string', default: 'stdin', describe: "The events' location" })
    .option('verbose', { alias: 'v', type: 'boolean', default: false, describe: 'Show the rules that are tried' })
    .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'Show errors only' })
    .option('unit-test', { alias: 'U', type: 'string', describe: 'rule:level:decoder that the last event must get' })
    .option('debug', {
      alias: 'd',
      type: 'boolean',
      default: false,
      describe: 'Time, module and level before each line',
    })
    .option('engine-version', { alias: 'V', type: 'boolean', default: false, describe: 'Print the version and exit' })
    .option('ruleset', {
      type: 'string',
      describe: "A folder with decoders/, rules/, lists/, or a manager's home; else WAZUH_RULESET, else a minimal base",
    })
    .alias('help', 'h')
    .example('$0 logtest -l /var/log/app.json < events.log', 'what becomes of each line')
    .example("echo '…' | $0 logtest -U 5715:3:sshd", 'exit 0 if rule 5715 fires');
}

type LogtestArguments = ArgumentsCamelCase<Awaited<ReturnType<ReturnType<typeof options>['parse']>>>;

/** `ossify logtest`: wazuh-logtest on the embedded engine. */
export const logtest = command({
  command: 'logtest',
  describe: 'Type events, see decoder and rule: wazuh-logtest, without a manager',
  builder: options,
  handler: async (given: LogtestArguments) => {
    const { runLogtest, WAZUH_VERSION } = await import('../logtest/run.ts');
    const { readLines } = await import('../logtest/lines.ts');
    if (given.engineVersion) {
      process.stdout.write(`ossify logtest, answering as wazuh-logtest v${WAZUH_VERSION}\n`);
      return;
    }
    const { loadRuleset } = await import('../../engine/index.ts');
    const { usualRuleset } = await import('../ruleset-dir.ts');
    const { files, options } = usualRuleset(given.ruleset, process.env);
    const terminal = {
      lines: readLines(process.stdin),
      stdout: (text: string) => process.stdout.write(text),
      stderr: (text: string) => process.stderr.write(text),
      clock: () => new Date(),
    };
    const { location, verbose, quiet, debug, unitTest } = given;
    const ruleset = loadRuleset(files, options);
    process.exitCode = await runLogtest(ruleset, { location, verbose, quiet, debug, unitTest }, terminal);
  },
});
