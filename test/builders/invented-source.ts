import { type ApiSource, apiSource, type Json, type JsonObject, stream } from '../../src/define/index.ts';

// An invented product: orchards report events and trees. Two lists, paged like many APIs are.

export function memberOf(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let here: Json | undefined = value;
  for (const name of path) {
    if (typeof here !== 'object' || here === null || Array.isArray(here)) return undefined;
    here = (here as JsonObject)[name];
  }
  return here;
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

function pageOf(body: Json) {
  const rows = memberOf(body, 'rows');
  const errors = memberOf(body, 'errors');
  if (!Array.isArray(rows)) return { next: null, errors: [`rows is ${JSON.stringify(rows)}, not a list`] };
  const complaints = Array.isArray(errors) ? errors.map((error: Json) => JSON.stringify(error)) : [];
  return { next: textOf(memberOf(body, 'next')) ?? null, errors: complaints };
}

function inventedStream(name: string, lines: 'every-version' | 'changes') {
  return stream({
    name,
    request: ({ from, to, limit, cursor, scope }) => ({
      method: 'GET',
      path: `/v1/${name}`,
      query: {
        from,
        to,
        limit: String(limit),
        ...(cursor === null ? {} : { cursor }),
        ...Object.fromEntries(Object.entries(scope).map(([member, values]) => [member, values.join(',')])),
      },
    }),
    rows: ['rows'],
    page: pageOf,
    pageSize: { first: 100, max: 1000 },
    rate: { perSecond: 10, burst: 30 },
    time: (object: JsonObject) => textOf(object.changedAt),
    id: (object: JsonObject) => textOf(object.id),
    version: (object: JsonObject) => textOf(object.changedAt) ?? '',
    follow: (object: JsonObject): Readonly<Record<string, string>> =>
      Object.fromEntries(
        ['state', 'grade'].flatMap((member) => {
          const text = textOf(object[member]);
          return text === undefined ? [] : [[member, text]];
        }),
      ),
    status: 'state',
    lines,
    shape: (object: JsonObject) => {
      if (object.isPoison) throw new TypeError('poison');
      return { orchard: { [name]: object } };
    },
  });
}

/** The API of the invented product `orchard`; a token goes into `x-token`. */
export const orchard: ApiSource = apiSource({
  plugin: 'orchard',
  version: '1.2.3',
  authorize: (token) => ({ 'x-token': token }),
  streams: [inventedStream('events', 'every-version'), inventedStream('trees', 'changes')],
  scopes: ['plots'],
  secretMembers: ['joinCode', 'passphrase'],
  tokenExpiry: {
    request: () => ({ method: 'GET', path: '/v1/token' }),
    read: (body) => textOf(memberOf(body, 'expiresAt')) ?? null,
  },
  refusesCursor: (status, body) => status === 400 && memberOf(body, 'error') === 'bad cursor',
});
