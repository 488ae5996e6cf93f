import { formatLocation, type SourceLocation } from './location.ts';

/** What a fault says. `code` is stable, upper snake case, and stands in docs/errors.md. */
export interface FaultOptions {
  readonly code: string;
  /** What is wrong, with the value, in one sentence. */
  readonly message: string;
  /** The next action of the reader. */
  readonly hint?: string | undefined;
  readonly at?: SourceLocation | undefined;
  readonly cause?: unknown;
}

/** Bad input or a broken environment: thrown, printed without a stack. A bug is a plain Error. */
export class OssifyError extends Error {
  override readonly name = 'OssifyError';
  readonly code: string;
  readonly hint: string | undefined;
  readonly at: SourceLocation | undefined;

  constructor(options: FaultOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.hint = options.hint;
    this.at = options.at;
  }

  /** `file:line: CODE: message`, and the hint on a line of its own. @param root files below it are named from there */
  describe(root?: string): string {
    const place = this.at ? `${formatLocation(below(root, this.at))}: ` : '';
    const hint = this.hint ? `\n  hint: ${this.hint}` : '';
    return `${place}${this.code}: ${this.message}${hint}`;
  }
}

function below(root: string | undefined, at: SourceLocation): SourceLocation {
  return root !== undefined && at.file.startsWith(`${root}/`) ? { ...at, file: at.file.slice(root.length + 1) } : at;
}

/** Ends an exhaustive switch: reaching it is a bug. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}

/** Holds what the code relies on; a failure is a bug, not a fault of the input. */
export function invariant(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new Error(`broken invariant: ${claim}`);
}
