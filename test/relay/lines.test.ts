import { existsSync, rmSync, statSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { linesOf } from '../builders/disk-files.ts';
import { eventually } from '../builders/eventually.ts';
import { requires } from '../builders/requires.ts';
import { type RelayKind, type SyslogRelay, startRelay } from '../builders/syslog-relay.ts';
import { type Chunk, counted, sendOver } from '../builders/tls-sender.ts';

const LIMIT = 65_536;
const latin1 = (text: string) => Buffer.from(text).toString('latin1');

/** A message of the console with so many bytes; its number is at the end, where a cut would show. */
function message(number: number, sizeBytes = 0): string {
  const head = '<14>2022-10-06 10:36:04,350 sentinel - CEF:2|SentinelOne|Mgmt|fileName=';
  const tail = `|activityType=${number}`;
  return head + 'x'.repeat(Math.max(4, sizeBytes - head.length - tail.length)) + tail;
}

const [one, two, three] = [message(1), message(2), message(3)];

/** Bytes of one connection, and the lines that they become. */
const framings: readonly (readonly [what: string, chunks: readonly Chunk[], lines: readonly string[]])[] = [
  ['newlines', [`${one}\n${two}\n`, `${three}\n`], [one, two, three]],
  ['a newline that comes in the next packet', [one, '\n', `${two}\n`], [one, two]],
  ['NUL, as Python’s handler ends messages', [`${one}\0${two}\0`], [one, two]],
  ['NUL and newline', [`${one}\0\n${two}\0\n`], [one, two]],
  ['carriage return and newline', [`${one}\r\n${two}\r\n`], [one, two]],
  ['nothing, at the end of the connection', [`${one}\n${two}`], [one, two]],
  ['a byte order mark before each', [`\uFEFF${one}\n\uFEFF${two}\n`], [latin1(`\uFEFF${one}`), latin1(`\uFEFF${two}`)]],
  [
    'a newline, and begin with a year',
    [`2024-01-31 ${one}\n2024-01-31 ${two}\n`],
    [`2024-01-31 ${one}`, `2024-01-31 ${two}`],
  ],
  ['empty lines between', [`\n${one}\n\n\n${two}\n\n`], [one, two]],
  ['64 KiB', [`${message(1, LIMIT)}\n${two}\n`], [message(1, LIMIT), two]],
  ['more than 64 KiB, cut', [`${message(1, LIMIT + 300)}\n${two}\n`], [message(1, LIMIT + 300).slice(0, LIMIT), two]],
];

const countings: typeof framings = [
  ['their length before them', [counted(one), counted(two)], [one, two]],
  ['their length, newline included', [counted(`${one}\n`), counted(`${two}\n`)], [one, two]],
  ['their length and NUL', [counted(`${one}\0`), counted(`${two}\0`)], [one, two]],
  ['their length, in small pieces', [...(counted(one) + counted(two))], [one, two]],
  ['64 KiB', [counted(message(1, LIMIT)), counted(two)], [message(1, LIMIT), two]],
  ['more than 64 KiB, cut', [counted(message(1, 200_000)), counted(two)], [message(1, 200_000).slice(0, LIMIT), two]],
];

/** Texts that parsers, templates and headers like to change. */
const texts = [
  'no header at all, SentinelOne',
  '  blanks before and after, SentinelOne  ',
  'Oct  6 10:36:04 relay 2022-10-06 10:36:04,350 sentinel - CEF:0|SentinelOne|Mgmt|a|1|b|1|k=v',
  '<14>1 2026-05-13T13:31:22.067963+00:00 relay sentinel - - - CEF:0|SentinelOne|Mgmt|a|1|b|1|k=v',
  '<999>x: SentinelOne',
  String.raw`$MSG \${"{"}HOST} %rawmsg% %d \n "quoted" \\ 'SentinelOne'`,
  'Übersicht 見積書 😀 SentinelOne',
];

for (const kind of ['syslog-ng', 'rsyslog'] as const satisfies RelayKind[]) {
  requires(kind, 'openssl').describe(`through ${kind}`, () => {
    let relay: SyslogRelay;
    beforeAll(async () => {
      relay = await startRelay(kind);
    });
    afterAll(() => relay?.stop());
    beforeEach(() => truncateSync(relay.file));

    const written = async (count: number) =>
      eventually(
        () => linesOf(relay.file),
        ({ length }) => length >= count,
      );

    test.each(framings)('messages that end in %s come out whole, one a line', async (_what, chunks, lines) => {
      await sendOver(relay, relay.port, chunks);
      expect(await written(lines.length)).toEqual(lines);
    });

    test.each(countings)('messages with %s come out whole, one a line', async (_what, chunks, lines) => {
      await sendOver(relay, relay.octetPort, chunks);
      expect(await written(lines.length)).toEqual(lines);
    });

    test('a line is written as it came, without a second header', async () => {
      await sendOver(relay, relay.port, [texts.map((text) => `${text}\n`).join('')]);
      expect(await written(texts.length)).toEqual(texts.map(latin1));
    });

    test('bytes that are no UTF-8 stay', async () => {
      await sendOver(relay, relay.port, [Buffer.from('SentinelOne \xe9\xff\xfe\n', 'latin1')]);
      expect(await written(1)).toEqual(['SentinelOne \xe9\xff\xfe']);
    });

    test('lines of others stay out of the file', async () => {
      await sendOver(relay, relay.port, [`CEF:0|Other|Product|1|2|3|4|k=v\n${one}\n`]);
      expect(await written(1)).toEqual([one]);
    });

    test('a line break inside a counted message makes no second line', async () => {
      await sendOver(relay, relay.octetPort, [counted(`${one} a\nb`), counted(two)]);
      const [first, ...more] = await written(2);
      expect(first).toMatch(/ a(?: |#012)b$/);
      expect(more).toEqual([two]);
    });

    test('a file that the relay has to make is for its owner and the group of wazuh', async () => {
      rmSync(relay.file);
      relay.reload();
      await eventually(
        () => sendOver(relay, relay.port, [`${one}\n`]).then(() => existsSync(relay.file)),
        (isThere) => isThere,
      );
      expect((statSync(relay.file).mode & 0o777).toString(8)).toBe('640');
    });
  });
}
