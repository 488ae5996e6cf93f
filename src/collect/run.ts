import type { ApiSource } from '../define/index.ts';
import { Pace } from './api/pace.ts';
import { Budget } from './budget.ts';
import { type ConsoleRun, collectConsole, wantedStreams } from './collect-console.ts';
import type { StreamResult } from './collect-stream.ts';
import type { RunOptions } from './command-line.ts';
import { type Config, type ConsoleConfig, readConfig, startMicros } from './config/read-config.ts';
import { readToken } from './config/token.ts';
import type { Edges } from './edges.ts';
import { ConfigFault, Interrupted, StorageFault } from './fault.ts';
import { loadLedgers } from './ledgers.ts';
import { prepareOutput } from './prepare-output.ts';
import { recover } from './recover.ts';
import { redactor } from './redact.ts';
import { Output } from './sink/output.ts';
import { writtenKeys } from './sink/written-keys.ts';
import type { Keeper, Ledger, Sink } from './state/ledger.ts';
import { takeLock } from './state/lock.ts';
import { StateStore } from './state/store.ts';

export const exitCodes = { good: 0, streamFailed: 1, configuration: 2, storage: 3 } as const;

/**
 * One run of the collector: reads its state, makes up for what a run before left half, asks every console for what is
 * new, and appends a line for each.
 * @returns the exit code: 0 good (also when another run holds the lock), 1 a stream failed, 2 configuration, 3 output or state
 */
export async function collect(source: ApiSource, options: RunOptions, edges: Edges): Promise<number> {
  try {
    const config = readConfig(options.configFile, source, edges.files);
    const store = new StateStore(edges.files, config.stateDir);
    if (options.isDry) return await new Run(source, options, edges, config, store).run();
    store.prepare();
    const release = await takeLock(edges, config.stateDir);
    if (!release) return exitCodes.good;
    try {
      return await new Run(source, options, edges, config, store).run();
    } finally {
      release();
    }
  } catch (error) {
    return exitCodeOf(error, edges);
  }
}

function exitCodeOf(error: unknown, edges: Edges): number {
  if (error instanceof Interrupted) return exitCodes.good;
  if (!(error instanceof ConfigFault || error instanceof StorageFault)) throw error;
  edges.complain(`${error.message}\n  ${error.advice}\n`);
  return error instanceof ConfigFault ? exitCodes.configuration : exitCodes.storage;
}

class Run {
  readonly #source: ApiSource;
  readonly #options: RunOptions;
  readonly #edges: Edges;
  readonly #config: Config;
  readonly #store: StateStore;
  readonly #output: Output;
  readonly #tokens: ReadonlyMap<string, string | ConfigFault>;
  readonly #redact: (text: string) => string;

  constructor(source: ApiSource, options: RunOptions, edges: Edges, config: Config, store: StateStore) {
    this.#source = source;
    this.#options = options;
    this.#config = config;
    this.#store = store;
    this.#output = new Output(edges.files, config.output.file);
    this.#tokens = new Map(config.consoles.map((one) => [one.name, tokenOf(one, edges)]));
    this.#redact = redactor([...this.#tokens.values()].filter((token) => typeof token === 'string'));
    this.#edges = { ...edges, complain: (text) => edges.complain(this.#redact(text)) };
  }

  async run(): Promise<number> {
    const { clock, stop } = this.#edges;
    const budget = new Budget(clock, stop);
    try {
      if (!this.#options.isDry) {
        const context = { edges: this.#edges, config: this.#config, output: this.#output, budget };
        await prepareOutput(context, this.#options.isImpatient, () => recover(this.#source, this.#store, this.#output));
      }
      const runs = this.#consoleRuns(budget);
      const settled = await Promise.allSettled(runs.map((run) => this.#collectOne(run)));
      return this.#exitCode(settled);
    } finally {
      budget.release();
      this.#output.close();
    }
  }

  async #collectOne(run: ConsoleRun): Promise<readonly StreamResult[]> {
    return await collectConsole(run);
  }

  #consoleRuns(budget: Budget): readonly ConsoleRun[] {
    const { clock } = this.#edges;
    const { consoles, overlapSeconds } = this.#config;
    const pace = new Pace(clock, this.#isPaceOff());
    return consoles.map((config) => {
      const ledgers = this.#ledgers(config);
      const { backfill } = this.#options;
      return {
        source: this.#source,
        config,
        overlapSeconds,
        edges: this.#edges,
        budget,
        pace,
        ledgers,
        token: this.#tokens.get(config.name) ?? '',
        backfill,
        isWritten: backfill && this.#isWritten(config),
      };
    });
  }

  #ledgers(config: ConsoleConfig): ReadonlyMap<string, Ledger> {
    const { isDry } = this.#options;
    const nowMs = this.#edges.clock.nowMs();
    return loadLedgers(
      {
        source: this.#source,
        output: this.#output,
        sink: this.#sink(),
        store: this.#store,
        keeper: isDry ? noKeeper : this.#store,
        start: startMicros(this.#config.startFrom, nowMs) ?? nowMs * 1000,
        nowMs,
        isDry,
      },
      config.name,
      wantedStreams(this.#source, config).map(({ name }) => name),
    );
  }

  /** The last place that a token could slip through: whatever the API says, no line holds one. */
  #sink(): Sink {
    const { print } = this.#edges;
    const redact = this.#redact;
    if (this.#options.isDry) return { redact, append: async (bytes) => print(Buffer.from(bytes).toString()) };
    return { redact, append: (bytes, intend) => this.#output.append(bytes, intend) };
  }

  #isWritten(config: ConsoleConfig): (stream: string, suffix: string) => boolean {
    const byStream = new Map<string, ReadonlySet<string>>();
    for (const { name } of wantedStreams(this.#source, config)) {
      byStream.set(
        name,
        writtenKeys(this.#output, { plugin: this.#source.plugin, console: config.name, stream: name }),
      );
    }
    return (stream, suffix) => byStream.get(stream)?.has(suffix) ?? false;
  }

  /** Only against this machine itself, for measuring. */
  #isPaceOff(): boolean {
    const isLocal = this.#config.consoles.every(({ origin }) => origin.startsWith('http://'));
    return isLocal && this.#edges.environment.OSSIFY_PACE === 'off';
  }

  #exitCode(settled: readonly PromiseSettledResult<readonly StreamResult[]>[]): number {
    const { complain } = this.#edges;
    let code: number = exitCodes.good;
    for (const result of settled) {
      if (result.status === 'rejected') code = Math.max(code, exitCodeOf(result.reason, this.#edges));
      else {
        for (const { fault } of result.value) {
          if (!fault) continue;
          if (this.#options.isTalkative || fault.options.class === 'config')
            complain(`${fault.message}\n  ${fault.options.advice}\n`);
          code = Math.max(code, fault.options.class === 'config' ? exitCodes.configuration : exitCodes.streamFailed);
        }
      }
    }
    return code;
  }
}

/** A dry run remembers nothing. */
const noKeeper: Keeper = {
  save: async () => undefined,
  record: () => ({ isSnapshot: true, pieces: [] }),
  write: async () => 0,
  saveLines: async () => undefined,
  removeLines: () => undefined,
};

function tokenOf(config: ConsoleConfig, { files, environment }: Edges): string | ConfigFault {
  try {
    return readToken(config, files, environment);
  } catch (error) {
    if (error instanceof ConfigFault) return error;
    throw error;
  }
}
