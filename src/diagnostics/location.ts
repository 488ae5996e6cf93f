/** A place in a source text. `line` and `column` count from 1; `column` counts characters. */
export interface SourceLocation {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** `file:line:column`, as terminals and editors link it; the parts that are known. */
export function formatLocation(at: SourceLocation): string {
  return [at.file, at.line, at.column].filter((part) => part !== undefined).join(':');
}

const STACK_FRAME = /(?:\(|at )(?:async )?(file:\/\/[^)]+|\/[^)]+):(\d+):(\d+)\)?$/;

/**
 * The place in a definition that called a constructor of src/define.
 * @param isOurs says which files to skip, by absolute path or file URL (the constructors themselves)
 * @returns absolute path, 1-based line; undefined when the stack holds no such frame
 */
export function callSite(isOurs: (file: string) => boolean): SourceLocation | undefined {
  const stack = new Error('call site').stack ?? '';
  for (const frame of stack.split('\n').slice(2)) {
    const match = STACK_FRAME.exec(frame.trim());
    if (!match?.[1] || !match[2] || !match[3]) continue;
    const file = match[1].startsWith('file://') ? decodeURIComponent(new URL(match[1]).pathname) : match[1];
    if (isOurs(file)) continue;
    return { file, line: Number(match[2]), column: Number(match[3]) };
  }
  return undefined;
}
