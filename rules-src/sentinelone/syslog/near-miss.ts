// Near misses that many rules share.
import type { Example } from '../../../src/define/index.ts';

/** Fields alone do not make an event of the console: another log may have them too. */
export function strayFields(fields: Readonly<Record<string, string | number>>): Example {
  return {
    name: 'the same fields in a log that is none of ours',
    of: JSON.stringify({ sentinelone: fields }),
    transport: 'json',
  };
}
