import { lowerAscii } from '../bytes.ts';
import type { Event, FtsWord } from '../event.ts';

const MAX_KEY = 255;

/** The key by which `if_fts` tells a first time; undefined when the event's decoder has no `<fts>`. */
export function ftsKey(event: Event): string | undefined {
  const fts = event.decoder?.fts;
  if (fts === undefined) return undefined;
  const { statics } = event;
  const word = (name: FtsWord, value: string | undefined): string => (fts.words.has(name) ? (value ?? '') : '');
  const parts = [
    word('name', event.decoder?.name),
    word('id', statics.id),
    word('dstuser', statics.dstuser),
    word('srcuser', statics.srcuser),
    word('srcip', statics.srcip),
    word('dstip', statics.dstip),
    word('data', statics.data),
    word('system_name', statics.system_name),
    word('location', event.location),
    ...fts.dynamic.map((name) => event.dynamics.get(lowerAscii(name)) ?? ''),
  ];
  return parts.join(' ').slice(0, MAX_KEY);
}
