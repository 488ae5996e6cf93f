import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject, Stream } from '../../src/define/index.ts';
import { sampleObjects } from './sentinelone.ts';

/** A console that answers GET …/threats from given objects, in pages with a cursor, to one token. */
export interface ThreatConsole {
  readonly url: string;
  /** Paths and queries that were asked, in order. */
  readonly asked: readonly string[];
  readonly close: () => void;
}

const PAGE = 5;

/**
 * Starts a console on loopback. It holds to the time window, orders by update, and refuses a wrong token.
 * @param updatedAt the member that the window is about
 */
export async function startThreatConsole(
  objects: readonly JsonObject[],
  token: string,
  updatedAt: (object: JsonObject) => string,
): Promise<ThreatConsole> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://console');
    asked.push(`${url.pathname}${url.search}`);
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.headers.authorization !== `ApiToken ${token}`) {
      answer(401, { errors: [{ code: 4_010_010, detail: null, title: 'Authentication Failed' }] });
    } else if (url.pathname.endsWith('/threats')) {
      answer(
        200,
        page(
          objects.filter((object) => isInside(updatedAt(object), url)),
          url,
          updatedAt,
        ),
      );
    } else answer(404, { errors: [{ code: 4_040_010, title: 'Not found' }] });
  });
  return { url: await listen(server), asked, close: () => server.close() };
}

/** A console with the samples of a stream of threats, as if they had been updated some minutes ago: a first run looks back a day. */
export function startSampleConsole(stream: Stream, token: string): Promise<ThreatConsole> {
  const objects = sampleObjects(stream).map((object, index) => {
    const updatedAt = new Date(Date.now() - (index + 20) * 60_000).toISOString().replace('Z', '000Z');
    const { threatInfo } = object;
    return { ...object, threatInfo: { ...(isObject(threatInfo) ? threatInfo : {}), updatedAt } };
  });
  return startThreatConsole(objects, token, ({ threatInfo }) =>
    isObject(threatInfo) ? String(threatInfo.updatedAt) : '',
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`);
    });
  });
}

function isInside(time: string, url: URL): boolean {
  const from = url.searchParams.get('updatedAt__gte') ?? '';
  const to = url.searchParams.get('updatedAt__lt') ?? '9';
  return time >= from && time < to;
}

function page(objects: readonly JsonObject[], url: URL, updatedAt: (object: JsonObject) => string) {
  const ordered = [...objects].sort((a, b) => (updatedAt(a) < updatedAt(b) ? -1 : 1));
  const cursor = url.searchParams.get('cursor');
  const first = cursor === null ? 0 : Number(Buffer.from(cursor, 'base64').toString());
  const size = Math.min(PAGE, Number(url.searchParams.get('limit') ?? '10'));
  const next = first + size < ordered.length ? Buffer.from(String(first + size)).toString('base64') : null;
  return { data: ordered.slice(first, first + size), pagination: { nextCursor: next, totalItems: ordered.length } };
}
