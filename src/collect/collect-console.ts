import type { ApiSource, Stream } from '../define/index.ts';
import { Client } from './api/client.ts';
import type { Pace } from './api/pace.ts';
import type { Transport } from './api/transport.ts';
import type { Budget } from './budget.ts';
import { backfillStream, collectStream, complainOnce, type StreamResult } from './collect-stream.ts';
import type { ConsoleConfig } from './config/read-config.ts';
import { heartbeat, watchClock, watchToken } from './console-health.ts';
import type { Edges } from './edges.ts';
import { CollectFault, ConfigFault } from './fault.ts';
import { reportFault, reportRecovery } from './health.ts';
import { MICROS_A_SECOND, type Micros } from './instant.ts';
import { HEALTH } from './ledgers.ts';
import type { Ledger } from './state/ledger.ts';
import type { WalkContext } from './walk/walk.ts';

export interface ConsoleRun {
  readonly source: ApiSource;
  readonly config: ConsoleConfig;
  readonly overlapSeconds: number;
  readonly edges: Edges;
  readonly budget: Budget;
  readonly pace: Pace;
  readonly ledgers: ReadonlyMap<string, Ledger>;
  /** The token, or why there is none. */
  readonly token: string | ConfigFault;
  readonly backfill?: { readonly from: Micros; readonly to: Micros } | undefined;
  /** Keys in the output files, for a backfill. */
  readonly isWritten?: ((stream: string, suffix: string) => boolean) | undefined;
}

/** The streams of a console that its configuration wants. */
export function wantedStreams(source: ApiSource, config: ConsoleConfig): readonly Stream[] {
  return source.streams.filter(({ name }) => config.streams.includes(name));
}

/** Collects all streams of one console at once; one that is refused does not stop the others. */
export async function collectConsole(run: ConsoleRun): Promise<readonly StreamResult[]> {
  const { source, config, edges, token } = run;
  const health = run.ledgers.get(HEALTH);
  if (!health) throw new Error('no health ledger');
  const { nowMs } = edges.clock;
  if (token instanceof ConfigFault) {
    const fault = new CollectFault({ class: 'config', message: token.message, advice: token.advice, cause: token });
    reportFault(health, 'token', fault, nowMs());
    await health.settle();
    return [{ outcome: 'failed', fault }];
  }
  reportRecovery(health, 'token', nowMs());
  const transport = openTransport(config, edges);
  const client = makeClient(run, transport, token);
  const streams = wantedStreams(source, config);
  try {
    const expiry = watchToken(health, source, client, token, nowMs());
    expiry.catch(() => undefined);
    const settled = await Promise.allSettled(streams.map((stream) => collectOne(run, stream, client)));
    for (const result of settled) if (result.status === 'rejected') throw result.reason;
    const results = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    await expiry.catch((error: unknown) => (run.budget.signal.aborted ? undefined : Promise.reject(error)));
    const skewMs = results.find((result) => result.skewMs !== undefined)?.skewMs;
    if (skewMs !== undefined) watchClock(health, skewMs, nowMs());
    if (!run.backfill)
      heartbeat(
        health,
        streams.map(({ name }) => name),
        nowMs(),
      );
    await health.settle();
    return results;
  } finally {
    await transport.close();
  }
}

async function collectOne(run: ConsoleRun, stream: Stream, client: Client): Promise<StreamResult> {
  const { source, config, edges, budget, backfill, isWritten } = run;
  const ledger = run.ledgers.get(stream.name);
  if (!ledger) throw new Error(`no ledger for ${stream.name}`);
  const isKnown = (suffix: string) => (isWritten?.(stream.name, suffix) ?? false) || ledger.state.keys.has(suffix);
  const context: WalkContext = {
    source,
    stream,
    client,
    budget,
    ledger,
    clock: edges.clock,
    plugin: source.plugin,
    console: config.name,
    scope: Object.fromEntries(Object.entries(config.scope).filter(([, values]) => values.length > 0)),
    secrets: new Set(source.secretMembers.map((name) => name.toLowerCase())),
    overlapMicros: run.overlapSeconds * MICROS_A_SECOND,
    complain: complainOnce({ ledger, stream, clock: edges.clock }),
    ...(backfill ? { isWritten: isKnown } : {}),
  };
  return backfill ? await backfillStream(context, backfill) : await collectStream(context);
}

export function openTransport(config: ConsoleConfig, edges: Edges): Transport {
  const { caFile, proxy } = config;
  const extraCa = caFile === null ? undefined : edges.files.readText(caFile);
  if (caFile !== null && extraCa === undefined) {
    throw new ConfigFault(
      `caFile ${caFile} of console "${config.name}" does not exist.`,
      'Write the PEM file there, or remove caFile.',
    );
  }
  return edges.connect({ extraCa, proxy: proxy ?? undefined });
}

export type ClientParts = Pick<ConsoleRun, 'source' | 'config' | 'edges' | 'budget' | 'pace'>;

export function makeClient(
  { source, config, edges, budget, pace }: ClientParts,
  transport: Transport,
  token: string,
): Client {
  return new Client({
    origin: config.origin,
    transport,
    headers: source.authorize(token),
    paceKey: `${config.origin} ${token}`,
    pace,
    clock: edges.clock,
    random: edges.random,
    budget,
    userAgent: `ossify-${source.plugin}/${source.version}`,
  });
}
