import { bytesToUtf8 } from '../../src/engine/bytes.ts';
import {
  type DecoderSet,
  type DecodeState,
  decode,
  loadDecoders,
  newDecodeState,
} from '../../src/engine/decode/index.ts';
import { DynamicFields, type Event, noStaticFields } from '../../src/engine/event.ts';
import { MessageLog } from '../../src/engine/messages.ts';
import { dynamicPairs, staticPairs } from './json.ts';
import { bytesAt, bytesOf, isLine, type Line, linesAt, listAt } from './line.ts';
import { same } from './same.ts';

/** One line of decoder.jsonl: what loading says, and what each event's decoder and fields are; one session for all of them. */
export function passesDecoder(line: Line): boolean {
  const log = new MessageLog();
  const { decoders } = loadDecoders([{ path: 'decoders.xml', bytes: bytesAt(line, 'xml') ?? '' }], log);
  const messages = log.messages.map(({ level, code }) => `${level.charAt(0)} ${code ?? '-'}`);
  if (!same(messages, line.messages) || (decoders !== undefined) !== line.load) return false;
  if (decoders === undefined) return true;
  const state = newDecodeState();
  return linesAt(line, 'events').every((event) => passesEvent(event, decoders, state));
}

function passesEvent(line: Line, decoders: DecoderSet, state: DecodeState): boolean {
  const event = eventOf(bytesAt(line, 'log') ?? '', bytesAt(line, 'program'));
  decode(decoders, event, { state, nowSeconds: 0, hasRule: () => false });
  const expected = line.expect;
  if (!isLine(expected)) return false;
  return (
    (event.decoder?.name ?? null) === (expected.name ?? null) &&
    (event.decoder?.parent ?? null) === (expected.parent ?? null) &&
    same(staticPairs(event), Object.entries(expected.static ?? {})) &&
    same(
      dynamicPairs(event.dynamics).map((pair) => pair.map(bytesToUtf8)),
      listAt(expected, 'dynamic').map((pair) =>
        Array.isArray(pair) ? pair.map((text) => bytesToUtf8(bytesOf(text) ?? '')) : pair,
      ),
    )
  );
}

/** An event as pre-decoding would hand it over, with this program name and log. */
function eventOf(log: string, programName: string | undefined): Event {
  return {
    fullLog: log,
    log,
    logFollowsCut: true,
    location: 'stdin',
    agentId: '000',
    timestamp: undefined,
    hostname: 'MGR',
    programName,
    statics: noStaticFields(),
    dynamics: new DynamicFields(),
    decoder: undefined,
    category: 'syslog',
    referencedRule: undefined,
  };
}
