import type { ApiSource, Stream } from '../../define/index.ts';
import type { Client } from '../api/client.ts';
import { Pace } from '../api/pace.ts';
import { Budget } from '../budget.ts';
import { makeClient, openTransport, wantedStreams } from '../collect-console.ts';
import type { ConsoleConfig } from '../config/read-config.ts';
import { readToken } from '../config/token.ts';
import type { Edges } from '../edges.ts';
import { CollectFault, ConfigFault } from '../fault.ts';
import { MICROS_A_MS, microsOf, microsText } from '../instant.ts';
import { redactor } from '../redact.ts';
import { bad, type Check, good, warning } from './check.ts';

const CONFIGURATION = 2;
const FAILED = 1;
const DAY_MS = 86_400_000;
const SKEW_MS = 120_000;

/** One console: its token, each list it is asked for, its clock, the token's end. */
export async function* checkConsole(source: ApiSource, config: ConsoleConfig, edges: Edges): AsyncGenerator<Check> {
  const budget = new Budget(edges.clock, edges.stop);
  try {
    const token = readToken(config, edges.files, edges.environment);
    const redact = redactor([token]);
    yield good('token', `of console ${config.name}: ${config.token.kind} ${config.token.name}`);
    const transport = openTransport(config, edges);
    try {
      const client = makeClient(
        { source, config, edges, budget, pace: new Pace(edges.clock, false) },
        transport,
        token,
      );
      let skewMs: number | undefined;
      for (const stream of wantedStreams(source, config)) {
        const asked = await ask(config, stream, client, edges);
        skewMs ??= asked.skewMs;
        yield redacted(asked.check, redact);
      }
      if (skewMs !== undefined) yield clockCheck(skewMs);
      for await (const check of expiryCheck(source, client, token, edges)) yield redacted(check, redact);
    } finally {
      await transport.close();
    }
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    yield bad('token', error.message, error.advice, CONFIGURATION);
  } finally {
    budget.release();
  }
}

async function ask(config: ConsoleConfig, stream: Stream, client: Client, edges: Edges) {
  const nowMs = edges.clock.nowMs();
  const [from, to] = [nowMs - 60_000, nowMs].map((ms) => microsText(ms * MICROS_A_MS));
  const scope = Object.fromEntries(Object.entries(config.scope).filter(([, values]) => values.length > 0));
  const request = stream.request({ from: from ?? '', to: to ?? '', limit: 1, cursor: null, scope });
  try {
    const { body, serverMs } = await client.ask(request, { perSecond: stream.rate.perSecond, isOnce: true });
    const complaint = stream.page(body).errors?.[0];
    const tookMs = edges.clock.nowMs() - nowMs;
    const skewMs = serverMs === undefined ? undefined : serverMs - nowMs;
    if (complaint === undefined)
      return { check: good(stream.name, `${config.origin} answered in ${tookMs} ms`), skewMs };
    return { check: bad(stream.name, `answered 200 with an error: ${complaint}`, 'Ask the vendor.', FAILED), skewMs };
  } catch (error) {
    if (!(error instanceof CollectFault)) throw error;
    return { check: bad(stream.name, error.message, error.options.advice, FAILED), skewMs: undefined };
  }
}

function clockCheck(skewMs: number): Check {
  const seconds = Math.round(skewMs / 1000);
  if (Math.abs(skewMs) < SKEW_MS) return good('clock', `within ${Math.abs(seconds)} s of the console's`);
  return warning(
    'clock',
    `${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'} the console's.`,
    'Set it by NTP.',
  );
}

async function* expiryCheck(
  { tokenExpiry }: ApiSource,
  client: Client,
  token: string,
  edges: Edges,
): AsyncGenerator<Check> {
  if (!tokenExpiry) return;
  try {
    const { body } = await client.ask(tokenExpiry.request(token), { perSecond: 1, isOnce: true });
    const expiresAt = tokenExpiry.read(body);
    const micros = expiresAt === null ? undefined : microsOf(expiresAt);
    if (micros === undefined) {
      yield warning('token end', 'The console does not say when the token ends.', 'Note the date of its making.');
      return;
    }
    const days = Math.floor((micros / MICROS_A_MS - edges.clock.nowMs()) / DAY_MS);
    if (days < 0) yield bad('token end', `It ended at ${expiresAt}.`, 'Make a new token.', FAILED);
    else if (days <= 30) yield warning('token end', `${expiresAt}, in ${days} days.`, 'Make a new token in time.');
    else yield good('token end', `${expiresAt}, in ${days} days`);
  } catch (error) {
    if (!(error instanceof CollectFault)) throw error;
    yield warning('token end', error.message, 'The token may not ask this; note the date of its making.');
  }
}

function redacted(check: Check, redact: (text: string) => string): Check {
  return { ...check, found: redact(check.found) };
}
