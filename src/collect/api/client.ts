import type { HttpAsk, Json } from '../../define/index.ts';
import type { Budget } from '../budget.ts';
import type { Clock } from '../edges.ts';
import { CollectFault, Interrupted } from '../fault.ts';
import { answerFault } from './answer-fault.ts';
import type { Pace } from './pace.ts';
import { readJson } from './read-json.ts';
import { Rows, splitRows } from './rows.ts';
import { type Transport, type TransportAnswer, TransportFault } from './transport.ts';

/** Consoles answer in 0.2 to 24 s; less patience gives false outages. */
const REQUEST_TIMEOUT_MS = 90_000;
const MAX_TRIES = 4;
const FIRST_WAIT_MS = 1_000;
/** A console that says 429 without saying for how long. */
const RATE_WAIT_MS = 5_000;
const MAX_REDIRECTS = 3;

export interface ClientOptions {
  readonly origin: string;
  readonly transport: Transport;
  readonly headers: Readonly<Record<string, string>>;
  /** Tells the token's requests apart from another token's, to the pace. */
  readonly paceKey: string;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly random: () => number;
  readonly budget: Budget;
  readonly userAgent: string;
}

export interface Answer {
  readonly status: number;
  /** Without its rows, when they were asked for. */
  readonly body: Json;
  readonly rows: Rows;
  readonly lengthBytes: number;
  /** The console's clock when it answered; its `Date` header. */
  readonly serverMs: number | undefined;
  /** To be called when the rows are read. */
  readonly release: () => void;
}

export interface AskOptions {
  readonly perSecond: number;
  /** Not worth a second try. */
  readonly isOnce?: boolean;
  /** Where the answer holds its rows: names of members, inwards. */
  readonly rows?: readonly string[];
  /** Says of an answer other than 200 that the caller wants it as it is. */
  readonly accepts?: (status: number, body: Json) => boolean;
}

/** Asks one console: paced, patient, retrying what may pass, never following a redirect to another host. */
export class Client {
  readonly #options: ClientOptions;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** @throws CollectFault when no answer of use came, at once when a smaller page may do; Interrupted when the run must end */
  async ask(ask: HttpAsk, options: AskOptions): Promise<Answer> {
    const { budget, clock } = this.#options;
    for (let tries = 1; ; tries += 1) {
      budget.throwIfOver();
      try {
        return await this.#once(ask, options);
      } catch (error) {
        budget.throwIfOver();
        if (!(error instanceof CollectFault) || !error.options.isTransient) throw error;
        if (options.isOnce || tries >= MAX_TRIES) throw error;
        if (error.options.wantsSmallerPage) throw error;
        const waitMs = this.#waitMs(error, tries);
        if (!budget.hasTime(waitMs)) throw error;
        await clock.sleep(waitMs, budget.signal);
      }
    }
  }

  #waitMs(fault: CollectFault, tries: number): number {
    const { class: faultClass, retryAfterMs } = fault.options;
    if (retryAfterMs !== undefined) return retryAfterMs;
    const base = (faultClass === 'rate' ? RATE_WAIT_MS : FIRST_WAIT_MS) * 2 ** (tries - 1);
    return Math.round(base * (0.75 + this.#options.random() / 2));
  }

  async #once(ask: HttpAsk, options: AskOptions): Promise<Answer> {
    const { pace, paceKey, budget, clock } = this.#options;
    const where = `${ask.method} ${new URL(this.#options.origin).host}${ask.path}`;
    let url = urlOf(this.#options.origin, ask);
    for (let redirects = 0; ; redirects += 1) {
      await pace.turn(`${paceKey} ${ask.path}`, options.perSecond, budget.signal);
      budget.throwIfOver();
      const answer = await this.#send(ask, url);
      if (answer.status >= 300 && answer.status < 400 && redirects < MAX_REDIRECTS) {
        url = this.#redirected(url, answer, where);
        continue;
      }
      const serverMs = Date.parse(answer.headers.date ?? '');
      return {
        ...this.#read(answer, where, options, clock.nowMs()),
        lengthBytes: answer.body.length,
        serverMs: Number.isNaN(serverMs) ? undefined : serverMs,
        release: answer.release,
      };
    }
  }

  async #send(ask: HttpAsk, url: string): Promise<TransportAnswer> {
    const { transport, headers, budget, userAgent } = this.#options;
    const hasBody = ask.body !== undefined;
    try {
      return await transport.send({
        method: ask.method,
        url,
        headers: {
          accept: 'application/json',
          'user-agent': userAgent,
          ...(hasBody ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        body: hasBody ? JSON.stringify(ask.body) : undefined,
        timeoutMs: REQUEST_TIMEOUT_MS,
        signal: budget.signal,
      });
    } catch (error) {
      if (budget.signal.aborted) throw new Interrupted('the run was told to end', { cause: error });
      if (!(error instanceof TransportFault)) throw error;
      throw transportFault(error);
    }
  }

  #redirected(from: string, answer: TransportAnswer, where: string): string {
    const target = URL.parse(answer.headers.location ?? '', from);
    if (target && target.origin === this.#options.origin) return target.href;
    throw new CollectFault({
      class: 'network',
      message: `${where} was redirected to ${target?.host ?? 'nowhere'}; the token is not sent there.`,
      advice: 'Write the host that people log in to as the URL of the console.',
      httpStatus: answer.status,
    });
  }

  #read(answer: TransportAnswer, where: string, options: AskOptions, nowMs: number) {
    const { status } = answer;
    if (status === 200) return { status, ...readBody(answer, where, options.rows) };
    const body = looseJson(answer.body.toString());
    if (options.accepts?.(status, body)) return { status, body, rows: Rows.none };
    throw answerFault(answer, where, nowMs);
  }
}

function urlOf(origin: string, { path, query }: HttpAsk): string {
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url.href;
}

function readBody({ status, headers, body }: TransportAnswer, where: string, rows: AskOptions['rows']) {
  try {
    return rows ? splitRows(body, rows) : { body: readJson(body.toString()), rows: Rows.none };
  } catch (error) {
    const isHtml = headers['content-type']?.includes('html') ?? body.toString().trimStart().startsWith('<');
    throw new CollectFault({
      class: isHtml ? 'server' : 'format',
      message: `${where} answered ${isHtml ? 'a web page' : 'JSON that breaks off or is none'} (${body.length} bytes).`,
      advice: isHtml
        ? 'Something between here and the console answers in its place: a proxy, a login page, maintenance.'
        : 'A smaller page is asked for; if it lasts, look at proxies between here and the console.',
      isTransient: true,
      wantsSmallerPage: !isHtml,
      httpStatus: status,
      cause: error,
    });
  }
}

function looseJson(text: string): Json {
  try {
    return readJson(text);
  } catch {
    return null;
  }
}

function transportFault(error: TransportFault): CollectFault {
  const isTls = error.class === 'tls';
  return new CollectFault({
    class: error.class,
    message: error.message,
    advice: isTls
      ? 'Name the authority that signed the certificate as caFile; checking is never turned off.'
      : 'Check name resolution, routes, the firewall and the proxy between here and the console.',
    isTransient: !isTls,
    wantsSmallerPage: error.wasCut,
    cause: error,
  });
}
