import { lowerAscii } from '../bytes.ts';

type NamedArray = readonly [string, readonly string[]];

const BRACES = /\{([^{}:]+): ([^{}]*)\}/g;

/**
 * Adds the references that a rootcheck event carries, `{CIS: 1.4 Debian, 2.1 Debian} {PCI_DSS: 2.2.4}`, as arrays with small names;
 * other events have none.
 * @source rules.md 5
 */
export function withRootcheckArrays(arrays: readonly NamedArray[], fullLog: string): readonly NamedArray[] {
  const groups = arrays.find(([name]) => name === 'groups')?.[1] ?? [];
  if (!groups.includes('rootcheck')) return arrays;
  const merged = new Map(arrays);
  for (const [, name = '', values = ''] of fullLog.matchAll(BRACES)) {
    const key = lowerAscii(name);
    merged.set(key, [...(merged.get(key) ?? []), ...values.split(', ')]);
  }
  return [...merged];
}
