import process from 'node:process';
import { command } from '../command.ts';

/** `ossify validate`: what `wazuh-analysisd -t` says of a ruleset. */
export const validate = command({
  command: 'validate <dir>',
  describe: 'Check a ruleset as wazuh-analysisd -t does: the same messages and exit code',
  builder: (parser) =>
    parser
      .positional('dir', {
        type: 'string',
        demandOption: true,
        describe: "A folder with decoders/, rules/, lists/, or a manager's home",
      })
      .option('json', { type: 'boolean', default: false, describe: 'An object with exit and log' })
      .example('$0 validate /var/ossec', "a manager's ruleset")
      .example('$0 validate ./my-ruleset', 'a folder with rules/ and decoders/'),
  handler: async ({ dir, json }) => {
    const { validateRuleset } = await import('../../engine/index.ts');
    const { readRulesetDir } = await import('../ruleset-dir.ts');
    const { files, options } = readRulesetDir(dir);
    const { exit, log } = validateRuleset(files, options);
    if (json) process.stdout.write(`${JSON.stringify({ exit, log }, undefined, 2)}\n`);
    else process.stderr.write(log.map((line) => `${line}\n`).join(''));
    process.exitCode = exit;
  },
});
