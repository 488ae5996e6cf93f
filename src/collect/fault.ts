import type { HealthReport } from '../line/index.ts';

export type FaultClass = NonNullable<HealthReport['class']>;

export interface CollectFaultOptions {
  readonly class: FaultClass;
  /** What went wrong, in one sentence; never holds a token. */
  readonly message: string;
  /** The next action of the one who reads it. */
  readonly advice: string;
  readonly httpStatus?: number | undefined;
  /** Asked again, it may go well. */
  readonly isTransient?: boolean;
  readonly retryAfterMs?: number | undefined;
  /** A smaller page may go well. */
  readonly wantsSmallerPage?: boolean;
  readonly cause?: unknown;
}

/** Why a stream could not go on; its class and advice end up in a health line. */
export class CollectFault extends Error {
  override readonly name = 'CollectFault';
  readonly options: CollectFaultOptions;

  constructor(options: CollectFaultOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.options = options;
  }
}

/** The configuration or a token cannot be used: exit 2. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
  readonly advice: string;

  constructor(message: string, advice: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.advice = advice;
  }
}

/** The output or the state cannot be written or trusted: exit 3, nothing moves on. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
  readonly advice: string;

  constructor(message: string, advice: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.advice = advice;
  }
}

/**
 * What a failed step on the disk means; an error that does not come from the system is none and goes on as it is.
 * @param message what cannot be done, without a full stop
 */
export function storageFaultOf(cause: unknown, message: string, advice: string): StorageFault {
  const code = systemCode(cause);
  if (code === undefined || cause instanceof StorageFault) throw cause;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const what = isFull ? 'Make room on the disk; the next run goes on where this one stopped.' : advice;
  return new StorageFault(`${message} (${code}).`, what, cause);
}

/** The run was told to end, by a signal or its hard limit. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** The code of a system error (`ENOSPC`), wherever it stands in the chain of causes. */
export function systemCode(error: unknown): string | undefined {
  for (let here = error; here instanceof Error; here = here.cause) {
    if ('code' in here && typeof here.code === 'string') return here.code;
  }
  return undefined;
}
