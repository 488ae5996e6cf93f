import tls from 'node:tls';
import type { Dispatcher } from 'undici';
import Agent from 'undici/lib/dispatcher/agent.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';
import { systemCode } from '../fault.ts';
import { Exchange } from './exchange.ts';
import { ReceiveBuffer } from './receive-buffer.ts';
import {
  type Transport,
  type TransportAnswer,
  type TransportAsk,
  TransportFault,
  type TransportOptions,
} from './transport.ts';

const CONNECT_TIMEOUT_MS = 30_000;

const TLS_CODES = /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SELF_SIGNED|^UNABLE_TO_|^HOSTNAME_MISMATCH/;

/**
 * HTTP over undici: TLS is always verified, whatever the environment says; a proxy is used only when configured.
 * @param dispatcher a test's own
 */
export function undiciTransport(options: TransportOptions, dispatcher: Dispatcher = dispatcherOf(options)): Transport {
  const buffers: ReceiveBuffer[] = [];
  return {
    send: (ask) => send(ask, dispatcher, buffers),
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

async function send(ask: TransportAsk, dispatcher: Dispatcher, buffers: ReceiveBuffer[]): Promise<TransportAnswer> {
  const timeout = AbortSignal.timeout(ask.timeoutMs);
  const buffer = buffers.pop() ?? new ReceiveBuffer();
  const exchange = new Exchange(AbortSignal.any([timeout, ask.signal]), buffer);
  try {
    const { origin, pathname, search } = new URL(ask.url);
    const request = {
      origin,
      path: `${pathname}${search}`,
      method: ask.method,
      headers: { ...ask.headers },
      body: ask.body ?? null,
      headersTimeout: ask.timeoutMs,
      bodyTimeout: ask.timeoutMs,
    };
    dispatcher.dispatch(request, exchange);
    const answer = await exchange.answer;
    return { ...answer, release: once(() => buffers.push(buffer)) };
  } catch (error) {
    throw faultOf(error, exchange.hasBegun, timeout.aborted, ask);
  }
}

/** Two answers in one buffer would be the end of both. */
function once(action: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) action();
    isDone = true;
  };
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
