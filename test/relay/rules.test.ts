// The whole way of the console's syslog: TLS, a real relay, its file, logcollector's model, the engine.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentinelone } from '../../rules-src/sentinelone/plugin.ts';
import { minimalBase } from '../../src/engine/base/index.ts';
import { watchFile } from '../../src/logcollector/index.ts';
import { cefForms } from '../builders/cef-forms.ts';
import { diskFiles } from '../builders/disk-files.ts';
import { rulesetWith, stockFiles } from '../builders/engine-answers.ts';
import { eventually } from '../builders/eventually.ts';
import { requires } from '../builders/requires.ts';
import { stockBaits, threatIn } from '../builders/stock-baits.ts';
import { syslogAnswer } from '../builders/syslog-answer.ts';
import { type SyslogRelay, startRelay } from '../builders/syslog-relay.ts';
import { counted, sendOver } from '../builders/tls-sender.ts';

const root = resolve(import.meta.dirname, '../..');
const samples = readFileSync(resolve(root, 'rules-src/sentinelone/samples/cef.log'), 'utf8').trimEnd().split('\n');

/** What docs/syslog-decisions.md promises for each line: `| 3 | A | … | 105004 (13) |`. */
const promised = [
  ...readFileSync(resolve(root, 'docs/syslog-decisions.md'), 'utf8').matchAll(/^\| \d+ .*\| (\d+) \((\d+)\) \|$/gm),
].map(([, rule, level]) => ({ rule: Number(rule), level: Number(level) }));

const stock = requires('WAZUH_RULESET');
const minimal = rulesetWith(minimalBase, sentinelone);
const whole = stock.folder === '' ? minimal : rulesetWith(stockFiles(stock.folder), sentinelone);

/** What logcollector sends of everything that is sent over TLS. */
async function heard(
  relay: SyslogRelay,
  port: number,
  sent: readonly string[],
  count: number,
): Promise<readonly string[]> {
  const files = diskFiles();
  const watch = watchFile(files, relay.file, 'syslog');
  await sendOver(relay, port, sent);
  const events: string[] = [];
  await eventually(
    () => events.push(...watch.poll().map(({ text }) => text)),
    () => events.length >= count,
  );
  files.close();
  return events;
}

for (const kind of ['syslog-ng', 'rsyslog'] as const) {
  requires(kind, 'openssl').describe(`through ${kind}`, () => {
    let relay: SyslogRelay;
    beforeAll(async () => {
      relay = await startRelay(kind);
    });
    afterAll(() => relay?.stop());

    test.each([
      ['lines', () => relay.port, (line: string) => `${line}\n`],
      ['lines that end in NUL', () => relay.port, (line: string) => `${line}\0`],
      ['counted messages', () => relay.octetPort, counted],
    ] as const)(
      'every sample of CEF, sent as %s, fires the rule that docs/syslog-decisions.md says',
      async (_how, port, frame) => {
        const events = await heard(relay, port(), samples.map(frame), samples.length);
        expect(events).toEqual(samples);
        const answers = events.map((event) => syslogAnswer(whole, event));
        expect(answers.map(({ rule, level }) => ({ rule, level }))).toEqual(promised);
        expect(answers.map(({ decoder }) => decoder)).toEqual(samples.map(() => 'sentinelone'));
      },
    );

    test('every form of CEF after every prefix keeps its fields', async () => {
      const events = await heard(
        relay,
        relay.port,
        cefForms.map(({ line }) => `${line}\n`),
        cefForms.length,
      );
      for (const [index, { name, fields }] of cefForms.entries()) {
        const answer = syslogAnswer(whole, events[index] ?? '');
        expect(answer.decoder, name).toBe('sentinelone');
        expect(answer.fields, name).toMatchObject(fields);
      }
    });

    test('of a line of 64 KiB logcollector sends 65,278 bytes, and its rule fires', async () => {
      const head =
        'CEF:2|SentinelOne|Mgmt|activityType=19|eventDesc=New active threat|threatMitigationStatus=not_mitigated|noteText=';
      const line = head + 'x'.repeat(65_536 - head.length);
      const [long = '', next] = await heard(relay, relay.port, [`${line}\n${samples[8]}\n`], 2);
      expect(long).toBe(line.slice(0, 65_278));
      expect(syslogAnswer(minimal, long).rule).toBe(105002);
      expect(next).toBe(samples[8]);
    });
  });

  requires(kind, 'openssl', 'WAZUH_RULESET').describe(
    `through ${kind} that writes a program name before each line`,
    () => {
      let relay: SyslogRelay;
      beforeAll(async () => {
        relay = await startRelay(kind, withProgramName);
      });
      afterAll(() => relay?.stop());

      test('every sample fires the rule that docs/syslog-decisions.md says, and behind it stands the line as it came', async () => {
        const events = await heard(
          relay,
          relay.port,
          samples.map((line) => `${line}\n`),
          samples.length,
        );
        expect(events.map((event) => event.replace(/^\w{3} [ \d]\d [\d:]{8} \S+ sentinelone: /, ''))).toEqual(samples);
        expect(events.map((event) => syslogAnswer(whole, event).rule)).toEqual(promised.map(({ rule }) => rule));
      });

      test('no name of a file sends the line of its threat to a stock decoder', async () => {
        const sent = stockBaits.map(threatIn);
        const events = await heard(
          relay,
          relay.port,
          sent.map((line) => `${line}\n`),
          sent.length,
        );
        expect(events.map((event) => syslogAnswer(whole, event).decoder)).toEqual(sent.map(() => 'sentinelone'));
        expect(sent.map((line) => syslogAnswer(whole, line).decoder)).not.toContain('sentinelone');
      });
    },
  );
}

/** As docs/syslog.md says it. */
function withProgramName(configuration: string): string {
  return configuration
    .replace('_before ""', '_before "$R_DATE $HOST_FROM sentinelone: "')
    .replace('string="%$.line%', 'string="%timegenerated% %fromhost-ip% sentinelone: %$.line%');
}

describe('the table of docs/syslog-decisions.md', () => {
  test('has a row for each sample', () => {
    expect(promised).toHaveLength(samples.length);
  });
});
