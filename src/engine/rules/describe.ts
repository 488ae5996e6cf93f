import { lowerAscii } from '../bytes.ts';
import type { Event } from '../event.ts';
import { staticNamed } from './subject.ts';

const MAX_BYTES = 1024;
const VARIABLE = /\$\(([^)]*)\)/g;

/**
 * Fills the `$(field)` of a rule's description: static fields by their exact names, all else a dynamic field without case, a
 * missing one is empty. Where the result would reach 1,024 bytes the description stays as it is written.
 * @source rules.md 4, cases rule-desc-*
 */
export function describeEvent(description: string, event: Event): string {
  if (!description.includes('$(')) return description;
  const filled = description.slice(0, MAX_BYTES).replace(VARIABLE, (_, name: string) => textOf(name, event));
  return filled.length < MAX_BYTES ? filled : description;
}

function textOf(name: string, event: Event): string {
  if (name === 'program_name') return event.programName ?? '';
  if (name === 'hostname') return event.hostname;
  if (Object.hasOwn(event.statics, name)) return staticNamed(event, name) ?? '';
  return event.dynamics.get(lowerAscii(name)) ?? '';
}
