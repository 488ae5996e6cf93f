import { TransportFault } from '../../src/collect/api/transport.ts';
import type { RunOptions } from '../../src/collect/command-line.ts';
import type { Edges } from '../../src/collect/edges.ts';
import { collect } from '../../src/collect/run.ts';
import type { ApiSource } from '../../src/define/index.ts';
import { type FileWatch, type ReadLine, watchFile } from '../../src/logcollector/index.ts';
import { type ConsoleAnswer, type ConsoleAsk, FakeConsole } from './fake-console.ts';
import { orchard } from './invented-source.ts';
import { Killed, MemoryFiles } from './memory-files.ts';
import { TestClock } from './test-clock.ts';

export const paths = {
  config: '/etc/orchard.json',
  token: '/etc/orchard.token',
  output: '/logs/orchard.json',
  state: '/queue/orchard',
} as const;

const POLL_MS = 2_000;
const CHECK_MS = 64_000;

export interface WorldOptions {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly console?: Readonly<Record<string, unknown>>;
  readonly hasOutput?: boolean;
  readonly random?: () => number;
  readonly source?: ApiSource;
}

/** A manager and a console in memory: one collector, one logcollector, one clock. */
export class CollectorWorld {
  readonly clock = new TestClock('2026-03-01T12:00:00.000Z');
  readonly files: MemoryFiles;
  readonly console = new FakeConsole(() => this.clock.nowMs() + this.consoleAheadMs);
  consoleAheadMs = 0;
  readonly said: string[] = [];
  /** How long requests were to be waited for. */
  readonly timeoutsMs = new Set<number>();
  /**
   * Rows that must have a line: those in an answer to a run that lived, and of a run that was killed those that its
   * state counts as written. What a dying run had only in its hands is nobody's; it is due when it is offered again.
   */
  readonly due = new Set<string>();
  /** What Wazuh saw. */
  readonly read: ReadLine[] = [];
  /** Stands before the console: answers in its place, throws, or lets pass. */
  onAsk: (ask: ConsoleAsk, tries: number) => ConsoleAnswer | undefined | Promise<ConsoleAnswer | undefined> = () =>
    undefined;
  readonly #watch: FileWatch;
  readonly #random: () => number;
  readonly #source: ApiSource;
  #sinceStartMs = 0;
  #lives = 0;
  #alive = '';

  constructor(options: WorldOptions = {}) {
    this.files = new MemoryFiles(() => this.clock.nowMs(), ['/etc', '/logs', '/queue']);
    this.#random = options.random ?? (() => 0.5);
    this.#source = options.source ?? orchard;
    this.files.write(paths.token, `${this.console.token}\n`);
    this.files.write(paths.config, JSON.stringify(this.#config(options)));
    if (options.hasOutput ?? true) this.files.write(paths.output, '');
    this.#watch = watchFile(this.files, paths.output);
    this.clock.onAdvance = (ms) => this.#tick(ms);
  }

  /** One run of the collector; `killed` when a test killed it. */
  async run(options: Partial<RunOptions> = {}, stop = new AbortController()): Promise<number | 'killed'> {
    this.#lives += 1;
    this.#alive = `${this.#lives} start boot`;
    this.console.offered.clear();
    try {
      const code = await collect(
        this.#source,
        { configFile: paths.config, isDry: false, isImpatient: false, isTalkative: true, ...options },
        this.edges(stop.signal),
      );
      for (const key of this.console.offered) this.due.add(key);
      return code;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      for (const key of this.#counted()) this.due.add(key);
      return 'killed';
    } finally {
      this.#alive = '';
    }
  }

  /** Runs after a pause, as Wazuh starts it again. */
  async runAfter(ms: number, options: Partial<RunOptions> = {}): Promise<number | 'killed'> {
    this.clock.advance(ms);
    this.files.revive();
    return await this.run(options);
  }

  /** Another run that begins while one is under way. */
  second(): () => Promise<number> {
    const edges = this.edges(new AbortController().signal);
    const processes = { self: 'second start boot', isAlive: (holder: string) => holder === this.#alive };
    const options = { configFile: paths.config, isDry: false, isImpatient: false, isTalkative: true };
    return () => collect(this.#source, options, { ...edges, processes });
  }

  edges(stop: AbortSignal): Edges {
    let tries = 0;
    const self = this.#alive;
    return {
      files: this.files,
      clock: this.clock,
      random: this.#random,
      connect: () => ({
        send: async ({ method, url, headers, signal, timeoutMs }) => {
          this.timeoutsMs.add(timeoutMs);
          if (signal.aborted) throw new TransportFault('network', 'aborted', false);
          const { pathname, searchParams } = new URL(url);
          const ask = { method, path: pathname, query: Object.fromEntries(searchParams), headers };
          tries += 1;
          const { status, headers: told, text } = (await this.onAsk(ask, tries)) ?? this.console.answer(ask);
          return { status, headers: told, body: Buffer.from(text), release: () => undefined };
        },
        close: async () => undefined,
      }),
      environment: {},
      processes: { self, isAlive: (holder) => holder !== '' && holder === this.#alive && holder !== self },
      print: (text) => void this.said.push(text),
      complain: (text) => void this.said.push(text),
      stop,
    };
  }

  /** Complete lines of the output and all files rotated away from it, in no order. */
  lines(): readonly string[] {
    return [...this.files.everyFile('/logs/')].flatMap((text) => text.split('\n').slice(0, -1));
  }

  /** `<list> <id>:<version>` of the written lines of the product's lists. */
  written(): readonly string[] {
    return this.lines().flatMap(streamKey);
  }

  /** The same of what Wazuh saw, once it had the time. */
  seenByWazuh(): readonly string[] {
    this.clock.advance(CHECK_MS + 2 * POLL_MS);
    return this.read.flatMap((line) => (line.kind === 'event' ? streamKey(line.text) : []));
  }

  health(): readonly Readonly<Record<string, unknown>>[] {
    return this.lines().flatMap((line) => {
      const { ossify } = JSON.parse(line);
      return ossify.stream === 'health' ? [ossify.health] : [];
    });
  }

  /** What the states on the disk count as written. */
  #counted(): readonly string[] {
    const states = this.files
      .paths()
      .filter((path) => /^\/queue\/orchard\/main\.(events|trees)\.(json|journal)$/.test(path));
    const records = states.flatMap((path) => (this.files.text(path) ?? '').split('\n').slice(0, -1));
    return records.flatMap((record) => {
      const { stream, keys } = JSON.parse(record);
      return keys.map(([suffix]: readonly [string]) => `${stream} ${suffix}`);
    });
  }

  #tick(ms: number): void {
    for (let left = ms; left > 0; left -= POLL_MS) {
      const before = this.#sinceStartMs;
      this.#sinceStartMs += Math.min(left, POLL_MS);
      if (Math.floor(before / POLL_MS) !== Math.floor(this.#sinceStartMs / POLL_MS))
        this.read.push(...this.#watch.poll());
      if (Math.floor(before / CHECK_MS) !== Math.floor(this.#sinceStartMs / CHECK_MS)) this.#watch.check();
    }
  }

  #config({ config, console }: WorldOptions) {
    return {
      version: 1,
      consoles: [{ name: 'main', url: 'https://orchard.example', tokenFile: paths.token, ...console }],
      output: { file: paths.output },
      stateDir: paths.state,
      ...config,
    };
  }
}

function streamKey(line: string): readonly string[] {
  const { ossify } = JSON.parse(line);
  if (ossify.stream === 'health') return [];
  const [, stream = '', ...rest] = ossify.key.split(':');
  return [`${stream} ${rest.join(':')}`];
}
