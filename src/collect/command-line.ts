import { timeMicros } from './config/read-config.ts';
import { ConfigFault } from './fault.ts';
import type { Micros } from './instant.ts';

export interface RunOptions {
  readonly configFile: string;
  /** Prints lines instead of writing them; nothing is changed. */
  readonly isDry: boolean;
  /** Does not wait until Wazuh watches a file that was just created. */
  readonly isImpatient: boolean;
  /** A person is looking. */
  readonly isTalkative: boolean;
  readonly backfill?: { readonly from: Micros; readonly to: Micros } | undefined;
}

export type Command =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'doctor'; readonly configFile: string }
  | { readonly kind: 'collect'; readonly options: RunOptions };

export const usage = (
  plugin: string,
): string => `ossify-${plugin} --config FILE [--dry-run | --doctor | --backfill FROM..TO] [--now]

Asks the consoles for what is new and appends one line for each to the file that Wazuh reads.

  --config FILE        the configuration (JSON)
  --dry-run            print the lines instead; nothing is written or remembered
  --doctor             check configuration, token, console, clock, files and Wazuh's own configuration
  --backfill FROM..TO  collect a span of time (ISO times or dates); run it again until it is done
  --now                do not wait for Wazuh to watch an output file that was just created
  --version, --help

Exit: 0 good (also when another run is under way), 1 a stream failed and will be asked again, 2 configuration or token,
3 output or state cannot be written.

Example: ossify-${plugin} --config /var/ossec/etc/ossify/${plugin}.json --doctor
`;

/**
 * Reads the arguments of the bundle.
 * @throws ConfigFault for an argument that is not known
 */
export function readCommand(args: readonly string[], isTalkative: boolean): Command {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const [name = '', inline] = (args[index] ?? '').split(/=(.*)/s);
    if (name === '-h' || name === '--help') return { kind: 'help' };
    if (name === '-V' || name === '--version') return { kind: 'version' };
    if (['--dry-run', '--doctor', '--now'].includes(name) && inline === undefined) given.set(name, '');
    else if (name === '--config' || name === '--backfill') {
      const value = inline ?? args[++index];
      if (value === undefined || value === '') throw wrongUse(`${name} wants a value.`);
      given.set(name, value);
    } else throw wrongUse('There is an argument that is not known.');
  }
  const configFile = given.get('--config');
  if (configFile === undefined) throw wrongUse('--config FILE is missing.');
  const modes = ['--dry-run', '--doctor', '--backfill'].filter((name) => given.has(name));
  if (modes.length > 1) throw wrongUse(`${modes.join(' and ')} exclude each other.`);
  if (given.has('--doctor')) return { kind: 'doctor', configFile };
  const span = given.get('--backfill');
  return {
    kind: 'collect',
    options: {
      configFile,
      isDry: given.has('--dry-run'),
      isImpatient: given.has('--now'),
      isTalkative: isTalkative || modes.length > 0,
      backfill: span === undefined ? undefined : readSpan(span),
    },
  };
}

function readSpan(text: string): { readonly from: Micros; readonly to: Micros } {
  const [fromText = '', toText = '', ...rest] = text.split('..');
  const [from, to] = [fromText, toText].map(timeMicros);
  if (from !== undefined && to !== undefined && from < to && rest.length === 0) return { from, to };
  throw wrongUse(`--backfill ${JSON.stringify(text)} is no span of time: write FROM..TO, earlier time first.`);
}

/** The argument itself is not repeated: it may be a token that does not belong there. */
function wrongUse(message: string): ConfigFault {
  return new ConfigFault(message, '--help says what there is; a token never stands on the command line.');
}
