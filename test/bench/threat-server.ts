import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';

// A console on loopback for the bench, in a process of its own: as many threats as it is told, made of the samples,
// spread over the last 20 hours. Its port is the first line it prints.
// Usage: node threat-server.ts SAMPLES COUNT TOKEN

const [samples = '', countText = '0', token = ''] = process.argv.slice(2);
const count = Number(countText);
const { data } = JSON.parse(readFileSync(samples, 'utf8'));
const SPAN_MS = 19 * 3_600_000;
const start = Date.now() - 20 * 3_600_000;

const times = Array.from({ length: count }, (_, index) => {
  const iso = new Date(start + Math.floor((index * SPAN_MS) / count)).toISOString();
  return iso.replace('Z', `${String(index % 1000).padStart(3, '0')}Z`);
});
const texts = times.map((updatedAt, index) => {
  const threat = structuredClone(data[index % data.length]);
  threat.id = String(1_112_953_674_829_504_949n + BigInt(index));
  Object.assign(threat.threatInfo, { threatId: threat.id, updatedAt });
  return JSON.stringify(threat);
});

function firstAt(time: string): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? '') < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

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
    const cursor = last < end ? `"${last}"` : 'null';
    response.end(`{"data":[${texts.slice(from, last).join(',')}],"pagination":{"nextCursor":${cursor}}}`);
  }
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
