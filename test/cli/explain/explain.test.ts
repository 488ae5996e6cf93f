import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents } from '../../../src/cli/explain/events.ts';
import { explanationJson } from '../../../src/cli/explain/json.ts';
import { explainFile } from '../../../src/cli/explain/run.ts';
import { explanationText } from '../../../src/cli/explain/text.ts';
import { OssifyError } from '../../../src/diagnostics/index.ts';
import { minimalBase } from '../../../src/engine/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'ossify-explain-'));
const eventFile = join(folder, 'event.json');

beforeAll(() => {
  for (const { path, text } of minimalBase) {
    const kind = path.includes('/decoders/') ? 'decoders' : 'rules';
    mkdirSync(join(folder, kind), { recursive: true });
    writeFileSync(join(folder, kind, path.slice(path.lastIndexOf('/') + 1)), text);
  }
  writeFileSync(
    join(folder, 'rules/9000-app.xml'),
    `<group name="app,">
      <rule id="100100" level="3"><decoded_as>json</decoded_as><field name="app">^shop$</field><description>shop</description></rule>
      <rule id="100101" level="9"><if_sid>100100</if_sid><field name="state">^lost$</field><description>lost</description></rule>
    </group>`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function explain(rule: number, event: string) {
  writeFileSync(eventFile, event);
  return explainFile({ rule, eventFile, location: 'stdin', ruleset: folder, plugins: [] });
}

describe('why a rule fires or not', () => {
  test('names the first condition that failed and the value it saw', () => {
    const [one] = explain(100101, '{"app":"shop","state":"found"}');
    const text = one ? explanationText(one, 100101) : '';
    expect(text).toContain('result: rule 100100, level 3');
    expect(text).toMatch(/rule 100101 \(lost\): failed at .*state.*\^lost\$.*"found"/);
  });

  test('says that it fired', () => {
    const [one] = explain(100101, '{\n  "app": "shop",\n  "state": "lost"\n}\n');
    expect(one && explanationText(one, 100101)).toContain('rule 100101 (lost): fired');
    expect(one && explanationJson(one)).toMatchObject({ event: '{"app":"shop","state":"lost"}', result: 100101 });
  });

  test('goes no further down than the first rule that fails', () => {
    const [one] = explain(100101, '{"app":"bank","state":"lost"}');
    const text = one ? explanationText(one, 100101) : '';
    expect(text).toMatch(/rule 100100 \(shop\): failed/);
    expect(text).not.toContain('rule 100101 (lost)');
  });

  test('of a rule that is not there, or a file without events, is a fault', () => {
    expect(() => explain(100199, '{"app":"shop"}')).toThrow(OssifyError);
    expect(() => explain(100100, '\n\n')).toThrow(OssifyError);
  });
});

describe('events of a file', () => {
  test.each([
    ['{"a":1}', ['{"a":1}']],
    ['{\n "a": 1\n}', ['{"a":1}']],
    ['[{"a":1},\n{"b":2}]', ['{"a":1}', '{"b":2}']],
    ['{"a":1}\n{"b":2}\n', ['{"a":1}', '{"b":2}']],
    ['Dec 10 line\n\nother\n', ['Dec 10 line', 'other']],
    ['[Sun] apache', ['[Sun] apache']],
  ])('%j', (text, events) => {
    expect(readEvents(text)).toEqual(events);
  });
});
