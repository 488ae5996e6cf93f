import type { Dispatcher } from 'undici';
import { ReceiveBuffer } from './receive-buffer.ts';
import { type TransportAnswer, TransportFault } from './transport.ts';

/** A page that is larger is asked for again in halves. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

export type ReceivedAnswer = Omit<TransportAnswer, 'release'>;

/** One request and its whole answer, straight from undici's parser: a stream between costs more than reading the page. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<ReceivedAnswer>;
  /** The answer's head has come. */
  hasBegun = false;
  readonly #signal: AbortSignal;
  readonly #buffer: ReceiveBuffer;
  readonly #settle: { readonly resolve: (answer: ReceivedAnswer) => void; readonly reject: (cause: unknown) => void };
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: Readonly<Record<string, string>> = {};

  /** @param buffer one that nothing else uses as long as the answer is looked at */
  constructor(signal: AbortSignal, buffer = new ReceiveBuffer()) {
    this.#signal = signal;
    this.#buffer = buffer;
    const { promise, resolve, reject } = Promise.withResolvers<ReceivedAnswer>();
    this.answer = promise;
    // a request that was never sent is told by what could not send it
    promise.catch(() => undefined);
    this.#settle = { resolve, reject };
    signal.addEventListener('abort', this.#stop);
  }

  readonly #stop = (): void => this.#fail(this.#signal.reason);

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal.aborted) this.#stop();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: NodeJS.Dict<string | string[]>): void {
    if (status < 200) return;
    this.hasBegun = true;
    this.#status = status;
    this.#headers = flat(headers);
    const length = Number(this.#headers['content-length'] ?? Number.NaN);
    this.#buffer.begin(length <= MAX_BODY_BYTES ? length : undefined);
  }

  onResponseData(_: Dispatcher.DispatchController, piece: Uint8Array): void {
    if (this.#buffer.size + piece.length <= MAX_BODY_BYTES) this.#buffer.add(piece);
    else this.#fail(new TransportFault('format', `The answer is larger than ${MAX_BODY_BYTES} bytes.`, true));
  }

  onResponseEnd(): void {
    this.#release();
    this.#settle.resolve({ status: this.#status, headers: this.#headers, body: this.#buffer.take() });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#release();
    this.#settle.reject(error);
  }

  #fail(cause: unknown): void {
    this.#release();
    this.#settle.reject(cause);
    this.#controller?.abort(cause instanceof Error ? cause : new Error(String(cause)));
  }

  #release(): void {
    this.#signal.removeEventListener('abort', this.#stop);
  }
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]);
  return Object.fromEntries(entries);
}
