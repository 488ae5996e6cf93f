import { expect, test } from 'vitest';
import { readLog, summariseLog } from '../../src/harness/log-summary.ts';
import { fakeBackend, verdict } from '../builders/example.ts';
import { pluginFiles } from '../builders/plugin-files.ts';

test('a captured log: what fired by level, what no rule and what no decoder took', async () => {
  const backend = fakeBackend((text) => {
    if (text.includes('nothing')) return verdict({ rule: null, decoder: null, alert: false });
    if (text.includes('unruled')) return verdict({ rule: null, alert: false });
    return text.includes('low') ? verdict({ rule: '2', level: 3 }) : verdict({ rule: '1', level: 12 });
  });
  const bench = await backend.open(pluginFiles(), new AbortController().signal);
  const log = readLog('low\n\nhigh\r\nlow\nnothing\nunruled\n', '/x');
  const summary = await summariseLog(bench, log);
  expect(summary).toMatchObject({ lines: 5, alerts: 3 });
  expect(summary.rules.map(({ rule, level, count, firstLine }) => [rule, level, count, firstLine])).toEqual([
    ['1', 12, 1, 3],
    ['2', 3, 2, 1],
  ]);
  expect(summary.undecoded).toEqual({ count: 1, samples: [{ line: 5, text: 'nothing' }] });
  expect(summary.unmatched).toEqual({ count: 1, samples: [{ line: 6, text: 'unruled' }] });
});

test('a line that is a JSON object arrives as logcollector prints it, any other as it stands', () => {
  const events = readLog('{ "a": 1.0, "b": 12345678901234567890 }\nx\n{"a":', '/x').map(({ event }) => event);
  expect(events.map(({ logFormat, text }) => [logFormat, text])).toEqual([
    ['json', '{"a":1,"b":1.2345678901234567e+19}'],
    ['syslog', 'x'],
    ['syslog', '{"a":'],
  ]);
});
