import { resolve } from 'node:path';
import process from 'node:process';
import { command } from '../command.ts';

/** `ossify build`: every plugin checked, proved and written, or everything that is wrong and nothing written. */
export const build = command({
  command: 'build [plugin..]',
  describe: 'Check and prove the plugins of rules-src/ and write generated/',
  builder: (parser) =>
    parser
      .positional('plugin', {
        type: 'string',
        array: true,
        default: [],
        describe: 'Names; all of rules-src/ by default',
      })
      .option('check', { type: 'boolean', default: false, describe: 'Write nothing; fail when generated/ is stale' })
      .option('ruleset', { type: 'string', describe: 'Prove on this ruleset; else WAZUH_RULESET, else a minimal base' })
      .option('json', { type: 'boolean', default: false, describe: 'The outcome as JSON' })
      .example('$0 build', 'all plugins')
      .example('$0 build --check', 'in CI: is generated/ what the definitions say?'),
  handler: async ({ plugin, check, ruleset, json }) => {
    const { runBuild } = await import('../build/run.ts');
    const { printOutcome } = await import('../build/print.ts');
    const root = process.cwd();
    const outcome = await runBuild({
      root,
      source: resolve(root, 'rules-src'),
      target: resolve(root, 'generated'),
      plugins: plugin,
      isCheck: check,
      ruleset: ruleset ?? (process.env.WAZUH_RULESET || undefined),
      progress: json ? () => undefined : progressLine(process.stderr),
    });
    if (json) process.stdout.write(`${JSON.stringify(outcome, undefined, 2)}\n`);
    else printOutcome(outcome, root, process.stdout);
    process.exitCode = outcome.isGood ? 0 : 1;
  },
});

/** Rewrites one line of a terminal; silent elsewhere. */
function progressLine(stream: NodeJS.WriteStream): (text: string) => void {
  if (!stream.isTTY) return () => undefined;
  return (text) => stream.write(`\r\u001b[K${text}`);
}
