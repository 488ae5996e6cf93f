import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesToUtf8, utf8ToBytes } from '../../../src/engine/bytes.ts';
import { type DecoderSet, decode, loadDecoders, newDecodeState } from '../../../src/engine/decode/index.ts';
import type { Event } from '../../../src/engine/event.ts';
import { dataObject, printCompact } from '../../../src/engine/json/index.ts';
import { MessageLog } from '../../../src/engine/messages.ts';
import { predecode, shownHostname } from '../../../src/engine/predecode/index.ts';
import { requires } from '../../builders/requires.ts';
import { stockDecoders } from '../../builders/stock-decoders.ts';
import { isLine, parseLine } from '../../conformance/line.ts';

const ruleset = requires('WAZUH_RULESET');
const golden = requires('OSSIFY_GOLDEN');

function loadStock(): DecoderSet {
  const log = new MessageLog();
  const { decoders } = loadDecoders(stockDecoders(ruleset.folder), log);
  expect(log.messages).toEqual([]);
  if (decoders === undefined) throw new Error('the stock decoders do not load');
  return decoders;
}

/** The three parts of the answer that decoding decides, as text: key order counts. */
function shown(event: Event): string {
  const { decoder } = event;
  return JSON.stringify([
    defined({
      accumulate: decoder?.accumulate ? 1 : undefined,
      parent: decoder?.parent,
      name: decoder?.name,
      ftscomment: decoder?.ftsComment,
    }),
    nonEmpty(
      defined({
        program_name: event.programName,
        timestamp: event.timestamp,
        hostname: shownHostname(event.fullLog),
      }),
    ),
    JSON.parse(bytesToUtf8(printCompact(dataObject(event) ?? null))),
  ]);
}

function defined(members: Record<string, string | number | undefined>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, typeof value === 'string' ? bytesToUtf8(value) : value]],
    ),
  );
}

function nonEmpty<Value extends object>(value: Value): Value | null {
  return Object.keys(value).length === 0 ? null : value;
}

ruleset.describe('with the stock ruleset', () => {
  golden.describe('and the recorded regression suite', () => {
    test('decoder, predecoder and data of every event are the real ones', () => {
      const decoders = loadStock();
      const lines = readFileSync(join(golden.folder, 'upstream-suite.jsonl'), 'utf8').trim().split('\n').map(parseLine);
      let state = newDecodeState();
      const differing = lines.filter((line) => {
        if (line.new_session === true) state = newDecodeState();
        const event = predecode(utf8ToBytes(String(line.event)), String(line.location), 'MGR');
        if (event === undefined || !isLine(line.output)) return true;
        decode(decoders, event, { state, nowSeconds: 0, hasRule: () => true });
        const { decoder, predecoder = null, data = null } = line.output;
        return shown(event) !== JSON.stringify([decoder, predecoder, data]);
      });
      expect(lines.length).toBeGreaterThan(1000);
      expect(differing.map((line) => line.event)).toEqual([]);
    });
  });
});
