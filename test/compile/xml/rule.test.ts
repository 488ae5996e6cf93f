import { describe, expect, test } from 'vitest';
import {
  address,
  category,
  contains,
  decoded,
  existingList,
  gdpr,
  ifGroup,
  ifGroupText,
  ifLevel,
  inList,
  is,
  jsonEvents,
  list,
  not,
  notInList,
  osRegex,
  type Rule,
  startsWith,
  stockRule,
  text,
} from '../../../src/define/index.ts';
import { events, xmlOf } from '../../builders/definitions.ts';

const guests = list({ name: 'guests', description: 'x' });
const rule = (given: object): Rule => events.rule({ id: 110_000, level: 5, description: 'x', ...given });
/** The elements and attributes that a definition adds to a rule with nothing but a description. */
const added = (given: object) =>
  xmlOf(rule(given), { lists: [guests] })
    .replace(/<rule id="110000" level="5">/, '<rule>')
    .replace(/ *<description>x<\/description>\n/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '<rule>' && line !== '</rule>');

const below = { parent: stockRule(5716) };
const sid = '<if_sid>5716</if_sid>';
const counting = { ifMatched: stockRule(5716), frequency: 3, timeframeSeconds: 60 };
const counted = ['<rule id="110000" level="5" frequency="3" timeframe="60">', '<if_matched_sid>5716</if_matched_sid>'];

describe('every element of a rule can be said', () => {
  test.each<[string, object, readonly string[]]>([
    ['if_sid', below, [sid]],
    ['several parents', { parent: [stockRule(5716), stockRule(5710)] }, ['<if_sid>5716,5710</if_sid>']],
    ['if_group of the stock ruleset', { parent: ifGroup('sshd') }, ['<if_group>sshd</if_group>']],
    ['if_level', { parent: ifLevel(7) }, ['<if_level>7</if_level>']],
    [
      'category',
      { parent: category('ids'), decodedAs: 'json' },
      ['<category>ids</category>', '<decoded_as>json</decoded_as>'],
    ],
    ['match', { ...below, match: contains('a<b') }, [sid, '<match type="pcre2">a\\x3cb</match>']],
    ['regex', { ...below, regex: osRegex('^\\d+$') }, [sid, '<regex type="osregex">^\\d+$</regex>']],
    ['match, negated', { ...below, match: not(startsWith('a')) }, [sid, '<match type="pcre2" negate="yes">^a</match>']],
    [
      'field',
      { ...below, where: { 'acme.note': is('a') } },
      [sid, '<field name="acme.note" type="pcre2">^a\\z</field>'],
    ],
    [
      'field, twice',
      { ...below, where: { 'acme.note': [startsWith('a'), not('ab')] } },
      [
        sid,
        '<field name="acme.note" type="pcre2">^a</field>',
        '<field name="acme.note" type="pcre2" negate="yes">^ab\\z</field>',
      ],
    ],
    [
      'a static field',
      { ...below, where: { program_name: is('a') } },
      [sid, '<program_name type="pcre2">^a\\z</program_name>'],
    ],
    ['user', { ...below, where: { user: is('jane') } }, [sid, '<user type="pcre2">^jane\\z</user>']],
    [
      'srcip',
      { ...below, where: { srcip: not(address('10.0.0.0/8', '2001:db8::/32')) } },
      [sid, '<srcip negate="yes">10.0.0.0/8</srcip>', '<srcip negate="yes">2001:db8::/32</srcip>'],
    ],
    [
      'list',
      { ...below, where: { 'acme.note': [inList(guests), notInList(guests)] } },
      [
        sid,
        '<list field="acme.note" lookup="match_key">etc/lists/acme-guests</list>',
        '<list field="acme.note" lookup="not_match_key">etc/lists/acme-guests</list>',
      ],
    ],
    [
      'list with a value',
      { ...below, where: { srcip: inList(guests, { value: '^vip$' }) } },
      [sid, '<list field="srcip" lookup="match_key_value" check_value="^vip$">etc/lists/acme-guests</list>'],
    ],
    [
      'a static field by pattern and by list',
      { ...below, where: { program_name: [is('a'), inList(guests)] } },
      [
        sid,
        '<program_name type="pcre2">^a\\z</program_name>',
        '<list field="program_name" lookup="match_key">etc/lists/acme-guests</list>',
      ],
    ],
    [
      'a list of the manager',
      { ...below, where: { 'acme.note': inList(existingList('etc/lists/audit-keys')) } },
      [sid, '<list field="acme.note" lookup="match_key">etc/lists/audit-keys</list>'],
    ],
    [
      'a decoded field of a name that Wazuh uses itself',
      { ...below, where: { hostname: [is('a'), decoded(not('b'))] } },
      [
        sid,
        '<hostname type="pcre2">^a\\z</hostname>',
        '<field name="hostname" type="pcre2" negate="yes">^b\\z</field>',
      ],
    ],
    [
      'a field again after another',
      {
        ...below,
        where: [{ 'acme.note': startsWith('a'), 'acme.kind': is('door') }, { 'acme.note': not('ab') }],
      },
      [
        sid,
        '<field name="acme.note" type="pcre2">^a</field>',
        '<field name="acme.kind" type="pcre2">^door\\z</field>',
        '<field name="acme.note" type="pcre2" negate="yes">^ab\\z</field>',
      ],
    ],
    ['time', { ...below, time: { from: '18:00', to: '08:00' } }, [sid, '<time>18:00 - 08:00</time>']],
    [
      'time, outside',
      { ...below, time: { from: '08:00', to: '18:00', outside: true } },
      [sid, '<time>!08:00 - 18:00</time>'],
    ],
    ['weekday', { ...below, weekday: ['monday', 'friday'] }, [sid, '<weekday>monday, friday</weekday>']],
    [
      'compiled_rule',
      { ...below, compiledRule: 'is_valid_crawler' },
      [sid, '<compiled_rule>is_valid_crawler</compiled_rule>'],
    ],
    ['check_diff', { ...below, checkDiff: true }, [sid, '<check_diff />']],
    ['if_fts', { ...below, ifFts: true }, [sid, '<if_fts />']],
    ['if_matched_sid', { correlate: counting }, counted],
    [
      'if_matched_group',
      { correlate: { ...counting, ifMatched: ifGroup('sshd') } },
      [counted[0] ?? '', '<if_matched_group>sshd</if_matched_group>'],
    ],
    [
      'if_matched_regex',
      { ...below, correlate: { ...counting, ifMatched: osRegex('^a') } },
      [counted[0] ?? '', sid, '<if_matched_regex>^a</if_matched_regex>'],
    ],
    [
      'same and different',
      {
        correlate: { ...counting, same: ['acme.kind', 'srcip', 'user', 'location'], different: ['acme.note', 'srcip'] },
      },
      [
        ...counted,
        '<same_field>acme.kind</same_field>',
        '<same_srcip />',
        '<same_user />',
        '<same_location />',
        '<different_field>acme.note</different_field>',
        '<different_srcip />',
      ],
    ],
    ['global_frequency', { correlate: { ...counting, globalFrequency: true } }, [...counted, '<global_frequency />']],
    ['ignore', { ...below, ignoreSeconds: 60 }, ['<rule id="110000" level="5" ignore="60">', sid]],
    ['maxsize', { ...below, minLogBytes: 900 }, ['<rule id="110000" level="5" maxsize="900">', sid]],
    ['noalert', { ...below, noAlert: true }, ['<rule id="110000" level="5" noalert="1">', sid]],
    ['accuracy', { ...below, accuracy: 0 }, ['<rule id="110000" level="5" accuracy="0">', sid]],
    ['ignored fields', { ...below, ignoreFields: ['srcip', 'id'] }, [sid, '<ignore>srcip,id</ignore>']],
    ['check_if_ignored', { ...below, checkIfIgnored: ['srcip'] }, [sid, '<check_if_ignored>srcip</check_if_ignored>']],
    [
      'options, in an order that loses none',
      { ...below, options: ['no_counter', 'no_email_alert'] },
      [sid, '<options>no_email_alert</options>', '<options>no_counter</options>'],
    ],
    ['groups', { ...below, groups: ['a', gdpr('IV_35.7.d')] }, [sid, '<group>a,gdpr_IV_35.7.d,</group>']],
    [
      'info',
      { ...below, info: { type: 'link', value: 'https://example.com/' } },
      [sid, '<info type="link">https://example.com/</info>'],
    ],
    [
      'several infos',
      {
        ...below,
        info: [
          { type: 'text', value: 'a' },
          { type: 'link', value: 'b' },
        ],
      },
      [sid, '<info type="text">a</info>', '<info type="link">b</info>'],
    ],
    ['cve', { ...below, cve: 'CVE-2026-0001' }, [sid, '<cve>CVE-2026-0001</cve>']],
    [
      'techniques',
      { ...below, mitre: ['T1204', 'T1059.001'] },
      [sid, '<mitre>', '<id>T1204</id>', '<id>T1059.001</id>', '</mitre>'],
    ],
    [
      'pairs',
      { ...below, mitre: [{ tactic: 'TA0002', technique: 'T1204' }] },
      [sid, '<mitre>', '<tacticID>TA0002</tacticID>', '<techniqueID>T1204</techniqueID>', '</mitre>'],
    ],
  ])('%s', (_what, given, lines) => {
    expect(added(given)).toEqual(lines);
  });

  test('a description with fields, the user as Wazuh knows it', () => {
    const described = rule({ ...below, description: text`${'user'} at ${'acme.kind'} > ${'hostname'}` });
    expect(xmlOf(described)).toContain('<description>$(dstuser) at $(acme.kind) > $(hostname)</description>');
  });

  test.each<[string, string]>([
    ['drop', '<action>drop</action>'],
    ['a|b', '<action>a|b</action>'],
    ['a<b', '<action type="pcre2">^a\\x3cb\\z</action>'],
    ['=a', '<action type="pcre2">^\\x3da\\z</action>'],
  ])('the action %s is compared exactly', (value, line) => {
    const actions = jsonEvents({ name: 'actions', samples: [{ action: 'drop' }] });
    const tested = actions.rule({ id: 110_002, level: 3, ...below, where: { action: is(value) }, description: 'x' });
    expect(xmlOf(tested)).toContain(line);
  });

  test('a text that groups are searched for stays as it is', () => {
    const grouped = events.rule({ id: 110_001, level: 3, parent: ifGroupText('^acme|web'), description: 'x' });
    expect(xmlOf(grouped)).toContain('<if_group>^acme|web</if_group>');
  });

  test('an overwrite', () => {
    const changed = events.rule({ id: 5716, level: 3, overwrite: true, decodedAs: 'sshd', description: 'x' });
    expect(xmlOf(changed)).toContain('<rule id="5716" level="3" overwrite="yes">');
  });

  test('if_group of an own group finds its whole name', () => {
    const grouped = events.rule({ id: 110_001, level: 3, parent: ifGroup('acme'), description: 'x' });
    expect(xmlOf(grouped)).toContain('<if_group>^acme,|,acme,</if_group>');
  });
});
