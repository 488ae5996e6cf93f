import { describe, expect, test } from 'vitest';
import { importFiles } from '../../src/import/index.ts';
import { importTexts } from './definitions-of.ts';

const rule = (elements: string, attributes = 'id="100001" level="3"') =>
  `<rule ${attributes}>\n${elements}<description>x</description></rule>\n`;
const group = (...rules: readonly string[]) => `<group name="local,">\n${rules.join('')}</group>`;
const first = rule('<if_sid>5716</if_sid>');
const decoders = (xml: string) => ({
  'local_decoder.xml': `<decoder name="acme">\n<prematch>a</prematch></decoder>\n${xml}`,
});
const rules = (...texts: readonly string[]) => ({ 'local_rules.xml': group(...texts) });
const below = '<if_sid>5716</if_sid>';

describe('what cannot become a definition is refused by name, at its line', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a file of something else', { 'x.xml': '<ossec_config/>' }, 'x.xml IMPORT_NOT_A_RULESET_FILE'],
    ['a file that is no XML for Wazuh', { 'x.xml': '<group name="a,">\n<rule' }, 'x.xml:2 IMPORT_LOAD_MESSAGE'],
    ['what Wazuh refuses', rules(rule(`${below}<matc>x</matc>`)), 'local_rules.xml:3 IMPORT_LOAD_MESSAGE'],
    [
      'what Wazuh refuses without a word',
      rules(rule(`${below}<field type="pcre2">x</field>`)),
      'local_rules.xml IMPORT_REFUSED_SILENTLY',
    ],
    [
      'what Wazuh only warns of',
      rules(rule(`${below}<match negate="maybe">x</match>`)),
      'local_rules.xml:3 IMPORT_LOAD_MESSAGE',
    ],
    ['an id twice', rules(first, first), 'local_rules.xml:4 RULE_ID_TWICE'],
    [
      'an id of the stock ruleset',
      rules(rule('<if_sid>5710</if_sid>', 'id="5716" level="3"')),
      'local_rules.xml:2 RULE_ID_TAKEN',
    ],
    ['a parent that is nowhere', rules(rule('<if_sid>100099</if_sid>')), 'local_rules.xml:2 PARENT_MISSING'],
    [
      'a parent that comes later',
      rules(rule('<if_sid>100002</if_sid>'), rule(below, 'id="100002" level="3"')),
      'local_rules.xml:2 IMPORT_PARENT_LATER',
    ],
    ['a separator at the end of if_sid', rules(rule('<if_sid>5716,</if_sid>')), 'local_rules.xml:2 IMPORT_IF_SID'],
    [
      'an overwrite of nothing',
      rules(first, rule(below, 'id="100050" level="3" overwrite="yes"'), rule(below, 'id="100099" level="3"')),
      'local_rules.xml:4 IMPORT_OVERWRITES_NOTHING',
    ],
    ['a decoder that is nowhere', rules(rule('<decoded_as>acme</decoded_as>')), 'local_rules.xml:2 DECODED_AS_UNKNOWN'],
    [
      'an inverted lookup',
      rules(rule(`${below}<list field="srcip" lookup="address_match_key_value" check_value="a">l</list>`)),
      'local_rules.xml:2 IMPORT_INVERTED_LOOKUP',
    ],
    [
      'a lookup that never holds',
      rules(rule(`${below}<list field="a" lookup="match_key_value">l</list>`)),
      'local_rules.xml:2 IMPORT_LOOKUP_WITHOUT_VALUE',
    ],
    [
      'a static field compared as a decoded one',
      rules(rule(`<if_matched_sid>5716</if_matched_sid><same_field>srcip</same_field>`)),
      'local_rules.xml:2 IMPORT_FIELD_NAME',
    ],
    [
      'two things to count',
      rules(rule('<if_matched_sid>5716</if_matched_sid><if_matched_group>web</if_matched_group>')),
      'local_rules.xml:2 IMPORT_TWO_COUNTS',
    ],
    [
      'a root template',
      rules(rule('<category>ids</category><match>x</match>', 'id="9" level="3"')),
      'local_rules.xml ID_RANGE',
    ],
    [
      'a child decoder that does nothing',
      decoders('<decoder name="b"><parent>acme</parent></decoder>'),
      'local_decoder.xml:3 IMPORT_IDLE_DECODER',
    ],
    [
      'a parent decoder that is nowhere',
      decoders('<decoder name="b"><parent>b</parent><prematch>x</prematch></decoder>'),
      'local_decoder.xml:3 DECODER_PARENT_MISSING',
    ],
    [
      'fts before the order that it needs',
      decoders(
        '<decoder name="b"><parent>acme</parent><prematch>x</prematch><fts>k</fts><regex>(k)</regex><order>k</order></decoder>',
      ),
      'local_decoder.xml:3 IMPORT_EMPTY_FTS',
    ],
  ])('%s', (_what, texts, place) => {
    const { refusals, sources } = importTexts(texts);
    const told = refusals.map(({ at, code }) => `${at?.file}${at?.line ? `:${at.line}` : ''} ${code}`);
    expect(told).toEqual([place]);
    expect(sources).toEqual([]);
  });

  test('a file that is not UTF-8', () => {
    const bytes = Uint8Array.from(Buffer.from(group(first).replace('x<', '\xe4<'), 'latin1'));
    const { refusals } = importFiles({ name: 'acme', files: [{ path: 'a.xml', bytes }], definePath: 'define' });
    expect(refusals.map(({ code }) => code)).toEqual(['IMPORT_NOT_UTF8']);
  });

  test('all of it at once, sorted by place', () => {
    const { refusals } = importTexts(
      rules(rule('<if_sid>5716,</if_sid>'), rule('<if_sid>5716,</if_sid>', 'id="100002" level="3"')),
    );
    expect(refusals.map(({ at }) => at?.line)).toEqual([2, 4]);
  });
});

test('what is elsewhere on the manager may be named, and the definition says so', () => {
  const text = group(
    rule('<if_sid>120001</if_sid><decoded_as>elsewhere</decoded_as>'),
    rule('<match>x</match>', 'id="120002" level="3" overwrite="yes"'),
  );
  const { compiled } = importFiles({
    name: 'acme',
    files: [{ path: 'local_rules.xml', bytes: new TextEncoder().encode(text) }],
    definePath: 'define',
    around: { hasRule: (id) => id > 120_000, hasDecoder: (name) => name === 'elsewhere' },
  });
  const known = compiled?.plugin.rules.flatMap((made) => made.rules.map(({ knownFaults }) => knownFaults));
  expect(known).toEqual([['DECODED_AS_UNKNOWN', 'PARENT_MISSING'], ['OVERWRITE_UNKNOWN']]);
});

test('a copy of a stock file keeps its ids, and says so', () => {
  const texts = {
    '0095-sshd_rules.xml': group(rule('<decoded_as>sshd</decoded_as>', 'id="5700" level="0" noalert="1"')),
  };
  const { compiled } = importTexts(texts);
  expect(compiled?.plugin.knownFaults).toEqual(['RULE_ID_TAKEN', 'RULE_UNPROVED']);
});
