// The generated rotation, run by the real logrotate while a sender goes on, as logcollector sees it.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchFile } from '../../src/logcollector/index.ts';
import { diskFiles, linesOf } from '../builders/disk-files.ts';
import { eventually } from '../builders/eventually.ts';
import { findProgram } from '../builders/find-program.ts';
import { requires } from '../builders/requires.ts';
import { generatedText, type SyslogRelay, startRelay } from '../builders/syslog-relay.ts';
import { sendOver } from '../builders/tls-sender.ts';

const message = (number: number) => `CEF:2|SentinelOne|Mgmt|activityType=${number}`;
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function rotate({ folder, adapt }: SyslogRelay): void {
  folder.write({ 'logrotate.conf': adapt(generatedText('logrotate.conf')) });
  const [state, configuration] = [join(folder.path, 'logrotate.state'), join(folder.path, 'logrotate.conf')];
  execFileSync(findProgram('logrotate') ?? 'logrotate', ['--force', '--state', state, configuration], {
    stdio: 'pipe',
  });
}

for (const kind of ['syslog-ng', 'rsyslog'] as const) {
  const { describe } = requires(kind, 'logrotate', 'openssl');
  describe(`${kind}, rotated by logrotate`, () => {
    let relay: SyslogRelay;
    beforeAll(async () => {
      relay = await startRelay(kind);
    });
    afterAll(() => relay?.stop());

    test('logcollector reads every line once, whatever came while the file was rotated', async () => {
      const files = diskFiles();
      const watch = watchFile(files, relay.file, 'syslog');
      const read: string[] = [];
      const poll = () => read.push(...watch.poll().map(({ text }) => text));
      const sender = (async () => {
        for (const number of numbers(1, 200)) {
          await sendOver(relay, relay.port, [`${message(number)}\n`]);
          if (number % 10 === 0) poll();
        }
      })();
      await sleep(200);
      rotate(relay);
      await sender;
      await eventually(
        () => linesOf(relay.file),
        (lines) => lines.includes(message(200)),
      );
      poll();
      expect(watch.check()).toBe('rotated');
      poll();
      files.close();
      expect(read.toSorted()).toEqual(numbers(1, 200).map(message).toSorted());
    });

    test('old files have the names that the uninstaller knows, and five are kept', async () => {
      for (const number of numbers(1, 6)) {
        await sendOver(relay, relay.port, [`${message(number)}\n`]);
        await eventually(
          () => linesOf(relay.file),
          (lines) => lines.includes(message(number)),
        );
        rotate(relay);
      }
      const names = readdirSync(dirname(relay.file)).toSorted();
      expect(names).toEqual(['sentinelone.log', ...numbers(1, 5).map((number) => `sentinelone.log.${number}`)]);
    });
  });
}
