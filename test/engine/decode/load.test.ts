import { describe, expect, test } from 'vitest';
import { loadDecoders } from '../../../src/engine/decode/index.ts';
import { formatMessage, MessageLog } from '../../../src/engine/messages.ts';

const BASE =
  '<decoder name="zz-p"><program_name>^zz-p$</program_name></decoder><decoder name="zz-n"><prematch>^zz-n$</prematch></decoder>';
const ROOT = '<decoder name="r"><prematch>^R </prematch></decoder>';
const decoder = (body: string) => `<decoder name="a">${body}</decoder>`;
const child = (body: string) => decoder(`<parent>r</parent>${body}`);
const EXTRACTS = '<regex>(x)</regex><order>x</order>';

/** What is said about a file that follows a good one, and whether the set loads. */
function load(xml: string, path = 'etc/decoders/a.xml') {
  const log = new MessageLog();
  const loaded = loadDecoders(
    [
      { path: 'etc/decoders/0.xml', bytes: BASE },
      { path, bytes: xml },
    ],
    log,
  );
  return { messages: log.messages.map(formatMessage), ...loaded };
}

describe('refuses', () => {
  test.each([
    [
      'another element at the top',
      '<decoders><decoder name="a"/></decoders>',
      ["ERROR: (1230): Invalid element in the configuration: 'decoders'."],
    ],
    [
      'a decoder without a name',
      '<decoder><prematch>a</prematch></decoder>',
      ["ERROR: (1230): Invalid element in the configuration: 'decoder'."],
    ],
    [
      'a third attribute',
      '<decoder name="a" status="x" y="z"><prematch>a</prematch></decoder>',
      ["ERROR: (1230): Invalid element in the configuration: 'decoder'."],
    ],
    [
      'a decoder without elements',
      '<decoder name="a"> </decoder>',
      ['ERROR: (1231): Invalid NULL element in the configuration.'],
    ],
    ['a file of comments', '<!-- none -->', ['ERROR: (1231): Invalid NULL element in the configuration.']],
    ['a file of no bytes, silently', '', []],
    ['an unknown element', decoder('<colour>x</colour>'), ["ERROR: Invalid element 'colour' for decoder 'decoder'"]],
    [
      "an element named as an object's own member",
      decoder('<constructor>x</constructor>'),
      ["ERROR: Invalid element 'constructor' for decoder 'decoder'"],
    ],
    [
      '<TYPE>, for this name alone has a case',
      decoder('<prematch>a</prematch><TYPE>ids</TYPE>'),
      ["ERROR: Invalid element 'TYPE' for decoder 'decoder'"],
    ],
    ['an unknown type', decoder('<type>IDS</type>'), ["ERROR: Invalid decoder type 'IDS'."]],
    [
      'nothing to find it by',
      decoder(EXTRACTS),
      ["ERROR: (2108): No 'prematch' found in decoder: 'a'.", "ERROR: (2107): Decoder configuration error: 'a'."],
    ],
    [
      'a regex without an order',
      decoder('<prematch>a</prematch><regex>(x)</regex>'),
      ["ERROR: (2107): Decoder configuration error: 'a'."],
    ],
    [
      'an order with an empty word',
      decoder('<prematch>a</prematch><regex>(x)</regex><order>x,,y</order>'),
      ["ERROR: decode-xml: Wrong field '' in the order of decoder 'a'"],
    ],
    [
      'a pattern that does not compile',
      decoder('<prematch>^(A</prematch>'),
      ["ERROR: (1452): Syntax error on regex: '^(A'", "ERROR: (2107): Decoder configuration error: 'a'."],
    ],
    [
      'a plugin of another case',
      decoder('<prematch>a</prematch><plugin_decoder>json_decoder</plugin_decoder>'),
      ["ERROR: (2110): Invalid decoder argument for plugin_decoder: 'json_decoder'."],
    ],
    [
      'a plugin beside a regex',
      decoder(`<prematch>a</prematch><plugin_decoder>JSON_Decoder</plugin_decoder>${EXTRACTS}`),
      ["ERROR: (2111): Additional data to plugin decoder: 'a'."],
    ],
    [
      'an unknown plugin offset',
      decoder('<prematch>a</prematch><plugin_decoder offset="x">JSON_Decoder</plugin_decoder>'),
      ["ERROR: (2107): Decoder configuration error: 'a'."],
    ],
    [
      'after_parent in a root',
      decoder('<prematch>a</prematch><regex offset="after_parent">(x)</regex><order>x</order>'),
      ["ERROR: (2120): Invalid offset value: 'after_parent'", "ERROR: (2107): Decoder configuration error: 'a'."],
    ],
    [
      'a second offset',
      `${ROOT}${child('<regex offset="after_parent">(x)</regex><regex offset="after_parent">y</regex><order>x</order>')}`,
      ["ERROR: (2109): Duplicated offsets for same regex: 'a'.", "ERROR: (2107): Decoder configuration error: 'a'."],
    ],
    [
      'a parent that no root is',
      decoder('<parent>nope</parent>'),
      ["ERROR: (2101): Parent decoder name invalid: 'nope'.", 'ERROR: (2106): Error adding decoder plugin.'],
    ],
    [
      'a parent that is a child',
      `${ROOT}${child(EXTRACTS)}<decoder name="b"><parent>a</parent></decoder>`,
      ["ERROR: (2101): Parent decoder name invalid: 'a'.", 'ERROR: (2106): Error adding decoder plugin.'],
    ],
    [
      'a namesake with prematch',
      `${ROOT}${child(EXTRACTS)}${child(`<prematch>x</prematch>${EXTRACTS}`)}`,
      [
        "ERROR: (2102): Duplicated decoder with prematch: 'a'.",
        'ERROR: (2105): Error loading decoder options.',
        'ERROR: (2106): Error adding decoder plugin.',
      ],
    ],
    [
      'after_regex without a namesake before',
      `${ROOT}${child('<regex offset="after_regex">(x)</regex><order>x</order>')}`,
      [
        "ERROR: (2120): Invalid offset value: 'after_regex'",
        'ERROR: (2105): Error loading decoder options.',
        'ERROR: (2106): Error adding decoder plugin.',
      ],
    ],
    [
      'XML that cannot be read',
      '<decoder name="a">',
      [
        "ERROR: (1226): Error reading XML file 'etc/decoders/a.xml': XMLERR: End of file and some elements were not closed. (line 1).",
      ],
    ],
    [
      'an unknown variable',
      `<var name="V">x</var>${decoder('<prematch>$NOPE</prematch>')}`,
      ["ERROR: (1227): Error applying XML variables 'etc/decoders/a.xml': XMLERR: Unknown variable: 'NOPE'.."],
    ],
  ])('%s', (_, xml, messages) => {
    expect(load(xml)).toEqual({ messages, decoders: undefined, failedFile: 'etc/decoders/a.xml' });
  });

  test('a set in which every root has a program name, without blaming a file', () => {
    const log = new MessageLog();
    const xml = '<decoder name="p"><program_name>p</program_name></decoder>';
    expect(loadDecoders([{ path: 'x', bytes: xml }], log)).toEqual({ decoders: undefined, failedFile: undefined });
    expect(log.messages.map(formatMessage)).toEqual(['ERROR: (2106): Error adding decoder plugin.']);
  });
});

describe('loads with a word', () => {
  test.each([
    [
      'a type that a regex cannot have',
      decoder('<prematch type="osmatch">a</prematch>'),
      [
        "WARNING: (7601): Invalid value for attribute 'type' in 'prematch' option (decoder `a`). Default value will be used.",
      ],
    ],
    [
      'an unknown regex offset',
      decoder('<prematch>a</prematch><regex offset="x">(x)</regex><order>x</order>'),
      [
        "WARNING: (7601): Invalid value for attribute 'offset' in 'regex' option (decoder `a`). Default value will be used.",
      ],
    ],
    [
      'an unknown prematch offset, as an error',
      decoder('<prematch offset="x">a</prematch>'),
      [
        "ERROR: (7601): Invalid value for attribute 'offset' in 'prematch' option (decoder `a`). Default value will be used.",
      ],
    ],
    [
      'json_null_field empty',
      decoder('<prematch>a</prematch><json_null_field>empty</json_null_field>'),
      [
        "WARNING: (7603): Deprecated value 'empty' in 'json_null_field' option (decoder `a`). Default value will be used.",
      ],
    ],
    [
      'an unknown json_array_structure',
      decoder('<prematch>a</prematch><json_array_structure>x</json_array_structure>'),
      [
        "WARNING: (7602): Invalid value 'x' in 'json_array_structure' option (decoder `a`). Default value will be used.",
      ],
    ],
  ])('%s', (_, xml, messages) => {
    const loaded = load(xml);
    expect(loaded.messages).toEqual(messages);
    expect(loaded.decoders).toBeDefined();
  });

  test('an ftscomment of more than 1,023 bytes, which is lost', () => {
    const { messages, decoders } = load(decoder(`<prematch>a</prematch><ftscomment>${'x'.repeat(1024)}</ftscomment>`));
    expect(messages).toEqual([`ERROR: (1104): Maximum string size reached for: ${'x'.repeat(1024)}.`]);
    expect(decoders?.withoutProgramName.at(-1)?.reference.ftsComment).toBeUndefined();
  });
});

describe('loads silently', () => {
  test.each([
    ['etc/decoders/local_decoder.xml without elements', '<!-- none -->', 'etc/decoders/local_decoder.xml'],
    [
      'a status attribute and names of any case',
      '<Decoder Name="a" Status="x"><PreMatch>a</PreMatch></Decoder>',
      undefined,
    ],
    [
      'after_prematch in a root',
      decoder('<prematch>a</prematch><regex offset="after_prematch">(x)</regex><order>x</order>'),
      undefined,
    ],
    ['a namesake that extracts too', `${ROOT}${child(EXTRACTS)}${child(EXTRACTS)}`, undefined],
    [
      'an fts word that is no field, before the order',
      decoder('<prematch>a</prematch><fts>nope</fts><regex>(x)</regex><order>x</order>'),
      undefined,
    ],
  ])('%s', (_, xml, path) => {
    const loaded = load(xml, path);
    expect(loaded.messages).toEqual([]);
    expect(loaded.decoders).toBeDefined();
  });
});

test("names have ids of their own, the internal ones too, and a child has its root's", () => {
  const { decoders } = load(
    `${ROOT}${child(`<prematch>x</prematch>`)}<decoder name="b"><parent>r</parent><prematch>y</prematch><use_own_name>true</use_own_name></decoder>`,
  );
  const root = decoders?.withoutProgramName.find(({ decoder: { declaredName } }) => declaredName === 'r');
  expect([...(decoders?.ids.keys() ?? [])]).toEqual(
    expect.arrayContaining(['a', 'b', 'r', 'syscheck_new_entry', 'zz-p']),
  );
  expect(root?.children.map(({ reference }) => reference.name)).toEqual(['r', 'b']);
  expect(root?.children.map(({ reference }) => reference.id)).toEqual([decoders?.ids.get('r'), decoders?.ids.get('b')]);
});

test('a message is cut to 2,047 bytes after its level', () => {
  expect(formatMessage({ level: 'ERROR', code: 1104, text: 'x'.repeat(3000) })).toHaveLength('ERROR: '.length + 2047);
});
