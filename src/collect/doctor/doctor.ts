import type { ApiSource } from '../../define/index.ts';
import { readConfig } from '../config/read-config.ts';
import type { Edges } from '../edges.ts';
import { ConfigFault } from '../fault.ts';
import { bad, type Check, checkLine, good } from './check.ts';
import { checkConsole } from './console.ts';
import { checkFiles } from './files.ts';
import { checkWazuh } from './wazuh-conf.ts';

/** Checks everything that a run needs, one line each, and changes nothing. @returns the exit code of the worst */
export async function doctor(source: ApiSource, configFile: string, edges: Edges): Promise<number> {
  const checks: Check[] = [];
  const tell = (check: Check) => {
    checks.push(check);
    edges.print(checkLine(check));
  };
  try {
    const config = readConfig(configFile, source, edges.files);
    tell(
      good(
        'configuration',
        `${configFile}, ${config.consoles.length} ${config.consoles.length === 1 ? 'console' : 'consoles'}`,
      ),
    );
    for (const one of config.consoles) for await (const check of checkConsole(source, one, edges)) tell(check);
    for (const check of checkFiles(config, edges)) tell(check);
    for (const check of checkWazuh(source.plugin, config, configFile, edges.files)) tell(check);
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    for (const line of error.message.split('\n')) tell(bad('configuration', line, error.advice, 2));
  }
  return Math.max(0, ...checks.map(({ exitCode }) => exitCode ?? 0));
}
