import process, { stderr, stdout } from 'node:process';
import type { ApiSource } from '../define/index.ts';
import { undiciTransport } from './api/undici-transport.ts';
import { readCommand, usage } from './command-line.ts';
import { doctor } from './doctor/doctor.ts';
import type { Edges } from './edges.ts';
import { ConfigFault } from './fault.ts';
import { nodeFiles } from './files/node-files.ts';
import { nodeClock } from './node-clock.ts';
import { keepMemorySmall } from './node-memory.ts';
import { nodeProcesses } from './node-processes.ts';
import { collect, exitCodes } from './run.ts';

/**
 * The bundle's entry: reads the command line, runs, sets `process.exitCode`.
 * @param source the product's API, of which src/collect itself knows nothing
 */
export async function main(source: ApiSource): Promise<void> {
  await mainWith(source, process.argv.slice(2));
}

/** As `main`, with arguments of another's command line. */
export async function mainWith(source: ApiSource, args: readonly string[]): Promise<void> {
  keepMemorySmall();
  // who reads what is printed may leave early
  stdout.on('error', () => undefined);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  process.exitCode = await start(source, args, nodeEdges(stop.signal));
}

async function start(source: ApiSource, args: readonly string[], edges: Edges): Promise<number> {
  try {
    const command = readCommand(args, Boolean(stderr.isTTY));
    switch (command.kind) {
      case 'help':
        edges.print(usage(source.plugin));
        return exitCodes.good;
      case 'version':
        edges.print(`ossify-${source.plugin} ${source.version}\n`);
        return exitCodes.good;
      case 'doctor':
        return await doctor(source, command.configFile, edges);
      case 'collect':
        return await collect(source, command.options, edges);
    }
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    edges.complain(`${error.message}\n  ${error.advice}\n`);
    return exitCodes.configuration;
  }
}

function nodeEdges(stop: AbortSignal): Edges {
  return {
    files: nodeFiles,
    clock: nodeClock,
    random: Math.random,
    connect: (options) => undiciTransport(options),
    environment: process.env,
    processes: nodeProcesses(),
    print: (text) => {
      stdout.write(text);
    },
    complain: (text) => {
      stderr.write(text);
    },
    stop,
  };
}
