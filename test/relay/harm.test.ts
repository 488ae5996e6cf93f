// What goes wrong on the wire: nothing of it may harm the lines that follow, or those of other senders.
import { readFileSync, truncateSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linesOf } from '../builders/disk-files.ts';
import { eventually } from '../builders/eventually.ts';
import { loopbackCertificate, loopbackKey } from '../builders/loopback-tls.ts';
import { requires } from '../builders/requires.ts';
import { type SyslogRelay, startRelay } from '../builders/syslog-relay.ts';
import { counted, type Sending, sendOver } from '../builders/tls-sender.ts';

const message = (number: number) =>
  `<14>2022-10-06 10:36:04,350 sentinel - CEF:2|SentinelOne|Mgmt|activityType=${number}`;

/** Plain bytes on the TLS port; resolves when the relay ends it, or after a second. */
function speakPlain(port: number, bytes: string): Promise<void> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('error', () => undefined).on('close', () => done());
    socket.setTimeout(1000, () => socket.destroy());
  });
}

const openSilently = (port: number) =>
  Array.from({ length: 20 }, () => connect(port, '127.0.0.1').on('error', () => undefined));

const tls11 = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;

for (const kind of ['syslog-ng', 'rsyslog'] as const) {
  requires(kind, 'openssl').describe(kind, () => {
    let relay: SyslogRelay;
    beforeAll(async () => {
      relay = await startRelay(kind);
    });
    afterAll(() => relay?.stop());
    beforeEach(() => truncateSync(relay.file));

    /** The numbers of whole messages in the file, once the last one is there. */
    const numbersUntil = async (last: number) => {
      const lines = await eventually(
        () => linesOf(relay.file),
        (now) => now.includes(message(last)),
      );
      return lines.flatMap((line) => (/^<14>.*activityType=(\d+)$/.exec(line) ?? []).slice(1).map(Number));
    };
    const send = (...numbers: readonly number[]) =>
      sendOver(relay, relay.port, [numbers.map((number) => `${message(number)}\n`).join('')]);

    /** What somebody does between two good messages. */
    const incidents: readonly (readonly [what: string, act: () => Promise<unknown>])[] = [
      [
        'a connection cut in the middle of a line',
        () => sendOver(relay, relay.port, [message(77).slice(0, 60)], { cut: true }),
      ],
      [
        'a connection cut in the middle of a counted message',
        () => sendOver(relay, relay.octetPort, [counted(message(77)).slice(0, 60)], { cut: true }),
      ],
      ['plain text on the TLS port', () => speakPlain(relay.port, `${message(77)}\n`)],
      ['plain text on the TLS port of counted messages', () => speakPlain(relay.octetPort, counted(message(77)))],
      ['a web browser’s request', () => speakPlain(relay.port, 'GET / HTTP/1.1\r\nHost: relay\r\n\r\n')],
      [
        'noise after the handshake',
        () => sendOver(relay, relay.port, [Buffer.from('\0\x01\x02\xff\xfe\0\0\n\r\n\0', 'latin1')]),
      ],
      [
        'a count that is none',
        () => sendOver(relay, relay.octetPort, ['99999999999 x', message(0).slice(0, 40)]).catch(() => undefined),
      ],
      ['1 MiB without an end', () => sendOver(relay, relay.port, ['x'.repeat(1 << 20)])],
      ['a handshake that is broken off', async () => connect(relay.port, '127.0.0.1').end()],
    ];

    test.each(incidents)('%s does no harm to what others send before and after', async (_what, act) => {
      await send(1);
      await act();
      await send(2, 3);
      expect((await numbersUntil(3)).filter((number) => number !== 0)).toEqual([1, 2, 3]);
    });

    test('senders that connect and say nothing keep nobody out', async () => {
      const silent = openSilently(relay.port);
      await sleep(100);
      await send(1);
      expect(await numbersUntil(1)).toEqual([1]);
      for (const socket of silent) socket.destroy();
    });

    test('a line in two halves with a pause is one line', async () => {
      const both = [message(1).slice(0, 50), `${message(1).slice(50)}\n`];
      await sendOver(relay, relay.port, both);
      expect(await numbersUntil(1)).toEqual([1]);
    });

    test('half a line is written as it came, and is no line of the console’s', async () => {
      await sendOver(relay, relay.port, [`${message(1)}\n`, message(2).slice(0, 60)], { cut: true });
      const lines = await eventually(
        () => linesOf(relay.file),
        ({ length }) => length >= 2,
      );
      expect(lines).toEqual([message(1), message(2).slice(0, 60)]);
    });

    test.each([
      ['trusts another CA', { ca: loopbackCertificate }, /certificate/],
      ['knows the relay by another name', { servername: 'elsewhere.example' }, /altnames/],
      ['speaks TLS 1.1 at most', tls11, /protocol version|disconnected|ECONNRESET/],
    ] as const)('a sender that %s is turned away, and sends nothing', async (_what, options, says) => {
      await expect(sendOver(relay, relay.port, [`${message(77)}\n`], options)).rejects.toThrow(says);
      await send(1);
      expect(await numbersUntil(1)).toEqual([1]);
    });
  });

  requires(kind, 'openssl').describe(`${kind} that asks senders for a certificate`, () => {
    const strict = (text: string) =>
      text
        .replace('"optional-untrusted"', '"required-trusted"')
        .replace('authMode="anon"', 'authMode="x509/certvalid"');
    let relay: SyslogRelay;
    beforeAll(async () => {
      relay = await startRelay(kind, strict);
    });
    afterAll(() => relay?.stop());

    test('takes lines from one that has it, from nobody else', async () => {
      // With TLS 1.3 the handshake is over before the refusal: the sender may only notice when it reads.
      const refused = (options: Sending) =>
        sendOver(relay, relay.port, [`${message(77)}\n`], options).catch(() => undefined);
      await refused({});
      await refused({ cert: loopbackCertificate, key: loopbackKey });
      const [cert, key] = ['client.crt', 'client.key'].map((name) => readFileSync(join(relay.certificates, name)));
      await sendOver(relay, relay.port, [`${message(1)}\n`], { cert, key });
      await sendOver(relay, relay.octetPort, [counted(message(2))], { cert, key });
      const lines = await eventually(
        () => linesOf(relay.file),
        ({ length }) => length >= 2,
      );
      expect(lines).toEqual([message(1), message(2)]);
    });
  });
}
