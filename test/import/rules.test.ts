import { describe, expect, test } from 'vitest';
import { ruleMembers, sourceOf } from './definitions-of.ts';

const below = 'parent: stockRule(5716)';
const ifSid = '<if_sid>5716</if_sid>';

describe('every element becomes what a definition says for it', () => {
  test.each<[string, string, readonly string[]]>([
    ['a parent', '<if_sid>5716</if_sid>', [below]],
    ['several parents', '<if_sid>5716, 5710</if_sid>', ['parent: [stockRule(5716), stockRule(5710)]']],
    ['parents by group', '<if_group>web|attack</if_group>', ["parent: ifGroupText('web|attack')"]],
    ['parents by level', '<if_level>7</if_level>', ['parent: ifLevel(7)']],
    ['a category', '<category>ids</category><match>a</match>', ["parent: category('ids')", "match: osMatch('a')"]],
    ['if_sid beside if_group, which Wazuh ignores', `${ifSid}<if_group>web</if_group>`, [below]],
    ['decoded_as', '<decoded_as>json</decoded_as><match>a</match>', ["decodedAs: 'json'", "match: osMatch('a')"]],
    ['match, by default OS_Match', `${ifSid}<match>^a|b</match>`, [below, "match: osMatch('^a|b')"]],
    ['regex, by default OS_Regex', `${ifSid}<regex>a\\d+</regex>`, [below, 'regex: osRegex(String.raw`a\\d+`)']],
    ['PCRE2', `${ifSid}<match type="PCRE2">a\\d</match>`, [below, 'match: pcre2(String.raw`a\\d`)']],
    ['negation', `${ifSid}<match negate="yes">a</match>`, [below, "match: not(osMatch('a'))"]],
    [
      'parts that Wazuh glues, with the last one’s dialect',
      `${ifSid}<match type="pcre2">a|</match><match>b</match>`,
      [below, "match: osMatch('a|b')"],
    ],
    ['quotes', `${ifSid}<match>it's</match>`, [below, `match: osMatch("it's")`]],
    [
      'an entity, which Wazuh does not decode',
      `${ifSid}<match type="pcre2">&lt;</match>`,
      [below, "match: pcre2('&lt;')"],
    ],
    ['action, compared exactly', `${ifSid}<action>a|b</action>`, [below, "where: { action: is('a|b') }"]],
    ['action as a pattern', `${ifSid}<action type="osmatch">a</action>`, [below, "where: { action: osMatch('a') }"]],
    ['user', `${ifSid}<user>^jane$</user>`, [below, "where: { user: osMatch('^jane$') }"]],
    [
      'addresses, negated by the last',
      `${ifSid}<srcip>10.0.0.0/8</srcip><srcip negate="yes">192.0.2.1</srcip>`,
      [below, "where: { srcip: not(address('10.0.0.0/8', '192.0.2.1')) }"],
    ],
    [
      'fields, in their order',
      `${ifSid}<field name="b">^x</field><field name="a.c" negate="yes">y</field>`,
      [below, "where: { b: osRegex('^x'), 'a.c': not(osRegex('y')) }"],
    ],
    [
      'a field twice in a row',
      `${ifSid}<field name="b">x</field><field name="b">y</field>`,
      [below, "where: { b: [osRegex('x'), osRegex('y')] }"],
    ],
    [
      'a field again after another',
      `${ifSid}<field name="b">x</field><field name="c">z</field><field name="b">y</field>`,
      [below, "where: [{ b: osRegex('x'), c: osRegex('z') }, { b: osRegex('y') }]"],
    ],
    [
      'a decoded field of a name that Wazuh uses itself',
      `${ifSid}<field name="hostname">x</field><hostname>y</hostname>`,
      [below, "where: { hostname: [decoded(osRegex('x')), osMatch('y')] }"],
    ],
    [
      'lists of the manager',
      `${ifSid}<list field="srcip" lookup="not_address_match_key">etc/lists/a</list>`,
      [below, "where: { srcip: addressNotInList(existingList('etc/lists/a')) }"],
    ],
    [
      'a list with a value',
      `${ifSid}<list field="Key" lookup="match_key_value" check_value="^w">etc/lists/a</list>`,
      [below, "where: { Key: inList(existingList('etc/lists/a'), { value: '^w' }) }"],
    ],
    ['time', `${ifSid}<time>6 pm - 8:30 am</time>`, [below, "time: { from: '18:00', to: '08:30' }"]],
    ['time, outside', `${ifSid}<time>!8-17</time>`, [below, "time: { from: '08:00', to: '17:00', outside: true }"]],
    ['weekday', `${ifSid}<weekday>sat sunday</weekday>`, [below, "weekday: 'weekends'"]],
    ['days', `${ifSid}<weekday>fri, monday</weekday>`, [below, "weekday: ['monday', 'friday']"]],
    ['flags', `${ifSid}<check_diff /><if_fts />`, [below, 'ifFts: true', 'checkDiff: true']],
    ['compiled_rule', `${ifSid}<compiled_rule>check_id_size</compiled_rule>`, [below, "compiledRule: 'check_id_size'"]],
    [
      'options, but for those that later ones undo',
      `${ifSid}<options>no_counter</options><options>no_email_alert</options><options>no_log</options>`,
      [below, "options: ['no_email_alert', 'no_log']"],
    ],
    ['ignore', `${ifSid}<ignore>srcip,id</ignore>`, [below, "ignoreFields: ['srcip', 'id']"]],
    [
      'groups, compliance by its function',
      `${ifSid}<group>a,pci_dss_10.2.4,</group>`,
      [below, "groups: ['a', pciDss('10.2.4')]"],
    ],
    ['groups that Wazuh glues', `${ifSid}<group>a</group><group>b,</group>`, [below, "groups: ['ab']"]],
    ['techniques', `${ifSid}<mitre><id>T1110</id></mitre>`, [below, "mitre: ['T1110']"]],
    [
      'pairs',
      `${ifSid}<mitre><tacticID>TA0002</tacticID><techniqueID>T1204</techniqueID></mitre>`,
      [below, "mitre: [{ tactic: 'TA0002', technique: 'T1204' }]"],
    ],
    ['info', `${ifSid}<info type="link">a</info>`, [below, "info: { type: 'link', value: 'a' }"]],
    ['cve', `${ifSid}<cve>CVE-1</cve>`, [below, "cve: 'CVE-1'"]],
  ])('%s', (_what, elements, members) => {
    expect(ruleMembers(elements)).toEqual(members);
  });

  test.each<[string, string, string, readonly string[]]>([
    [
      'attributes',
      ifSid,
      ' ignore="60" maxsize="900" noalert="1" accuracy="0"',
      [below, 'ignoreSeconds: 60', 'minLogBytes: 900', 'noAlert: true', 'accuracy: 0'],
    ],
    [
      'counting a rule',
      '<if_matched_sid>5716</if_matched_sid><same_source_ip /><not_same_id />',
      ' frequency="8" timeframe="60"',
      [
        "correlate: { ifMatched: stockRule(5716), frequency: 8, timeframeSeconds: 60, same: ['srcip'], different: ['id'] }",
      ],
    ],
    [
      'counting to two',
      '<if_matched_sid>5716</if_matched_sid>',
      '',
      ['correlate: { ifMatched: stockRule(5716), frequency: 2, timeframeSeconds: 360, refires: true }'],
    ],
    [
      'counting a group',
      `${ifSid}<if_matched_group>web</if_matched_group><same_field>a.b</same_field>`,
      ' frequency="3"',
      [below, "correlate: { ifMatched: ifGroupText('web'), frequency: 3, timeframeSeconds: 360, same: ['a.b'] }"],
    ],
    [
      'counting a pattern',
      `${ifSid}<if_matched_regex>^a</if_matched_regex><global_frequency />`,
      ' frequency="3"',
      [below, "correlate: { ifMatched: osRegex('^a'), frequency: 3, timeframeSeconds: 360, globalFrequency: true }"],
    ],
    ['a frequency without anything to count', ifSid, ' frequency="2" timeframe="60"', [below]],
  ])('%s', (_what, elements, attributes, members) => {
    expect(ruleMembers(elements, attributes)).toEqual(members);
  });

  test('variables are written out', () => {
    expect(ruleMembers(`${ifSid}<match>^$BAD</match>`, '', '<var name="BAD">root|toor</var>')).toEqual([
      below,
      "match: osMatch('^root|toor')",
    ]);
  });
});

const twoRules = (second: string, first = '') => ({
  'local_rules.xml': `<!-- Mine -->
<group name="local,syslog,">
  <!-- The first
       of two -->
  <rule id="100001" level="3">
    <if_sid>5716</if_sid>${first}
    <description>User $(dstuser) at $(a.b)</description>
  </rule>
  ${second}
</group>
<!-- end -->
`,
});

test('a rule of the import is named by its constant, and comments stay where they stood', () => {
  const text = sourceOf(
    'rules.ts',
    twoRules(
      '<rule id="100002" level="0"><if_sid>100001</if_sid><!-- in it --><description>$(user)</description></rule>',
    ),
  );
  expect(text).toBe(`import { decodedEvents, type Group, group, stockRule, text } from 'define';

// Fields that the rules name: a misspelt one does not compile.
const events = decodedEvents({
  name: 'acme',
  fields: {
    dstuser: 'text',
    'a.b': 'text',
  },
});

// Mine

// The first
// of two
const rule100001 = events.rule({
  id: 100001,
  level: 3,
  parent: stockRule(5716),
  description: text\`User \${'dstuser'} at \${'a.b'}\`,
});

// in it
const rule100002 = events.rule({
  id: 100002,
  level: 0,
  parent: rule100001,
  description: '$(user)',
  knownFaults: ['DESCRIPTION_UNCHECKED_FIELD'],
});

// end

export const groups: readonly Group[] = [
  group({
    names: ['local', 'syslog'],
    topic: 'local',
    title: 'local, syslog',
    rules: [rule100001, rule100002],
  }),
];
`);
});

test('an overwrite keeps its place in the tree, whatever parent it names', () => {
  const text = sourceOf(
    'rules.ts',
    twoRules(
      '<rule id="5716" level="0" overwrite="yes"><if_sid>5700</if_sid><match>x</match><description>x</description></rule>',
    ),
  );
  expect(text).toContain(`const overwrite5716 = events.rule({
  id: 5716,
  level: 0,
  match: osMatch('x'),
  overwrite: true,
  description: 'x',
});`);
});

describe('names of the group element', () => {
  const group = (name: string, own: string) => ({
    'local_rules.xml': `<group name="${name}"><rule id="100001" level="3"><if_sid>5716</if_sid>${own}<description>x</description></rule></group>`,
  });
  test.each([
    ['a,b,', '', "names: ['a', 'b']", undefined],
    ['a,b', '', "names: ['a', 'b']", undefined],
    ['a,b', '<group>c,</group>', "names: ['a']", "groups: ['bc']"],
    ['a,', '<group>b</group>', "names: ['a']", "groups: ['b']"],
  ])('%s with %s', (name, own, names, groups) => {
    const text = sourceOf('rules.ts', group(name, own));
    expect(text).toContain(names);
    expect(/groups: \[.*\]/.exec(text)?.[0]).toBe(groups);
  });
});

test('rule files become topics that load in the same order', () => {
  const file = (id: number) =>
    `<group name="a,"><rule id="${id}" level="3"><if_sid>5716</if_sid><description>x</description></rule></group>`;
  const text = sourceOf('rules.ts', {
    'b_rules.xml': file(100_003),
    'a_rules.xml': file(100_001),
    'a-b_rules.xml': file(100_002),
  });
  expect([...text.matchAll(/topic: '(.*)'/g)].map(([, topic]) => topic)).toEqual(['a-b', 'a', 'b']);
  const clash = sourceOf('rules.ts', {
    'B_rules.xml': file(100_001),
    'a_rules.xml': file(100_002),
    'b.xml': file(100_003),
  });
  expect([...clash.matchAll(/topic: '(.*)'/g)].map(([, topic]) => topic)).toEqual(['1-b', '2-a', '3-b']);
});
