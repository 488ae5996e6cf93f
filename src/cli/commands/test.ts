import process from 'node:process';
import type { ArgumentsCamelCase, Argv } from 'yargs';
import { OssifyError } from '../../diagnostics/index.ts';
import { command } from '../command.ts';
import { REPORTERS } from '../test/reporters.ts';

function options(parser: Argv) {
  return parser
    .positional('plugin', {
      type: 'string',
      array: true,
      default: [],
      describe: 'Names of generated/, or folders; all by default',
    })
    .option('engine', {
      choices: ['embedded', 'docker', 'socket'] as const,
      describe: 'Who judges; embedded by default',
    })
    .option('image', {
      type: 'string',
      array: true,
      default: [],
      describe: 'Docker image; several give a version matrix',
    })
    .option('container', { type: 'string', describe: 'A running container, left as it was found' })
    .option('socket', { type: 'string', describe: "A running manager's logtest socket; the plugin is installed there" })
    .option('compare', { type: 'boolean', default: false, describe: 'Embedded and real engine, and where they differ' })
    .option('mutation', {
      type: 'boolean',
      default: false,
      describe: 'Change each condition; some example must notice',
    })
    .option('baseline', { type: 'string', describe: 'A folder or a git revision: every verdict that changed since' })
    .option('log', { type: 'string', describe: 'A captured log: what fires, and what nothing recognises' })
    .option('location', { type: 'string', describe: "The log's location; its path by default" })
    .option('ruleset', {
      type: 'string',
      describe: 'Base of the embedded engine; else WAZUH_RULESET, else a minimal base',
    })
    .option('max-wait', { type: 'number', default: 30, describe: 'Longest real wait of an example, in seconds' })
    .option('timeout', { type: 'number', describe: 'Longest wait for a real engine, in seconds' })
    .option('reporter', { choices: REPORTERS, default: 'pretty' as const, describe: 'How the result is told' })
    .option('json', { type: 'boolean', default: false, describe: 'The same as --reporter json' })
    .option('watch', { type: 'boolean', default: false, describe: 'Build and test again after each change' })
    .example('$0 test', 'all plugins, on the embedded engine')
    .example('$0 test acme --compare --image wazuh/wazuh-manager:4.14.7', 'and what the real engine says')
    .example('$0 test acme --baseline main', 'what a change does to every example')
    .example('$0 test acme --log /var/ossec/logs/ossify/acme.json', 'a captured log');
}

type TestOptions = ArgumentsCamelCase<Awaited<ReturnType<ReturnType<typeof options>['parse']>>>;

/** `ossify test`: a plugin's examples on an engine, or what they miss. */
export const test = command({
  command: 'test [plugin..]',
  describe: 'Run examples on an engine: embedded, in Docker, or a running manager',
  builder: options,
  handler: async (given: TestOptions) => {
    const { stop, signal } = interruptible();
    try {
      process.exitCode = await run(given, signal);
    } catch (fault) {
      if (!signal.aborted) throw fault;
      process.stderr.write('ossify: interrupted; nothing was left behind.\n');
      process.exitCode = 130;
    } finally {
      stop();
    }
  },
});

async function run(given: TestOptions, signal: AbortSignal): Promise<number> {
  const { pluginFoldersOf } = await import('../test/plugin-folders.ts');
  const folders = pluginFoldersOf(given.plugin);
  if (given.baseline !== undefined || given.log !== undefined) refuseUnfit(given);
  if (given.baseline !== undefined) return showBaseline(given, folders, given.baseline, signal);
  if (given.log !== undefined) return showLog(given, folders, given.log, signal);
  if (!given.watch) return testOnce(given, folders, signal);
  const { watchPlugins } = await import('../test/watch.ts');
  await watchPlugins(folders, signal, async () => {
    try {
      await testOnce(given, folders, signal);
    } catch (fault) {
      if (!(fault instanceof OssifyError)) throw fault;
      process.stderr.write(`${fault.describe()}\n`);
    }
  });
  return 0;
}

/** What a captured log or a baseline cannot be combined with; left out in silence it would look as if it had been done. */
function refuseUnfit({ baseline, reporter, mutation, watch, compare }: TestOptions): void {
  const unfit = {
    [`--reporter ${reporter}`]: reporter !== 'pretty' && reporter !== 'json',
    '--mutation': mutation,
    '--watch': watch,
    '--compare': compare,
  };
  const [option] = Object.entries(unfit).flatMap(([name, isGiven]) => (isGiven ? [name] : []));
  if (option === undefined) return;
  throw new OssifyError({
    code: 'OPTIONS_UNFIT',
    message: `"${option}" says nothing of ${baseline === undefined ? 'a captured log' : 'a baseline'}.`,
    hint: 'Leave it out, or run it by itself: both have --reporter pretty and json alone.',
  });
}

function isJson({ json, reporter }: TestOptions): boolean {
  return json || reporter === 'json';
}

async function testOnce(given: TestOptions, folders: readonly string[], signal: AbortSignal): Promise<number> {
  const { testPlugins } = await import('../test/test-plugins.ts');
  const { paintFor, reportText } = await import('../test/report-text.ts');
  const { isGood } = await import('../../harness/index.ts');
  const judges = await judgesOf(given);
  const { mutation, ruleset, maxWait: maxWaitSeconds } = given;
  const progress = progressLine(process.stderr);
  const tested = await testPlugins({ folders, judges, mutation, ruleset, maxWaitSeconds, signal, progress });
  const reporter = given.json ? 'json' : given.reporter;
  process.stdout.write(reportText(reporter, tested, paintFor(process.stdout)));
  return tested.every(({ report }) => isGood(report)) ? 0 : 1;
}

async function showLog(
  given: TestOptions,
  folders: readonly string[],
  file: string,
  signal: AbortSignal,
): Promise<number> {
  const { testLogFile } = await import('../test/log-file.ts');
  const { paintFor } = await import('../test/report-text.ts');
  const { prettyLog } = await import('../../harness/index.ts');
  const [judge] = await judgesOf(given);
  for (const folder of judge ? folders : []) {
    if (!judge) break;
    const summary = await testLogFile(folder, judge, { file, location: given.location, signal });
    const text = isJson(given)
      ? `${JSON.stringify(summary, undefined, 2)}\n`
      : prettyLog(summary, paintFor(process.stdout));
    process.stdout.write(text);
  }
  return 0;
}

async function showBaseline(
  given: TestOptions,
  folders: readonly string[],
  baseline: string,
  signal: AbortSignal,
): Promise<number> {
  const { testBaseline } = await import('../test/baseline.ts');
  const { paintFor } = await import('../test/report-text.ts');
  const { prettyBaseline } = await import('../../harness/baseline/index.ts');
  const [judge] = await judgesOf(given);
  let changed = 0;
  for (const folder of judge ? folders : []) {
    if (!judge) break;
    const report = await testBaseline(folder, judge, { baseline, log: given.log, signal });
    changed += report.changed.length;
    const text = isJson(given)
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : prettyBaseline(report, paintFor(process.stdout));
    process.stdout.write(text);
  }
  return changed === 0 ? 0 : 1;
}

async function judgesOf({ engine, image, container, socket, compare, ruleset, timeout }: TestOptions) {
  const { chooseJudges } = await import('../test/judges.ts');
  return chooseJudges({
    engine,
    image,
    container,
    socket,
    compare,
    ruleset,
    timeoutSeconds: timeout,
  });
}

/** Ctrl-C and a polite kill end the run, not the process: judges are cleaned up first. */
function interruptible(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort(new Error('interrupted'));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, abort);
  const stop = () => {
    for (const name of signals) process.off(name, abort);
  };
  return { signal: controller.signal, stop };
}

/** Rewrites one line of a terminal; silent elsewhere. */
function progressLine(stream: NodeJS.WriteStream): (text: string) => void {
  if (!stream.isTTY) return () => undefined;
  return (text) => stream.write(`\r\u001b[K${text}`);
}
