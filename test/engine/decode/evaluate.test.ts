import { describe, expect, test } from 'vitest';
import { decode, ftsKey, loadDecoders, newDecodeState } from '../../../src/engine/decode/index.ts';
import type { Event } from '../../../src/engine/event.ts';
import { dataObject, printCompact } from '../../../src/engine/json/index.ts';
import { MessageLog } from '../../../src/engine/messages.ts';
import { predecode } from '../../../src/engine/predecode/index.ts';

/** Wazuh refuses a ruleset without a root of each kind. */
const BASE =
  '<decoder name="zz-p"><program_name>^zz-p$</program_name></decoder><decoder name="zz-n"><prematch>^zz-n$</prematch></decoder>';

interface Line {
  readonly text: string;
  readonly atSecond?: number;
  readonly location?: string;
}

/** Decodes lines in one session and gives the last event. */
function decodeLast(xml: string, ...lines: readonly (string | Line)[]): Event {
  const log = new MessageLog();
  const { decoders } = loadDecoders([{ path: 'etc/decoders/x.xml', bytes: BASE + xml }], log);
  if (decoders === undefined) throw new Error(JSON.stringify(log.messages));
  const state = newDecodeState();
  let last: Event | undefined;
  for (const line of lines) {
    const { text, atSecond = 0, location = 'stdin' } = typeof line === 'string' ? { text: line } : line;
    last = predecode(text, location, 'MGR');
    if (last !== undefined) decode(decoders, last, { state, nowSeconds: atSecond, hasRule: (id) => id === 5715 });
  }
  if (last === undefined) throw new Error('no event');
  return last;
}

function shown(event: Event): string {
  const { decoder } = event;
  return `${decoder?.parent === undefined ? '' : `${decoder.parent}>`}${decoder?.name ?? ''} ${printCompact(dataObject(event) ?? null)}`;
}

const root = '<decoder name="r"><prematch>^R </prematch></decoder>';
const child = (name: string, body: string) => `<decoder name="${name}"><parent>r</parent>${body}</decoder>`;
const one = (name: string) => child(name, `<regex>${name}=(\\w+)</regex><order>${name}</order>`);

describe('which decoder', () => {
  test.each([
    ['a root alone', root, 'R x', 'r null'],
    ['none', root, 'x', ' null'],
    [
      'the first of two roots that match',
      `${root}<decoder name="s"><prematch>^R</prematch></decoder>`,
      'R x',
      'r null',
    ],
    [
      'a root stays when its children fail, no other root is tried',
      `${root}${one('a')}<decoder name="s"><prematch>^R</prematch><regex>(x)</regex><order>q</order></decoder>`,
      'R x',
      'r null',
    ],
    [
      "a root's own regex is not run when it has children",
      `<decoder name="r"><prematch>^R </prematch><regex>(x)</regex><order>q</order></decoder>${child('c', '<prematch>never</prematch>')}`,
      'R x',
      'r null',
    ],
    ["a child without prematch gives its fields under the root's name", `${root}${one('a')}`, 'R a=1', 'r {"a":"1"}'],
    [
      'a child with prematch shows its parent, and the name of the root',
      `${root}${child('c', '<prematch>x</prematch>')}`,
      'R x',
      'r>r null',
    ],
    [
      'use_own_name counts for a child with prematch',
      `${root}${child('c', '<prematch>x</prematch><use_own_name>true</use_own_name>')}`,
      'R x',
      'r>c null',
    ],
    [
      'use_own_name must be exactly true',
      `${root}${child('c', '<prematch>x</prematch><use_own_name>yes</use_own_name>')}`,
      'R x',
      'r>r null',
    ],
    [
      'use_own_name does nothing for a child without prematch',
      `${root}${child('c', '<use_own_name>true</use_own_name><regex>(x)</regex><order>q</order>')}`,
      'R x',
      'r {"q":"x"}',
    ],
    ['the first child without prematch hides later ones', `${root}${one('a')}${one('b')}`, 'R b=1', 'r null'],
    [
      'an event with a program name sees no decoder without one',
      '<decoder name="r"><prematch>^x</prematch></decoder>',
      'Dec 29 10:00:01 host prog: x',
      ' null',
    ],
    [
      'an empty program name is a program name',
      '<decoder name="e"><program_name>^$</program_name></decoder>',
      'Dec 29 10:00:01 host : x',
      'e null',
    ],
    [
      'a failed prematch skips the chain that follows',
      `${root}${child('c', '<prematch>never</prematch><regex>(a)</regex><order>a</order>')}${child('c', '<regex>(x)</regex><order>c2</order>')}${child('d', '<prematch>x</prematch><use_own_name>true</use_own_name>')}`,
      'R x',
      'r>d null',
    ],
  ])('%s', (_, xml, text, expected) => {
    expect(shown(decodeLast(xml, text))).toBe(expected);
  });
});

describe('which fields', () => {
  test.each([
    [
      'members of a chain are tried after one missed',
      `${root}${one('a')}${child('a', '<regex>b=(\\w+)</regex><order>b</order>')}`,
      'R b=1',
      '{"b":"1"}',
    ],
    [
      'the next in the list follows, whatever its name',
      `${root}${one('a')}${child('o', '<prematch>never</prematch><regex>o=(\\w+)</regex><order>o</order>')}${child('a', '<regex>b=(\\w+)</regex><order>b</order>')}`,
      'R a=1 o=2 b=3',
      '{"a":"1","o":"2"}',
    ],
    [
      'after_regex goes on where the last hit ended',
      `${root}${child('a', '<regex>(\\d+),</regex><order>x</order>')}${child('a', '<regex offset="after_regex">(\\d+),</regex><order>y</order>')}`,
      'R 1,2,',
      '{"x":"1","y":"2"}',
    ],
    [
      'after_regex without a hit begins after the prematch',
      `${root}${child('a', '<regex>none(\\d+)</regex><order>x</order>')}${child('a', '<regex offset="after_regex">^(\\d+)</regex><order>y</order>')}`,
      'R 7',
      '{"y":"7"}',
    ],
    [
      "after_prematch of a child is after the child's",
      `${root}${child('a', '<prematch>P</prematch><regex offset="after_prematch">^(\\w+)</regex><order>x</order>')}`,
      'R Pabc',
      '{"x":"abc"}',
    ],
    [
      'after_prematch of a root is after its own',
      '<decoder name="r"><prematch>^R </prematch><regex offset="after_prematch">^(\\w+)</regex><order>x</order></decoder>',
      'R abc',
      '{"x":"abc"}',
    ],
    [
      "after_parent is after the root's prematch",
      `${root}${child('a', '<prematch>c</prematch><regex offset="after_parent">^(\\w+)</regex><order>x</order>')}`,
      'R abc',
      '{"x":"abc"}',
    ],
    [
      'user is dstuser, and exact lower case is static',
      '<decoder name="r"><prematch>^R </prematch><regex>(a)(b)?(\\w) (\\w)</regex><order>user</order></decoder>',
      'R a',
      'null',
    ],
    [
      'SrcIP is dynamic, srcip static',
      '<decoder name="r"><prematch>^R </prematch><regex>(\\d) (\\d)</regex><order>SrcIP, srcip</order></decoder>',
      'R 1 2',
      '{"srcip":"2"}',
    ],
    [
      'repeated regex elements are one pattern',
      '<decoder name="r"><prematch>^R </prematch><regex>a=</regex><regex>(\\w+)</regex><order>x</order></decoder>',
      'R a=1',
      '{"x":"1"}',
    ],
    [
      'more words than groups, and more groups than words',
      '<decoder name="r"><prematch>^R </prematch><regex>(\\d) (\\d)</regex><order>x</order></decoder>',
      'R 1 2',
      '{"x":"1"}',
    ],
    [
      'a backslash keeps a comma in a word',
      '<decoder name="r"><prematch>^R </prematch><regex>(\\d) (\\d)</regex><order>x\\,y, z</order></decoder>',
      'R 1 2',
      '{"x,y":"1","z":"2"}',
    ],
    [
      'a word ends at its blank',
      '<decoder name="r"><prematch>^R </prematch><regex>(\\d)</regex><order>  x y</order></decoder>',
      'R 1',
      '{"x":"1"}',
    ],
    [
      'what a pcre2 prematch captured fills the order of a regex whose groups took no part',
      '<decoder name="r"><prematch type="pcre2">^(R) (x)</prematch><regex type="pcre2">y(q)?</regex><order>a,b</order></decoder>',
      'R xy',
      '{"a":"R","b":"x"}',
    ],
    [
      'an OS_Regex between them empties what was captured',
      `<decoder name="r"><prematch type="pcre2">^(R) (x)</prematch></decoder>${child('a', '<prematch>y</prematch><regex type="pcre2">y(q)?</regex><order>a,b</order>')}`,
      'R xy',
      'null',
    ],
  ])('%s', (_, xml, text, expected) => {
    expect(shown(decodeLast(xml, text)).replace(/^\S* /, '')).toBe(expected);
  });

  test('decoder_order_size stops a regex before it assigns, and drops JSON fields one by one', () => {
    const log = new MessageLog();
    const xml = `${BASE}<decoder name="j"><prematch>^{</prematch><plugin_decoder>JSON_Decoder</plugin_decoder></decoder>`;
    const { decoders } = loadDecoders([{ path: 'x', bytes: xml }], log, 2);
    const event = predecode('{"a":1,"b":2,"c":3,"srcip":"1"}', 'stdin', 'MGR');
    if (decoders === undefined || event === undefined) throw new Error('not loaded');
    decode(decoders, event, { state: newDecodeState(), nowSeconds: 0, hasRule: () => false });
    expect(printCompact(dataObject(event) ?? null)).toBe('{"srcip":"1","a":"1","b":"2"}');
  });
});

describe('JSON plugin offsets', () => {
  const json = (offset: string) => `<plugin_decoder${offset && ` offset="${offset}"`}>JSON_Decoder</plugin_decoder>`;
  test.each([
    [
      'after_prematch of a root: after its own',
      `<decoder name="r"><prematch>^R </prematch>${json('after_prematch')}</decoder>`,
      'R {"a":1}',
      '{"a":"1"}',
    ],
    ['none: the whole log', `<decoder name="r"><prematch>^{</prematch>${json('')}</decoder>`, '{"a":1}', '{"a":"1"}'],
    [
      "after_parent: of a child with prematch, after the root's",
      `${root}${child('c', `<prematch>{</prematch>${json('after_parent')}`)}`,
      'R {"a":1}',
      '{"a":"1"}',
    ],
    [
      "after_parent of a child without prematch: the root's settings count, which have no offset",
      `${root}${child('c', json('after_parent'))}`,
      'R {"a":1}',
      'null',
    ],
    [
      'after_regex: nothing',
      `<decoder name="r"><prematch>^R </prematch>${json('after_regex')}</decoder>`,
      'R {"a":1}',
      'null',
    ],
    [
      'text that is no JSON: nothing, the decoder stays',
      `<decoder name="r"><prematch>^{</prematch>${json('')}</decoder>`,
      '{"a":',
      'null',
    ],
  ])('%s', (_, xml, text, expected) => {
    expect(shown(decodeLast(xml, text)).replace(/^\S* /, '')).toBe(expected);
  });
});

describe('plugins', () => {
  const plugin = (name: string) =>
    `<decoder name="r"><prematch>^\\S</prematch><plugin_decoder>${name}</plugin_decoder></decoder>`;
  test.each([
    [
      'PF_Decoder',
      'rule 3/(match) pass in on em0: 10.0.0.1.1234 > 10.0.0.2.80: udp',
      '{"protocol":"UDP","action":"pass","srcip":"10.0.0.1","srcport":"1234","dstip":"10.0.0.2","dstport":"80"}',
    ],
    [
      'PF_Decoder',
      'rule 3/(match) block in on em0: 10.0.0.1 > 10.0.0.2: icmp',
      '{"protocol":"ICMP","action":"block","srcip":"10.0.0.1","dstip":"10.0.0.2"}',
    ],
    [
      'PF_Decoder',
      'rule 3/(match) block in on em0: 10.0.0.1.5 < x',
      '{"action":"block","srcip":"10.0.0.1","srcport":"5"}',
    ],
    ['PF_Decoder', 'rule 3/(match) drop', 'null'],
    [
      'SymantecWS_Decoder',
      '10=no,11=10.0.0.1,10=bob,10=eve,3=1234567,60=http://x/',
      '{"srcip":"10.0.0.1","dstuser":"bob","id":"3=1234567","url":"http://x/"}',
    ],
    [
      'SonicWall_Decoder',
      'x pri=6 c=1024 m=537 n=1 src=10.0.0.1:5:LAN dst=10.0.0.2:80:WAN proto=tcp/http',
      '{"protocol":"tcp","action":"close","srcip":"10.0.0.1","srcport":"5","dstip":"10.0.0.2","dstport":"80","id":"537","status":"6"}',
    ],
    [
      'SonicWall_Decoder',
      'x pri=6 c=1024 m=97 src=10.0.0.1:5:LAN dst=10.0.0.2:80:WAN proto=tcp/http result=404 dstname=x.org arg=/y',
      '{"protocol":"tcp","srcip":"10.0.0.1","srcport":"5","dstip":"10.0.0.2","dstport":"80","id":"404","status":"6","url":"x.org/y"}',
    ],
  ])('%s of %s', (name, text, expected) => {
    expect(shown(decodeLast(plugin(name), text))).toBe(`r ${expected}`);
  });

  test('an OSSEC alert becomes the event that it was about', () => {
    const event = decodeLast(
      plugin('OSSECAlert_Decoder'),
      'ossec: Alert Level: 3; Rule: 5715 - ok; Location: (a) any->/x; srcip: 10.0.0.1; user: bob; the log',
    );
    expect(event).toMatchObject({
      category: 'ossec alert',
      referencedRule: 5715,
      location: 'stdin|(a) any->/x',
      hostname: 'stdin|(a) any->/x',
      log: 'the log',
      fullLog: 'the log',
    });
    expect(shown(event)).toBe('r {"srcip":"10.0.0.1","dstuser":"bob"}');
  });

  test('an OSSEC alert with a rule that is not there changes nothing but the category', () => {
    const event = decodeLast(plugin('OSSECAlert_Decoder'), 'ossec: Alert Level: 3; Rule: 1 - ok; Location: x; the log');
    expect(event).toMatchObject({ category: 'ossec alert', referencedRule: undefined, location: 'stdin' });
  });
});

describe('the accumulator', () => {
  const xml =
    '<decoder name="r"><prematch>^R </prematch><accumulate/><regex type="pcre2">id=(\\w*)(?: srcip=(\\w*))?(?: user=(\\w*))?</regex><order>id,srcip,user</order></decoder>';
  test.each([
    [
      'fills what a later event of the id lacks',
      ['R id=1 srcip=a', 'R id=1 srcip= user=u'],
      '{"srcip":"a","dstuser":"u","id":"1"}',
    ],
    [
      'keeps the first value, and does not touch one that is there',
      ['R id=1 srcip=a', 'R id=1 srcip=b', 'R id=1'],
      '{"srcip":"a","id":"1"}',
    ],
    ['knows ids apart', ['R id=1 srcip=a', 'R id=2'], '{"id":"2"}'],
    ['is alive after 120 seconds', ['R id=1 srcip=a', { text: 'R id=1', atSecond: 120 }], '{"srcip":"a","id":"1"}'],
    ['has forgotten after 121', ['R id=1 srcip=a', { text: 'R id=1', atSecond: 121 }], '{"id":"1"}'],
    ['keeps no value of more than 80 bytes', [`R id=1 srcip=${'a'.repeat(81)}`, 'R id=1'], '{"id":"1"}'],
  ])('%s', (_, lines, expected) => {
    expect(shown(decodeLast(xml, ...lines))).toBe(`r ${expected}`);
  });
});

describe('the first-time key', () => {
  const xml = (fts: string) =>
    `<decoder name="r"><prematch>^R </prematch><regex>(\\w+) (\\w+) (\\w+)</regex><order>k, srcuser, extra_data</order><fts>${fts}</fts></decoder>`;
  test.each([
    ['name, srcuser, location', 'r   u     stdin'],
    ['k', `${' '.repeat(9)}R`],
    ['extra_data', '        '],
    ['name,K', 'r         R'],
  ])('of <fts>%s</fts> is %j', (fts, expected) => {
    expect(ftsKey(decodeLast(xml(fts), 'R u x'))).toBe(expected);
  });

  test('is undefined without <fts>', () => {
    expect(ftsKey(decodeLast(root, 'R x'))).toBeUndefined();
  });
});
