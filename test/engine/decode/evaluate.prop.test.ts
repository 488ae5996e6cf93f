import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, loadDecoders, newDecodeState } from '../../../src/engine/decode/index.ts';
import { DynamicFields, type Event, noStaticFields } from '../../../src/engine/event.ts';
import { MessageLog } from '../../../src/engine/messages.ts';
import { ReferenceDecoding, type ReferenceInput } from './evaluate-reference.ts';

const osRegex = fc
  .constantFrom(
    ...['a', '^a', 'b', '\\w+', '(\\w+)', '\\d', ' ', '\\s*', '(\\d*)', '^', 'k=(\\w+)', '(\\S+) (\\S+)', '$', 'a|b'],
    ...['(a)|b', '=\\d', '(a)(b)', ''],
  )
  .map((pattern) => ({ pattern, type: '' }));
const pcre2 = fc
  .constantFrom('a', '^a', '(a)?b', '(b)?', '(\\w+)=(\\w*)', '(?=a)', '^', '\\d+', '(x)|(a)', '(k)?(=)?')
  .map((pattern) => ({ pattern, type: ' type="pcre2"' }));
const patterns = fc.oneof(osRegex, osRegex, pcre2);
const rootNames = fc.constantFrom('r', 'r', 's');
const childNames = fc.constantFrom('r', 'c', 'd');
const orders = fc.array(fc.constantFrom('x', 'y', 'srcip', 'a.b', 'id', 'user'), { minLength: 1, maxLength: 3 });

const prematches = fc
  .tuple(patterns, fc.constantFrom('', ' offset="after_parent"'))
  .map(([{ pattern, type }, offset]) => ({ pattern, type, offset }));
const captures = fc
  .constantFrom('(\\w+)', '(\\d*)', 'k=(\\w+)', '(\\S+) (\\S+)', '(a)|b', '(\\.*)')
  .map((pattern) => ({ pattern, type: '' }));
const programNames = fc.constantFrom(
  ...['', '', '', ''],
  '<program_name>^p$</program_name>',
  '<program_name>q|p</program_name>',
  '<program_name type="pcre2">p(z)?</program_name>',
  '<program_name type="osregex">(p)</program_name>',
);
/** Mostly a regex, seldom a plugin or nothing. */
function bodies(...offsets: readonly string[]): fc.Arbitrary<string> {
  const attribute = fc.constantFrom('', ...offsets.map((offset) => ` offset="${offset}"`));
  const regexes = fc
    .tuple(fc.oneof(patterns, captures, captures), attribute, orders)
    .map(([{ pattern, type }, offset, order]) => `<regex${type}${offset}>${pattern}</regex><order>${order}</order>`);
  const plugins = attribute.map((offset) => `<plugin_decoder${offset}>JSON_Decoder</plugin_decoder>`);
  return fc.oneof(
    { arbitrary: regexes, weight: 8 },
    { arbitrary: plugins, weight: 1 },
    { arbitrary: fc.constant(''), weight: 1 },
  );
}

const roots = fc
  .tuple(rootNames, programNames, fc.option(prematches), bodies('after_prematch'))
  .map(([name, program, prematch, body]) => {
    const test = prematch ? `<prematch${prematch.type}>${prematch.pattern}</prematch>` : '';
    return `<decoder name="${name}">${program}${test}${body}</decoder>`;
  });
const children = fc
  .tuple(
    childNames,
    rootNames,
    fc.option(prematches, { freq: 2 }),
    bodies('after_parent', 'after_prematch', 'after_regex'),
    fc.boolean(),
  )
  .map(([name, parent, prematch, body, isOwn]) => {
    const test = prematch ? `<prematch${prematch.type}${prematch.offset}>${prematch.pattern}</prematch>` : '';
    const own = isOwn ? '<use_own_name>true</use_own_name>' : '';
    return `<decoder name="${name}"><parent>${parent}</parent>${own}${test}${body}</decoder>`;
  });
const NEEDED = [
  '<decoder name="zp"><program_name>^zp$</program_name></decoder>',
  '<decoder name="zn"><prematch>^zz</prematch></decoder>',
];

const inputs: fc.Arbitrary<ReferenceInput> = fc.record({
  log: fc.constantFrom('ab', 'a b k=1', 'b', '', 'a', 'k=v a=1 b', 'xa 12', 'a {"k":1,"id":"z"}', '{"x":"1"}', ' ab'),
  programName: fc.constantFrom(undefined, undefined, 'p', 'q', 'pz', ''),
  isAfterNul: fc.boolean(),
});

/** Each decoder alone may be refused; those that a file can go on with are kept. */
function accepted(decoders: readonly string[]): string {
  return decoders.reduce((file, decoder) => (load(file + decoder) ? file + decoder : file), NEEDED.join(''));
}

function load(xml: string) {
  return loadDecoders([{ path: 'etc/decoders/x.xml', bytes: xml }], new MessageLog()).decoders;
}

function eventOf({ log, programName, isAfterNul }: ReferenceInput): Event {
  return {
    ...{ fullLog: log, log, logFollowsCut: isAfterNul, location: 'stdin', agentId: '000', timestamp: undefined },
    ...{ hostname: 'MGR', programName, statics: noStaticFields(), dynamics: new DynamicFields() },
    ...{ decoder: undefined, category: 'syslog', referencedRule: undefined },
  };
}

test('decoders are evaluated as the specification tells it', () => {
  let withFields = 0;
  const files = fc.tuple(
    fc.array(roots, { minLength: 1, maxLength: 3 }),
    fc.array(children, { maxLength: 5 }),
    fc.array(inputs, { minLength: 4, maxLength: 8 }),
  );
  fc.assert(
    fc.property(files, ([first, second, events]) => {
      const set = load(accepted([...first, ...second]));
      if (set === undefined) throw new Error('no decoders');
      const reference = new ReferenceDecoding(set);
      const state = newDecodeState();
      for (const input of events) {
        const event = eventOf(input);
        decode(set, event, { state, nowSeconds: 0, hasRule: () => false });
        const { names: fields, values } = event.dynamics;
        const expected = reference.decode(input);
        withFields += expected.dynamics.length + expected.statics.size;
        expect({
          name: event.decoder?.name,
          parent: event.decoder?.parent,
          statics: new Map(Object.entries(event.statics).filter(([, value]) => value !== undefined)),
          dynamics: fields.map(({ text }, index) => [text, values[index]]),
        }).toEqual(expected);
      }
    }),
    { numRuns: 1500 },
  );
  expect(withFields).toBeGreaterThan(200);
});
