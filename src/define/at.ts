import { callSite, type SourceLocation } from '../diagnostics/index.ts';

const here = import.meta.dirname;

/** The line of a definition that called a constructor of this folder; taken once, when the definition is made. */
export function definedAt(): SourceLocation | undefined {
  return callSite((file) => file.startsWith(here));
}
