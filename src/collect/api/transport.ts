import type { FaultClass } from '../fault.ts';

export interface TransportOptions {
  /** Text of further certificate authorities, beside the built-in ones. */
  readonly extraCa?: string | undefined;
  readonly proxy?: string | undefined;
}

export interface TransportAsk {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** For the whole exchange, from connecting to the last byte. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface TransportAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Gives the body's memory to the answers to come; who does not call it keeps the body. */
  readonly release: () => void;
}

/** One console's connections. Never follows a redirect; throws TransportFault when no whole answer came. */
export interface Transport {
  readonly send: (ask: TransportAsk) => Promise<TransportAnswer>;
  readonly close: () => Promise<void>;
}

/** No whole answer came. `wasCut`: it had begun. */
export class TransportFault extends Error {
  override readonly name = 'TransportFault';
  readonly class: FaultClass;
  readonly wasCut: boolean;

  constructor(faultClass: FaultClass, message: string, wasCut: boolean, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.class = faultClass;
    this.wasCut = wasCut;
  }
}
