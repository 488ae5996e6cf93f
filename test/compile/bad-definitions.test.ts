import { describe, expect, test } from 'vitest';
import { compilePlugin } from '../../src/compile/index.ts';
import {
  absent,
  address,
  arrayContains,
  atLeast,
  contains,
  decoder,
  exists,
  group,
  ifGroup,
  inList,
  is,
  list,
  not,
  oneOf,
  osMatch,
  osRegex,
  pcre2,
  type Rule,
  startsWith,
  stockRule,
  syslogTransport,
  text,
} from '../../src/define/index.ts';
import { about, acme, codesOf, events, groupOf } from '../builders/definitions.ts';

const rule = (id: number, given: object = {}): Rule => events.rule({ ...about, id, ...given });
const guests = list({ name: 'guests', description: 'x' });
const counting = { ifMatched: stockRule(5716), frequency: 3, timeframeSeconds: 60 };

describe('one thing wrong with a rule is one finding', () => {
  test.each<[string, object, string]>([
    ['an id outside the ranges', { id: 120_500 }, 'RULE_ID_OUTSIDE_RANGE'],
    ['an unknown field', { where: { 'acme.kid': is('x') } }, 'FIELD_UNKNOWN'],
    ['a field with the prefix of the dashboard', { where: { 'data.acme.note': is('x') } }, 'FIELD_UNKNOWN'],
    ['a value that the enumeration lacks', { where: { 'acme.kind': is('dor') } }, 'VALUE_IMPOSSIBLE'],
    ['a piece of an enumeration', { where: { 'acme.kind': contains('oo') } }, 'PIECE_OF_ENUMERATION'],
    ['a number compared with a text', { where: { 'acme.count': is('3') } }, 'FIELD_KIND'],
    ['a text compared as a number', { where: { 'acme.note': atLeast(3) } }, 'FIELD_KIND'],
    ['an array compared as a text', { where: { 'acme.tags': is('a') } }, 'FIELD_KIND'],
    ['a text asked for an item', { where: { 'acme.note': arrayContains('a') } }, 'FIELD_KIND'],
    ['absence', { where: { 'acme.note': absent() } }, 'UNSUPPORTED_ABSENT'],
    ['absence by negation', { where: { 'acme.note': not(exists()) } }, 'UNSUPPORTED_ABSENT'],
    ['a field that <field> refuses', { where: { ID: is('7') } }, 'FIELD_UNREACHABLE'],
    ['a user by its decoded name', { where: { dstuser: is('jane') } }, 'FIELD_UNREACHABLE'],
    ['a list looked up by a decoded user', { where: { dstuser: inList(guests) } }, 'FIELD_UNREACHABLE'],
    ['an address by pattern', { where: { srcip: is('192.0.2.1') } }, 'ADDRESS_BY_PATTERN'],
    ['an address test of a text', { where: { 'acme.note': address('192.0.2.1') } }, 'ADDRESS_OF_TEXT'],
    ['an address that Wazuh misreads', { where: { srcip: address('!192.0.2.1') } }, 'ADDRESS_NOT_READABLE'],
    ['an address that hits every IPv4', { where: { srcip: address('::1') } }, 'ADDRESS_NOT_READABLE'],
    ['two patterns of a static field', { where: { location: [contains('a'), contains('b')] } }, 'STATIC_FIELD_TWICE'],
    ['three lists', { where: { 'acme.note': [inList(guests), inList(guests), inList(guests)] } }, 'TOO_MANY_LISTS'],
    ['a negated list', { where: { 'acme.note': not(inList(guests)) } }, 'LIST_NEGATED'],
    [
      'a list that the plugin does not ship',
      { where: { 'acme.note': inList(list({ name: 'x', description: 'x' })) } },
      'LIST_MISSING',
    ],
    [
      '33 conditions',
      { where: { 'acme.note': Array.from({ length: 33 }, () => contains('x')) } },
      'TOO_MANY_CONDITIONS',
    ],
    ['a field name with a quote', { where: { 'acme.odd"name': is('x') } }, 'TEXT_NOT_WRITABLE'],
    ['a pattern that does not compile', { where: { 'acme.note': pcre2('(') } }, 'PATTERN_DOES_NOT_COMPILE'],
    ['an escape that OS_Regex lacks', { where: { 'acme.note': osRegex('\\bx') } }, 'PATTERN_DOES_NOT_COMPILE'],
    ['PCRE in OS_Regex', { where: { 'acme.note': osRegex('^[a-z]x') } }, 'PATTERN_OF_ANOTHER_DIALECT'],
    ['PCRE in OS_Match', { match: osMatch('a.*b') }, 'PATTERN_OF_ANOTHER_DIALECT'],
    ['a look-behind', { where: { 'acme.note': pcre2('(?<=a)b') } }, 'PATTERN_NOT_WRITABLE'],
    ['a match of more than 2,047 bytes', { match: contains('x'.repeat(2048)) }, 'PATTERN_TOO_LONG'],
    ['a description of an unknown field', { description: text`${'acme.kid'}` }, 'DESCRIPTION_UNKNOWN_FIELD'],
    ['a description with a variable by hand', { description: '$(acme.kind)' }, 'DESCRIPTION_UNCHECKED_FIELD'],
    ['a description of 1,024 bytes', { description: 'é'.repeat(512) }, 'DESCRIPTION_TOO_LONG'],
    ['a description over two lines', { description: 'a\nb' }, 'DESCRIPTION_LINES'],
    ['an ampersand in a description', { description: 'you & me' }, 'TEXT_NOT_WRITABLE'],
    ['a group with a blank', { groups: ['a b'] }, 'GROUP_NAME'],
    ['two groups in one text', { groups: ['a,b'] }, 'GROUP_NAME'],
    ['a stock parent that is not there', { parent: stockRule(99) }, 'PARENT_MISSING'],
    ['a parent that stands in no group', { parent: rule(110_001) }, 'PARENT_MISSING'],
    ['an unknown decoder', { decodedAs: 'acmee' }, 'DECODED_AS_UNKNOWN'],
    ['overwriting what is not there', { id: 99_999, overwrite: true }, 'OVERWRITE_UNKNOWN'],
    ['overwriting with a parent', { id: 5716, overwrite: true, parent: stockRule(5700) }, 'OVERWRITE_PARENT'],
    ['neither parent nor condition', { decodedAs: undefined }, 'RULE_TAKES_EVERYTHING'],
    ['a level of 17', { level: 17 }, 'NUMBER_OUT_OF_RANGE'],
    ['a frequency of 1', { correlate: { ...counting, frequency: 1 } }, 'NUMBER_OUT_OF_RANGE'],
    ['a frequency of 2 that refires unsaid', { correlate: { ...counting, frequency: 2 } }, 'FREQUENCY_TWO_REFIRES'],
    ['the same unknown field', { correlate: { ...counting, same: ['acme.kid'] } }, 'FIELD_UNKNOWN'],
    ['the same host name', { correlate: { ...counting, same: ['hostname'] } }, 'FIELD_NOT_COMPARABLE'],
    ['counting logs by PCRE2', { correlate: { ...counting, ifMatched: pcre2('x') } }, 'PATTERN_DIALECT'],
    ['25 o clock', { time: { from: '25:00', to: '06:00' } }, 'TIME_NOT_READABLE'],
    [
      'outside of a span over midnight',
      { time: { from: '22:00', to: '06:00', outside: true } },
      'TIME_OUTSIDE_MIDNIGHT',
    ],
    ['ATT&CK in two forms', { mitre: ['T1204', { tactic: 'TA0002', technique: 'T1204' }] }, 'MITRE_TWO_FORMS'],
    ['an ATT&CK id that is none', { mitre: ['1204'] }, 'MITRE_ID'],
  ])('%s', (_what, given, code) => {
    expect(codesOf({ rules: [groupOf(rule(110_000, given))], lists: [guests] })).toEqual([code]);
  });
});

describe('one thing wrong with a decoder is one finding', () => {
  const root = decoder({ name: 'acme', prematch: startsWith('acme') });
  const child = (name: string, given: object = {}) =>
    decoder({ name, parent: 'acme', regex: pcre2('(x)'), order: ['acme.x'], ...given });
  test.each<[string, readonly ReturnType<typeof decoder>[], string]>([
    ['a name of the stock ruleset', [decoder({ name: 'sshd', prematch: startsWith('x') })], 'DECODER_NAME_TAKEN'],
    ['a missing parent', [child('acme')], 'DECODER_PARENT_MISSING'],
    [
      'a child as parent',
      [
        root,
        decoder({ name: 'acme-y', parent: 'acme-x', prematch: startsWith('y') }),
        decoder({ name: 'acme-x', parent: 'acme', prematch: startsWith('y') }),
      ],
      'DECODER_PARENT_MISSING',
    ],
    ['a capture without name', [root, child('acme', { regex: pcre2('(x)(y)') })], 'DECODER_ORDER_COUNT'],
    ['a name without capture', [root, child('acme', { order: ['acme.x', 'acme.y'] })], 'DECODER_ORDER_COUNT'],
    ['a regex without captures', [root, child('acme', { regex: contains('x') })], 'DECODER_ORDER_COUNT'],
    ['one name twice', [root, child('acme', { regex: pcre2('(x)(y)'), order: ['a', 'a'] })], 'DECODER_FIELD_TWICE'],
    ['a static field in capitals', [root, child('acme', { order: ['SrcIP'] })], 'DECODER_FIELD_CASE'],
    ['a field with a blank', [root, child('acme', { order: ['a b'] })], 'DECODER_FIELD_NAME'],
    ['an OS_Match prematch', [decoder({ name: 'acme', prematch: osMatch('^x') })], 'PATTERN_DIALECT'],
    ['a negated prematch', [decoder({ name: 'acme', prematch: not(contains('x')) })], 'DECODER_TEST'],
    [
      'a regex of more than 1,023 bytes',
      [root, child('acme', { regex: pcre2(`(${'x'.repeat(1022)})`) })],
      'PATTERN_TOO_LONG',
    ],
    [
      'a sibling that is never tried',
      [root, child('acme'), decoder({ name: 'acme-y', parent: 'acme', prematch: startsWith('y') })],
      'DECODER_HIDDEN',
    ],
    ['after a regex that is not there', [root, child('acme', { regexOffset: 'after_regex' })], 'DECODER_AFTER_NOTHING'],
    [
      'a prematch inside a chain',
      [
        root,
        decoder({ name: 'acme-y', parent: 'acme', prematch: startsWith('y'), regex: pcre2('(x)'), order: ['x'] }),
        decoder({ name: 'acme-y', parent: 'acme', prematch: startsWith('y'), regex: pcre2('(x)'), order: ['z'] }),
      ],
      'DECODER_CHAIN_PREMATCH',
    ],
  ])('%s', (_what, decoders, code) => {
    expect(codesOf({ decoders })).toEqual([code]);
  });
});

describe('what is wrong between definitions', () => {
  test('two rules of one id', () => {
    expect(codesOf({ rules: [groupOf(rule(110_000), rule(110_000))] })).toEqual(['RULE_ID_TWICE']);
  });

  test('a parent in a file that loads later', () => {
    const parent = rule(110_000);
    const child = rule(110_001, { parent });
    const late = group({ names: ['acme'], topic: 'z', title: 'x', rules: [parent] });
    expect(codesOf({ rules: [groupOf(child), late] })).toEqual(['PARENT_LOADS_LATER']);
  });

  test('rules that stand below each other, through their groups', () => {
    const first = rule(110_000, { groups: ['a'], parent: ifGroup('b') });
    const second = rule(110_001, { groups: ['b'], parent: ifGroup('a') });
    expect(codesOf({ rules: [groupOf(first, second)] })).toEqual(['RULE_CYCLE']);
  });

  test.each<[string, object, string]>([
    ['a rule of level 0', { level: 0 }, 'COUNTED_NEVER_KEPT'],
    ['a rule that is never the result', { noAlert: true }, 'COUNTED_NEVER_KEPT'],
  ])('counting %s', (_what, given, code) => {
    const counted = rule(110_000, given);
    const counter = rule(110_001, { correlate: { ...counting, ifMatched: counted } });
    expect(codesOf({ rules: [groupOf(counted, counter)] })).toEqual([code]);
  });

  test('counting a group with a rule of two parents', () => {
    const member = rule(110_000, { parent: [stockRule(5716), stockRule(5710)], groups: ['doors'] });
    const counter = rule(110_001, { correlate: { ...counting, ifMatched: ifGroup('doors') } });
    expect(codesOf({ rules: [groupOf(member, counter)] })).toEqual(['COUNTED_TWICE']);
  });

  test('counting a group with a rule that is counted by itself', () => {
    const member = rule(110_000, { groups: ['doors'] });
    const one = rule(110_001, { correlate: { ...counting, ifMatched: member } });
    const many = rule(110_002, { correlate: { ...counting, ifMatched: ifGroup('doors') } });
    expect(codesOf({ rules: [groupOf(member, one, many)] })).toEqual(['COUNTED_ELSEWHERE']);
  });

  test('an id of the stock ruleset', () => {
    expect(codesOf({ ids: [[5716, 5716]], rules: [groupOf(rule(5716))] })).toEqual(['RULE_ID_TAKEN']);
  });

  test.each([
    ['Acme', 'PLUGIN_NAME'],
    ['acme inc', 'PLUGIN_NAME'],
  ])('the name %j', (name, code) => {
    expect(codesOf({ name })).toEqual([code]);
  });

  test.each<[string, Parameters<typeof codesOf>[0], string]>([
    ['a range below ten', { ids: [[1, 100]] }, 'ID_RANGE'],
    ['a range backwards', { ids: [[110_100, 110_000]] }, 'ID_RANGE'],
    ['a version that is none', { wazuh: { min: 'four' } }, 'WAZUH_VERSION'],
    ['two lists of one name', { lists: [guests, guests] }, 'LIST_TWICE'],
    ['a list with a dot', { lists: [list({ name: 'a.b', description: 'x' })] }, 'LIST_NAME'],
    [
      'a list entry with a quote',
      { lists: [list({ name: 'a', description: 'x', entries: { '"': '' } })] },
      'LIST_ENTRY',
    ],
    [
      'a topic with a slash',
      { rules: [group({ names: ['a'], topic: 'a/b', title: 'x', rules: [rule(110_000)] })] },
      'TOPIC_NAME',
    ],
    ['a group without rules', { rules: [groupOf()] }, 'GROUP_EMPTY'],
    ['a marker with a quote', { transports: [syslogTransport({ marker: 'a"b' })] }, 'SYSLOG_MARKER'],
    ['an empty marker', { transports: [syslogTransport({ marker: '' })] }, 'SYSLOG_MARKER'],
    [
      'a title that a shell would run',
      { title: "x'$(id)", transports: [syslogTransport({ marker: 'x' })] },
      'SYSLOG_TITLE',
    ],
    ['one port for both framings', { transports: [syslogTransport({ marker: 'x', port: 6515 })] }, 'SYSLOG_PORT'],
    ['a port that is none', { transports: [syslogTransport({ marker: 'x', octetPort: 70_000 })] }, 'SYSLOG_PORT'],
  ])('%s', (_what, given, code) => {
    expect(codesOf(given)).toEqual([code]);
  });

  test('everything is told at once, by place, with file, line and hint', () => {
    const wrong = acme({
      rules: [
        groupOf(rule(1), events.rule({ ...about, id: 110_000, description: 'a & b' }), rule(110_000, { level: 17 })),
      ],
    });
    const { findings } = compilePlugin(wrong, { root: '/' });
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['RULE_ID_OUTSIDE_RANGE', 'TEXT_NOT_WRITABLE', 'RULE_ID_TWICE', 'NUMBER_OUT_OF_RANGE']),
    );
    expect(findings.every(({ at, hint }) => at?.file.endsWith('bad-definitions.test.ts') && at.line && hint)).toBe(
      true,
    );
    const lines = findings.map(({ at }) => at?.line ?? 0);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });
});

test('oneOf with a value outside the enumeration names the value', () => {
  const wrong = rule(110_000, { where: { 'acme.kind': oneOf('door', 'windw') } });
  const [finding] = compilePlugin(acme({ rules: [groupOf(wrong)] }), { root: '/' }).findings;
  expect(finding?.message).toContain('"windw"');
  expect(finding?.hint).toContain('"window"');
});
