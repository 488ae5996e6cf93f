import type { Argv, CommandModule } from 'yargs';

/** Adds one verb to the command line. */
export type AddCommand = (cli: Argv) => Argv;

/** Wraps a yargs module, whatever its options are, so that verbs of different options stand in one list. */
export function command<Options>(module: CommandModule<object, Options>): AddCommand {
  return (cli) => cli.command(module);
}
