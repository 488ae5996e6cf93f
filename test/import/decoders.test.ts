import { describe, expect, test } from 'vitest';
import { decoderMembers, sourceOf } from './definitions-of.ts';

const decoder = (elements: string, name = 'acme') => `<decoder name="${name}">${elements}</decoder>`;
const root = decoder('<prematch>^acme</prematch>');
const child = (elements: string) => `${root}${decoder(`<parent>acme</parent>${elements}`, 'acme-child')}`;
const captures = '<regex>a=(\\S+) b=(\\S+)</regex>';

describe('every element becomes what a definition says for it', () => {
  test.each<[string, string, readonly string[]]>([
    ['a prematch', root, ["prematch: osRegex('^acme')"]],
    ['a program name', decoder('<program_name>^acmed$</program_name>'), ["programName: osMatch('^acmed$')"]],
    [
      'PCRE2, glued parts',
      decoder('<prematch type="pcre2">^ac</prematch><prematch type="pcre2">me\\d</prematch>'),
      ['prematch: pcre2(String.raw`^acme\\d`)'],
    ],
    [
      'captures, user as Wazuh stores it',
      child(`${captures}<order>user, a.b</order>`),
      ["parent: 'acme'", 'regex: osRegex(String.raw`a=(\\S+) b=(\\S+)`)', "order: ['dstuser', 'a.b']"],
    ],
    [
      'offsets',
      child('<prematch offset="after_parent">x</prematch><regex offset="after_prematch">(y)</regex><order>url</order>'),
      [
        "parent: 'acme'",
        "prematch: osRegex('x')",
        "prematchOffset: 'after_parent'",
        "regex: osRegex('(y)')",
        "regexOffset: 'after_prematch'",
        "order: ['url']",
      ],
    ],
    [
      'a root’s regex after its own prematch',
      decoder('<prematch>^a</prematch><regex offset="after_prematch">(y)</regex><order>id</order>'),
      ["prematch: osRegex('^a')", "regex: osRegex('(y)')", "regexOffset: 'after_prematch'", "order: ['id']"],
    ],
    [
      'a plugin and its options',
      decoder(
        '<prematch>^a</prematch><plugin_decoder offset="after_prematch">JSON_Decoder</plugin_decoder><json_null_field>discard</json_null_field><json_array_structure>csv</json_array_structure>',
      ),
      [
        "prematch: osRegex('^a')",
        "pluginDecoder: 'JSON_Decoder'",
        "pluginOffset: 'after_prematch'",
        "jsonNullField: 'discard'",
        "jsonArrayStructure: 'csv'",
      ],
    ],
    [
      'what is said of the one that is reported',
      child(
        `<prematch>x</prematch>${captures}<order>id,a</order><fts>name,id</fts><ftscomment>new</ftscomment><type>ids</type><accumulate>yes</accumulate><use_own_name>true</use_own_name>`,
      ),
      [
        "parent: 'acme'",
        "type: 'ids'",
        "prematch: osRegex('x')",
        'regex: osRegex(String.raw`a=(\\S+) b=(\\S+)`)',
        "order: ['id', 'a']",
        "fts: ['name', 'id']",
        "ftsComment: 'new'",
        'accumulate: true',
        'useOwnName: true',
      ],
    ],
    [
      'and left out where it has no effect, in a child without prematch',
      child(`<type>ids</type><use_own_name>true</use_own_name>${captures}<order>id,a</order><fts>id</fts>`),
      ["parent: 'acme'", 'regex: osRegex(String.raw`a=(\\S+) b=(\\S+)`)', "order: ['id', 'a']"],
    ],
    [
      'a fault that stays',
      child(`${captures}<order>id</order>`),
      [
        "parent: 'acme'",
        'regex: osRegex(String.raw`a=(\\S+) b=(\\S+)`)',
        "order: ['id']",
        "knownFaults: ['DECODER_ORDER_COUNT']",
      ],
    ],
  ])('%s', (_what, xml, members) => {
    expect(decoderMembers(xml)).toEqual(members);
  });
});

test('decoders of one name get constants of their own, in their order', () => {
  const part = (field: string) => decoder(`<parent>acme</parent><regex>(x)</regex><order>${field}</order>`);
  const xml = `<!-- Acme's own -->${root}\n<!-- its parts -->\n${part('a')}\n${part('b')}`;
  const text = sourceOf('decoders.ts', { 'local_decoder.xml': xml });
  expect(text).toContain("// Acme's own\nconst acme = decoder({");
  expect(text).toContain('// its parts\nconst acme2 = decoder({');
  expect(text).toContain('= [acme, acme2, acme3];');
});
