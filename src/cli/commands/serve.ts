import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';
import { command } from '../command.ts';

/** `ossify serve`: the manager's logtest socket, with the embedded engine behind it. */
export const serve = command({
  command: 'serve',
  describe: "Answer on a logtest socket as the manager does: for the vendor's own clients and test runner",
  builder: (parser) =>
    parser
      .option('socket', { type: 'string', demandOption: true, describe: 'Path of the Unix socket to make' })
      .option('ruleset', {
        type: 'string',
        describe:
          "A folder with decoders/, rules/, lists/, or a manager's home; else WAZUH_RULESET, else a minimal base",
      })
      .option('max-sessions', { type: 'number', default: 64, describe: 'One more takes the place of the idlest' })
      .option('session-timeout', {
        type: 'number',
        default: 900,
        describe: 'Seconds after which an idle session may go',
      })
      .example(
        '$0 serve --socket /tmp/logtest --ruleset /var/ossec',
        "a manager's ruleset, read anew for each session",
      ),
  handler: async ({ socket, ruleset, maxSessions, sessionTimeout }) => {
    const { usualRuleset } = await import('../ruleset-dir.ts');
    const { freshRuleset } = await import('../serve/fresh-ruleset.ts');
    const { serveLogtest } = await import('../serve/server.ts');
    const { SessionTable } = await import('../serve/session-table.ts');
    const current = freshRuleset(() => usualRuleset(ruleset, process.env));
    const timeoutMs = sessionTimeout * 1000;
    const edges = {
      ruleset: current,
      nowMs: () => Date.now(),
      newToken: () => randomBytes(4).toString('hex'),
      managerName: hostname(),
    };
    const table = new SessionTable(edges, { maxSessions, timeoutMs });
    const rules = current().rules.length;
    const ended = new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    const server = await serveLogtest(socket, table, timeoutMs);
    process.stdout.write(`Listening on ${socket} with ${rules} rules; Ctrl-C ends it.\n`);
    await ended;
    await server.close();
  },
});
