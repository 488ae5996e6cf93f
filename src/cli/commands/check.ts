import process from 'node:process';
import { command } from '../command.ts';

/** `ossify check`: findings about rules and decoders, ours or hand-written. */
export const check = command({
  command: 'check <what..>',
  describe: 'Find rules and decoders that Wazuh drops, that never fire, or that say something else than they seem to',
  builder: (parser) =>
    parser
      .positional('what', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: "Plugins, a folder with rule and decoder files, or a manager's home",
      })
      .option('ruleset', { type: 'string', describe: 'The ruleset they are loaded with (default: WAZUH_RULESET)' })
      .option('json', { type: 'boolean', describe: 'Findings as JSON' })
      .option('sarif', { type: 'boolean', describe: 'Findings as SARIF 2.1.0' })
      .option('github', { type: 'boolean', describe: 'Findings as annotations of GitHub Actions' })
      .conflicts({ json: ['sarif', 'github'], sarif: 'github' })
      .example('$0 check acme', 'a plugin of rules-src/, as it stands there, or of generated/')
      .example('$0 check /var/ossec', "a manager's own rules beside the shipped ones"),
  handler: async ({ what, ruleset, json, sarif, github }) => {
    const { runCheck } = await import('../check/run.ts');
    const reporters = await import('../check/reporters.ts');
    const outcome = await runCheck({ what, ruleset, environment: process.env });
    const format = (json && 'json') || (sarif && 'sarif') || (github && 'github') || 'text';
    process.stdout.write(reporters[format](outcome));
    process.exitCode = outcome.findings.some(({ level }) => level === 'error') ? 1 : 0;
  },
});
