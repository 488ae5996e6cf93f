import { resolve } from 'node:path';
import process from 'node:process';
import { command } from '../command.ts';

/** `ossify import`: existing rules and decoders become a plugin that loads as the same ruleset. */
export const importCommand = command({
  command: 'import <file..>',
  describe: 'Turn rule and decoder files into a plugin of definitions that loads as the same ruleset',
  builder: (parser) =>
    parser
      .positional('file', { type: 'string', array: true, demandOption: true, describe: 'Rule and decoder files' })
      .option('name', { type: 'string', describe: "The plugin's name; by default the file's" })
      .option('out', { type: 'string', describe: 'The new folder; by default rules-src/NAME' })
      .option('ruleset', {
        type: 'string',
        describe: 'What the files load beside; else WAZUH_RULESET, else a minimal base',
      })
      .option('events', { type: 'string', describe: 'A file of lines that both forms must answer in the same way' })
      .option('json', { type: 'boolean', default: false, describe: 'The outcome as JSON' })
      .example('$0 import local_rules.xml --ruleset /var/ossec', "a manager's own rules")
      .example('$0 import local_decoder.xml local_rules.xml --name acme', 'rules with their decoders'),
  handler: async ({ file, name, out, ruleset, events, json }) => {
    const { runImport } = await import('../import/run.ts');
    const { outcomeText } = await import('../import/print.ts');
    const { usualRuleset } = await import('../ruleset-dir.ts');
    const outcome = runImport({
      files: file,
      name,
      out: out === undefined ? undefined : resolve(out),
      source: resolve('rules-src'),
      events,
      ruleset: usualRuleset(ruleset, process.env),
    });
    process.stdout.write(json ? `${JSON.stringify(outcome, undefined, 2)}\n` : outcomeText(outcome, process.cwd()));
    process.exitCode = outcome.refusals.length > 0 ? 1 : 0;
  },
});
