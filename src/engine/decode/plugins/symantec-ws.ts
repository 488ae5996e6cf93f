import type { Event, StaticField } from '../../event.ts';

const VALUES: readonly { readonly key: string; readonly field: StaticField; readonly maxLength: number }[] = [
  { key: '10=', field: 'dstuser', maxLength: 128 },
  { key: '11=', field: 'srcip', maxLength: 128 },
  { key: '60=', field: 'url', maxLength: 1024 },
];
const ID_LENGTH = 9;

/**
 * Symantec Web Security: comma-separated `number=value` after the first comma. The first of a kind wins.
 * quirk: an id is nine bytes from its `2=` or `3=` on, a comma among them included.
 * @source decoding.md 5.7
 */
export function decodeSymantecWebSecurity(event: Event): void {
  const { log, statics } = event;
  let at = log.indexOf(',') + 1;
  while (at > 0 && at < log.length) {
    const value = VALUES.find(({ key, field }) => statics[field] === undefined && log.startsWith(key, at));
    if (value !== undefined) {
      const start = at + value.key.length;
      const end = log.indexOf(',', start);
      statics[value.field] = log.slice(start, end < 0 ? undefined : end).slice(0, value.maxLength);
    } else if (statics.id === undefined && (log.startsWith('3=', at) || log.startsWith('2=', at))) {
      statics.id = log.slice(at, at + ID_LENGTH);
      at += ID_LENGTH;
    }
    at = log.indexOf(',', at) + 1;
  }
}
