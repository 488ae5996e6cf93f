import { apiSource, type Json, type JsonObject, stream } from '../../../src/define/index.ts';

// An invented product: badge readers of a harbour. Its API pages by number, not by cursor, and nests its list.

function member(value: Json | undefined, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isObject(value)
    ? value[name]
    : undefined;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export const passages = stream({
  name: 'passages',
  request: ({ from, to, limit, cursor }) => ({
    method: 'POST',
    path: '/v3/passages/search',
    body: { since: from, until: to, size: limit, page: Number(cursor ?? '1') },
  }),
  rows: ['result', 'rows'],
  page: (body) => {
    const result = member(body, 'result');
    const page = Number(text(member(result, 'page')));
    const last = Number(text(member(result, 'lastPage')));
    return { next: page < last ? String(page + 1) : null };
  },
  pageSize: { first: 50, max: 200 },
  rate: { perSecond: 2, burst: 5 },
  time: (passage) => text(passage.at),
  id: (passage) => text(passage.number),
  version: (passage) => text(passage.at),
  follow: (passage) => ({ outcome: text(passage.outcome) }),
  status: 'outcome',
  lines: 'every-version',
  shape: ({ number, ...passage }) => ({ harbor: { ...passage, number: text(number) } }),
  enumerations: { 'harbor.outcome': ['granted', 'denied', 'forced'] },
});

export const source = apiSource({
  plugin: 'harbor',
  version: '1.0.0',
  authorize: (token) => ({ 'x-harbor-key': token }),
  streams: [passages],
  scopes: ['quays'],
  secretMembers: ['pin'],
  refusesCursor: (status) => status === 410,
});
