import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BundledCollector } from '../builders/bundled-collector.ts';
import { type LoopbackConsole, startLoopbackConsole } from '../builders/loopback-console.ts';
import { loopbackCertificate } from '../builders/loopback-tls.ts';
import { Random } from '../builders/random.ts';

let loopback: LoopbackConsole;
let collector: BundledCollector;

beforeEach(async () => {
  loopback = await startLoopbackConsole();
  collector = new BundledCollector();
  await collector.build();
  collector.configure(loopback.url, loopback.console.token);
});

afterEach(async () => {
  await loopback.close();
  collector.remove();
});

describe('the bundle, against a console on a real socket', () => {
  test('writes each row once, says nothing, and leaves the token nowhere', async () => {
    for (let n = 0; n < 257; n += 1) loopback.console.put('events', `e${n}`, { number: 2 ** 53 + 2 });
    await sleep(5);
    expect(await collector.run()).toEqual({ code: 0, signal: null, stdout: '', stderr: '' });
    expect(await collector.run()).toMatchObject({ code: 0 });
    expect(collector.written()).toEqual(loopback.console.keys('events'));
    expect(collector.lines()[0]).toContain('"number":"9007199254740994"');
    expect(collector.everything()).not.toContain(loopback.console.token);
  });

  test('killed again and again by the system, loses and repeats nothing', async () => {
    const random = new Random(7);
    loopback.behave = (_, response) => {
      // some time for the killer, and rows that change meanwhile
      for (let n = 0; n < 3; n += 1)
        loopback.console.put('events', `e${random.below(300)}`, { state: String(random.below(3)) });
      response.setHeader('connection', 'close');
      return false;
    };
    for (let n = 0; n < 300; n += 1) loopback.console.put('events', `e${n}`, { text: 'x'.repeat(3_000) });
    const killed: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const { child, ended } = collector.start();
      const timer = setTimeout(() => child.kill('SIGKILL'), 150 + random.below(700));
      if ((await ended).signal === 'SIGKILL') killed.push(round);
      clearTimeout(timer);
    }
    loopback.behave = () => false;
    expect(await collector.run()).toMatchObject({ code: 0 });
    const written = collector.written();
    expect(new Set(written).size).toBe(written.length);
    expect(loopback.console.keys('events').filter((key) => !written.includes(key))).toEqual([]);
    expect(written.filter((key) => !loopback.console.offered.has(key))).toEqual([]);
  });

  test('told to end while the console is silent: within 2 s, exit 0, what was read is kept', async () => {
    for (let n = 0; n < 150; n += 1) loopback.console.put('events', `e${n}`);
    let asks = 0;
    const isSecondPage = new Promise<void>((resolve) => {
      loopback.behave = ({ url }) => {
        if (url?.startsWith('/v1/events')) asks += 1;
        if (asks < 2) return false;
        resolve();
        return true;
      };
    });
    await sleep(5);
    const { child, ended } = collector.start();
    await isSecondPage;
    await sleep(300);
    const before = Date.now();
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(collector.written()).toHaveLength(100);
    loopback.behave = () => false;
    await collector.run();
    expect(collector.written()).toEqual(loopback.console.keys('events'));
  });

  test('an answer that is cut off on the wire, then a whole one', async () => {
    for (let n = 0; n < 50; n += 1) loopback.console.put('events', `e${n}`);
    await sleep(5);
    let cuts = 0;
    loopback.behave = ({ url }, response) => {
      if (!url?.startsWith('/v1/events') || cuts >= 2) return false;
      cuts += 1;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"rows":[{"id":"e0"');
      setTimeout(() => response.destroy(), 20);
      return true;
    };
    expect(await collector.run()).toMatchObject({ code: 0 });
    expect(cuts).toBe(2);
    expect(collector.written()).toEqual(loopback.console.keys('events'));
  });

  test('a redirect to another host is not followed, and that host sees no token', async () => {
    const other = await startLoopbackConsole();
    const seen: string[] = [];
    other.behave = ({ headers }) => {
      seen.push(JSON.stringify(headers));
      return false;
    };
    loopback.behave = ({ url }, response) => {
      response.writeHead(302, { location: `${other.url}${url}` }).end();
      return true;
    };
    expect(await collector.run()).toMatchObject({ code: 1, stderr: '' });
    await other.close();
    expect(seen).toEqual([]);
    expect(collector.health()).toContainEqual(
      expect.objectContaining({ about: 'events', state: 'failing', class: 'network' }),
    );
  });

  test('no console at all: a health line, exit 1', async () => {
    collector.configure('http://127.0.0.1:9', loopback.console.token, { streams: { events: true } });
    expect(await collector.run()).toMatchObject({ code: 1, stdout: '', stderr: '' });
    expect(collector.health()).toMatchObject([
      { about: 'events', class: 'network', message: expect.stringContaining('ECONNREFUSED') },
      {},
    ]);
  });

  test('a token that everybody can read is refused: exit 2, a health line, nothing asked', async () => {
    collector.configure(loopback.url, loopback.console.token, {}, 0o644);
    const { code, stderr } = await collector.run();
    expect(code).toBe(2);
    expect(stderr).toContain('has mode 0644');
    expect(loopback.console.asks).toEqual([]);
    expect(collector.health()).toMatchObject([{ about: 'token', state: 'failing', class: 'config' }]);
  });

  test('--dry-run prints lines and writes nothing', async () => {
    loopback.console.put('events', 'e1');
    await sleep(5);
    const { code, stdout } = await collector.run('--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('"key":"main:events:e1:');
    expect(collector.lines()).toEqual([]);
  });
});

describe('over TLS', () => {
  test('a certificate that is not known is refused; named as caFile it is good', async () => {
    const secure = await startLoopbackConsole({ isTls: true });
    secure.console.put('events', 'e1');
    await sleep(5);
    collector.configure(secure.url, secure.console.token);
    expect(await collector.run()).toMatchObject({ code: 1 });
    expect(collector.health()).toContainEqual(expect.objectContaining({ about: 'events', class: 'tls' }));
    expect(secure.console.asks).toEqual([]);
    const caFile = join(collector.folder, 'ca.pem');
    writeFileSync(caFile, loopbackCertificate);
    collector.configure(secure.url, secure.console.token, { caFile });
    expect(await collector.run()).toMatchObject({ code: 0 });
    expect(collector.written()).toHaveLength(1);
    await secure.close();
  });
});
