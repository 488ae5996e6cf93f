import process from 'node:process';
import { command } from '../command.ts';

/** `ossify explain`: why a rule did or did not fire. */
export const explain = command({
  command: 'explain <rule> <event-file>',
  describe: 'Say why a rule fires for an event or not: the first condition that failed, and the value it saw',
  builder: (parser) =>
    parser
      .positional('rule', { type: 'number', demandOption: true, describe: "The rule's id" })
      .positional('event-file', {
        type: 'string',
        demandOption: true,
        describe: 'Events, one a line, or one JSON object; - is standard input',
        coerce: (file: string) => file || '-', // yargs makes an empty text of a lone dash
      })
      .option('ruleset', {
        type: 'string',
        describe:
          "A folder with decoders/, rules/, lists/, or a manager's home; else WAZUH_RULESET, else a minimal base",
      })
      .option('plugin', {
        type: 'string',
        array: true,
        describe: 'Plugins of generated/, or folders, loaded beside it; all of generated/ by default',
      })
      .option('location', { alias: 'l', type: 'string', default: 'stdin', describe: "The events' location" })
      .option('json', { type: 'boolean', default: false, describe: 'A list with one object an event' })
      .example('$0 explain 100601 event.json', 'the first condition that failed')
      .epilogue('Exit: 0 the rule fired for the last event, 1 it did not, 2 wrong use.'),
  handler: async ({ rule, eventFile, ruleset, plugin, location, json }) => {
    const { existsSync } = await import('node:fs');
    const { explainFile } = await import('../explain/run.ts');
    const { pluginFoldersOf } = await import('../test/plugin-folders.ts');
    const plugins = plugin === undefined && !existsSync('generated') ? [] : pluginFoldersOf(plugin ?? []);
    const explained = explainFile({ rule, eventFile, location, ruleset, plugins });
    if (json) {
      const { explanationJson } = await import('../explain/json.ts');
      process.stdout.write(`${JSON.stringify(explained.map(explanationJson), undefined, 2)}\n`);
    } else {
      const { explanationText } = await import('../explain/text.ts');
      process.stdout.write(`${explained.map((one) => explanationText(one, rule)).join('\n\n')}\n`);
    }
    process.exitCode = explained.at(-1)?.explanation.answer.rule?.id === rule ? 0 : 1;
  },
});
