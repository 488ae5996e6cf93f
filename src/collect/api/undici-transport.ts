import tls from 'node:tls';
import type { Dispatcher } from 'undici';
import request from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';
import { systemCode } from '../fault.ts';
import {
  type Transport,
  type TransportAnswer,
  type TransportAsk,
  TransportFault,
  type TransportOptions,
} from './transport.ts';

/** A page that is larger is asked for again in halves. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const CONNECT_TIMEOUT_MS = 30_000;

const TLS_CODES = /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SELF_SIGNED|^UNABLE_TO_|^HOSTNAME_MISMATCH/;

/**
 * HTTP over undici: TLS is always verified, whatever the environment says; a proxy is used only when configured.
 * @param dispatcher a test's own
 */
export function undiciTransport(options: TransportOptions, dispatcher: Dispatcher = dispatcherOf(options)): Transport {
  return {
    send: (ask) => send(ask, dispatcher),
    close: () => dispatcher.destroy(),
  };
}

function dispatcherOf({ extraCa, proxy }: TransportOptions): Dispatcher {
  const trust = {
    rejectUnauthorized: true,
    ...(extraCa === undefined ? {} : { ca: [...tls.rootCertificates, extraCa] }),
  };
  if (proxy !== undefined) return new ProxyAgent({ uri: proxy, requestTls: trust, proxyTls: trust, allowH2: false });
  return new Agent({ connect: { ...trust, timeout: CONNECT_TIMEOUT_MS }, allowH2: false });
}

async function send(ask: TransportAsk, dispatcher: Dispatcher): Promise<TransportAnswer> {
  const timeout = AbortSignal.timeout(ask.timeoutMs);
  let hasBegun = false;
  try {
    const { origin, pathname, search } = new URL(ask.url);
    const answer = await request.call(dispatcher, {
      origin,
      path: `${pathname}${search}`,
      method: ask.method,
      headers: { ...ask.headers },
      body: ask.body ?? null,
      signal: AbortSignal.any([timeout, ask.signal]),
      headersTimeout: ask.timeoutMs,
      bodyTimeout: ask.timeoutMs,
    });
    hasBegun = true;
    const text = await readText(answer.body);
    return { status: answer.statusCode, headers: flat(answer.headers), text };
  } catch (error) {
    throw faultOf(error, hasBegun, timeout.aborted, ask);
  }
}

async function readText(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_BODY_BYTES)
      throw new TransportFault('format', `The answer is larger than ${MAX_BODY_BYTES} bytes.`, true);
  }
  return Buffer.concat(chunks, size).toString('utf8');
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]);
  return Object.fromEntries(entries);
}

function faultOf(error: unknown, hasBegun: boolean, isTimeout: boolean, ask: TransportAsk): TransportFault {
  if (error instanceof TransportFault) return error;
  const { host } = new URL(ask.url);
  if (isTimeout) {
    return new TransportFault('network', `${host} did not answer within ${ask.timeoutMs / 1000} s.`, hasBegun, error);
  }
  const code = systemCode(error) ?? (error instanceof Error ? error.name : 'unknown');
  if (TLS_CODES.test(code))
    return new TransportFault('tls', `The certificate of ${host} was not accepted (${code}).`, false, error);
  const what = hasBegun ? `The answer of ${host} broke off (${code}).` : `${host} could not be reached (${code}).`;
  return new TransportFault('network', what, hasBegun, error);
}
