import { resolve } from 'node:path';
import process from 'node:process';
import { command } from '../command.ts';

/** `ossify new`: a small plugin that builds at once. */
export const newPlugin = command({
  command: 'new <name>',
  describe: 'Start a plugin: rules-src/NAME with one rule and its examples',
  builder: (parser) =>
    parser
      .positional('name', { type: 'string', demandOption: true, describe: 'Lower-case letters, digits, dashes' })
      .option('from-sample', { type: 'string', describe: 'A file with events: JSON lines, a JSON array, or text' })
      .example('$0 new acme --from-sample events.json', 'rules on fields that the events have'),
  handler: async ({ name, fromSample }) => {
    const { createPlugin } = await import('../new/create.ts');
    const files = await createPlugin(resolve('rules-src'), name, fromSample);
    process.stdout.write(`${files.map((file) => `rules-src/${file}\n`).join('')}Next: ossify build ${name}\n`);
  },
});
