import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import process from 'node:process';

// A console on loopback for the bench, in a process of its own: as many threats as it is told, made of the samples,
// spread over the last 20 hours. Its port is the first line it prints. It shares the machine with what is measured, so
// that all rows are made before, and a page is a piece of them.
// Usage: node threat-server.ts SAMPLES COUNT TOKEN

interface Template {
  readonly bytes: Buffer;
  readonly ids: readonly number[];
  readonly times: readonly number[];
}

const FIRST_ID = 1_112_953_674_829_504_949n;
const ID_MARK = 'I'.repeat(19);
const TIME_MARK = 'T'.repeat(27);
const SPAN_MS = 19 * 3_600_000;

const [samples = '', countText = '0', token = ''] = process.argv.slice(2);
const count = Number(countText);
const start = Date.now() - 20 * 3_600_000;
const times = Array.from({ length: count }, (_, index) => {
  const iso = new Date(start + Math.floor((index * SPAN_MS) / count)).toISOString();
  return iso.replace('Z', `${String(index % 1000).padStart(3, '0')}Z`);
});
const templates: readonly Template[] = JSON.parse(readFileSync(samples, 'utf8')).data.map(template);

function template(threat: { id: string; threatInfo: object }): Template {
  threat.id = ID_MARK;
  Object.assign(threat.threatInfo, { threatId: ID_MARK, updatedAt: TIME_MARK });
  const bytes = Buffer.from(JSON.stringify(threat));
  return { bytes, ids: placesOf(bytes, ID_MARK), times: placesOf(bytes, TIME_MARK) };
}

function placesOf(bytes: Buffer, mark: string): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) places.push(at);
  return places;
}

function firstAt(time: string): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? '') < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All rows in order, each behind a comma, and where each begins. */
function makeRows(): { readonly bytes: Buffer; readonly places: readonly number[] } {
  const places = [0];
  for (let index = 0; index < count; index += 1) places.push((places[index] ?? 0) + 1 + templateOf(index).bytes.length);
  const bytes = Buffer.allocUnsafe(places[count] ?? 0);
  for (let index = 0; index < count; index += 1) {
    const { bytes: row, ids, times: marks } = templateOf(index);
    const start = (places[index] ?? 0) + bytes.write(',', places[index] ?? 0);
    bytes.set(row, start);
    for (const at of ids) bytes.write(String(FIRST_ID + BigInt(index)), start + at, 'latin1');
    for (const at of marks) bytes.write(times[index] ?? '', start + at, 'latin1');
  }
  return { bytes, places };
}

function templateOf(index: number): Template {
  const made = templates[index % templates.length];
  if (!made) throw new Error('no samples');
  return made;
}

function sendPage(response: ServerResponse, from: number, last: number, cursor: string): void {
  const head = '{"data":[';
  const tail = `],"pagination":{"nextCursor":${cursor}}}`;
  const page =
    from < last ? rows.bytes.subarray((rows.places[from] ?? 0) + 1, rows.places[last]) : rows.bytes.subarray(0, 0);
  response.setHeader('content-length', head.length + page.length + tail.length);
  response.write(head);
  response.write(page);
  response.end(tail);
}

const rows = makeRows();

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://console');
  response.setHeader('content-type', 'application/json');
  if (request.headers.authorization !== `ApiToken ${token}`) {
    response.writeHead(401).end('{"errors":[{"code":4010010,"title":"Authentication Failed"}]}');
  } else if (!pathname.endsWith('/threats')) {
    response.end('{"data":[],"pagination":{"nextCursor":null}}');
  } else {
    const from = firstAt(searchParams.get('updatedAt__gte') ?? searchParams.get('createdAt__gt') ?? '');
    const end = firstAt(searchParams.get('updatedAt__lt') ?? '9');
    const last = Math.min(from + Number(searchParams.get('limit') ?? '10'), end);
    sendPage(response, from, last, last < end ? `"${last}"` : 'null');
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
