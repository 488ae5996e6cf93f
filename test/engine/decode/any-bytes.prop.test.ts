import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToUtf8, utf8ToBytes } from '../../../src/engine/bytes.ts';
import { decode, ftsKey, loadDecoders, newDecodeState } from '../../../src/engine/decode/index.ts';
import { dataObject, printCompact } from '../../../src/engine/json/index.ts';
import { MessageLog } from '../../../src/engine/messages.ts';
import { predecode, shownHostname } from '../../../src/engine/predecode/index.ts';

const plugin = (name: string, letter: string) =>
  `<decoder name="${name}"><prematch>^${letter}</prematch><plugin_decoder>${name}_Decoder</plugin_decoder></decoder>`;

const XML = `<decoder name="p"><program_name>\\S</program_name></decoder>
  <decoder name="p1"><parent>p</parent><prematch type="pcre2">(a|b)\\d*</prematch><regex offset="after_prematch">(\\S+) (\\.+)</regex><order>id, x.y</order></decoder>
  <decoder name="p1"><parent>p</parent><regex type="pcre2" offset="after_regex">(\\d)?(\\w)*</regex><order>srcip, X</order></decoder>
  ${plugin('JSON', '{')}${plugin('PF', 'r')}${plugin('SymantecWS', '1')}${plugin('SonicWall', 'x')}${plugin('OSSECAlert', 'o')}
  <decoder name="n"><prematch>\\s*</prematch><accumulate/><regex>(\\w+)\\p*(\\w*)</regex><order>id,user</order><fts>name,id,location</fts></decoder>`;

const pieces = [
  ...[
    'Dec 29 10:00:01 ',
    '2015-04-16 21:51:02,805 ',
    '2007-06-14T15:48:55-04:00 ',
    '2009-05-22T09:36:46.214994-07:00 ',
    'M\xc3\xa4r 02 17:30:52 ',
  ],
  ...[
    '[Time 2006.12.28 15:53:55 UTC] ',
    '[Sender a] ',
    '[Message ',
    '[Host h]',
    '1140804070.368  11623 ',
    'host ',
    'prog: ',
    'prog[12]: ',
    'a|b:c ',
  ],
  ...['{"a":', '"b"', ':', ',', '}', '[', ']', '{', '\\u', 'd83d', '1e999', 'null', '"user":"u"', '.'],
  ...[
    'rule 3/(match) pass in on em0: ',
    '10.0.0.1.1234 ',
    '> ',
    'ossec: Alert Level: 3; Rule: 1 - x',
    '; Location: y;',
    ' srcip: z;',
    '10=a,',
    '3=123',
  ],
  ...[
    'x pri=6 c=1 m=97 ',
    'src=1.1.1.1:5:L dst=2.2.2.2:80:W ',
    'proto=tcp/',
    'a',
    'b',
    '7',
    ' ',
    '\n',
    '\t',
    '\0',
    '\xff',
    '\xe9',
    '\\',
    '(',
    ')',
    ';',
  ],
];
const events = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map(utf8ToBytes) },
);
const locations = fc.constantFrom('stdin', '[001] (a) any->/x', '[1]', '[', '(a', '', 'a|b:c');

function decodersOf(xml: string) {
  const { decoders } = loadDecoders([{ path: 'x', bytes: xml }], new MessageLog());
  if (decoders === undefined) throw new Error('the decoders do not load');
  return decoders;
}

const decoders = decodersOf(XML);

/** Everything that an answer needs of decoding, as text. */
function answer(texts: readonly string[], location: string): string[] {
  const state = newDecodeState();
  return texts.map((text) => {
    const event = predecode(text, location, 'MGR');
    if (event === undefined) return 'refused';
    decode(decoders, event, { state, nowSeconds: 0, hasRule: () => true });
    const data = printCompact(dataObject(event) ?? null);
    return [event.decoder?.name, event.log, event.hostname, shownHostname(event.fullLog), ftsKey(event), data]
      .map((part) => bytesToUtf8(part ?? ''))
      .join('\n');
  });
}

test('no bytes make pre-decoding or decoding throw, and the same session replayed gives the same', () => {
  fc.assert(
    fc.property(fc.array(events, { minLength: 1, maxLength: 4 }), locations, (texts, location) => {
      expect(answer(texts, location)).toEqual(answer(texts, location));
    }),
    { numRuns: 2000 },
  );
});

test('no change of a decoder file makes loading throw', () => {
  const change = fc.record({
    at: fc.nat(XML.length),
    remove: fc.nat(6),
    insert: fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      '\\',
      '(',
      ')',
      '$',
      '<!',
      '</',
      'name',
      '<var name="V">x</var>',
      '+',
      ',',
    ),
  });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const xml = changes.reduce(
        (text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove),
        XML,
      );
      const log = new MessageLog();
      const loaded = loadDecoders([{ path: 'x', bytes: xml }], log);
      if (loaded.decoders === undefined) expect(log.hasError || xml === '').toBe(true);
    }),
    { numRuns: 500 },
  );
});
