import { describe, expect, test } from 'vitest';
import { sentinelone } from '../../../../rules-src/sentinelone/plugin.ts';
import { syslogKeys } from '../../../../rules-src/sentinelone/syslog/keys.ts';
import { minimalBase } from '../../../../src/engine/base/index.ts';
import { rulesetWith } from '../../../builders/engine-answers.ts';
import { syslogAnswer } from '../../../builders/syslog-answer.ts';

const ruleset = rulesetWith(minimalBase, sentinelone);

function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  return syslogAnswer(ruleset, `CEF:2|SentinelOne|Mgmt|${body}`).fields;
}

const every = syslogKeys.flatMap(({ field, keys }) => keys.map((key) => ({ key, field })));

describe('every key of the table', () => {
  test.each(every)('$key fills $field', ({ key, field }) => {
    const value = field === 'activityType' ? '4711' : 'a value, of 3 words';
    const before = key === 'rt' ? 'cat' : 'rt';
    expect(fieldsOf(`${before}=x|${key}=${value}|vendor=SentinelOne`)[field], 'between pipes').toBe(value);
    expect(fieldsOf(`Windows|1|name|1|${before}=x ${key}=${value} originatorName=y`)[field], 'between blanks').toBe(
      value,
    );
  });

  test('a line with all of them stays below Wazuh’s 256 fields and loses none', () => {
    const one = syslogKeys.map(({ field, keys }) => [
      field,
      keys[0],
      field === 'activityType' ? '4711' : `v of ${field}`,
    ]);
    const fields = fieldsOf(one.map(([, key, value]) => `${key}=${value}`).join('|'));
    expect(fields).toMatchObject(Object.fromEntries(one.map(([field, , value]) => [field, value])));
  });
});

describe('values between pipes', () => {
  test.each([
    ['blanks', 'suser=Jane Doe|rt=x', 'Jane Doe'],
    ['at the end', 'rt=x|suser=Jane Doe', 'Jane Doe'],
    ['blanks around', 'rt=x|suser= Jane Doe |cat=y', 'Jane Doe'],
    ['one character', 'rt=x|suser=J|cat=y', 'J'],
    ['an equals sign', 'rt=x|suser=a=b c=d|cat=y', 'a=b c=d'],
    ['a key of ours after a blank', 'rt=x|suser=Jane cat=z|cat=y', 'Jane cat=z'],
    ['a pipe without a key', 'rt=x|suser=a|b c|cat=y', 'a|b c'],
    ['a pipe at its start', 'rt=x|suser=|b c|cat=y', '|b c'],
    ['an escaped pipe', String.raw`rt=x|suser=a\|b|cat=y`, String.raw`a\|b`],
    ['an escaped pipe before what is no key', String.raw`rt=x|suser=a\|b=c|cat=y`, String.raw`a\|b=c`],
    ['a backslash at its end', String.raw`rt=x|suser=C:\Temp\|cat=y`, 'C:\\Temp\\'],
    ['a backslash at its end, before camel case', String.raw`rt=x|suser=C:\Temp\|siteName=y`, 'C:\\Temp\\'],
    ['None within', 'rt=x|suser=None of them|cat=y', 'None of them'],
    ['a line break', 'rt=x|suser=two\nlines|cat=y', 'two\nlines'],
    ['bytes beyond ASCII', 'rt=x|suser=Übersicht 見積書|cat=y', 'Übersicht 見積書'],
    ['a key this table lacks ends it', 'rt=x|suser=Jane|somethingNew=1|cat=y', 'Jane'],
  ])('%s', (_what, body, expected) => {
    expect(fieldsOf(body).suser).toBe(expected);
  });

  test.each([
    ['empty', 'rt=x|suser=|cat=y'],
    ['blanks only', 'rt=x|suser=  |cat=y'],
    ['None', 'rt=x|suser=None|cat=y'],
    ['None at the end', 'rt=x|suser=None'],
    ['empty at the end', 'rt=x|suser='],
    ['an empty list', 'rt=x|suser=[]|cat=y'],
    ['part of another key', 'rt=x|notsuser=Jane|cat=y'],
  ])('%s: no field', (_what, body) => {
    expect(fieldsOf(body)).not.toHaveProperty('suser');
  });
});

describe('values between blanks', () => {
  const header = 'Windows|19|New active threat - machine A|1|';
  test.each([
    ['blanks', 'suser=Jane Doe rt=x', 'Jane Doe'],
    ['several blanks before the next key', 'suser=Jane  Doe   rt=x', 'Jane  Doe'],
    ['at the end', 'rt=x suser=Jane Doe', 'Jane Doe'],
    [
      'a piece that looks like a key and is none',
      String.raw`suser=C:\Program Files\Tool=X\a.exe --path=D X=1 cat=y`,
      String.raw`C:\Program Files\Tool=X\a.exe --path=D X=1`,
    ],
    ['an unknown key', 'suser=Jane fooBar=1 rt=x', 'Jane fooBar=1'],
    ['a member of a family', 'suser=Jane sourceSomethingNew=1 rt=x', 'Jane'],
    [
      'parentheses and commas',
      'suser=#arcsightDate(Thu, 14 Apr 2022, 06:19:49 UTC) rt=x',
      '#arcsightDate(Thu, 14 Apr 2022, 06:19:49 UTC)',
    ],
    ['a pipe', 'suser=a|b rt=x', 'a|b'],
    ['None within', 'suser=None of them rt=x', 'None of them'],
    ['a tab before the next key', 'suser=Jane Doe\trt=x', 'Jane Doe'],
  ])('%s', (_what, pairs, expected) => {
    expect(fieldsOf(header + pairs).suser).toBe(expected);
  });

  test.each([
    ['empty', 'suser= rt=x'],
    ['None', 'suser=None rt=x'],
    ['None at the end', 'rt=x suser=None'],
    ['empty at the end', 'rt=x suser='],
    ['part of another key', 'rt=x xsuser=Jane'],
  ])('%s: no field', (_what, pairs) => {
    expect(fieldsOf(header + pairs)).not.toHaveProperty('suser');
  });
});

describe('the header', () => {
  test.each<[string, string, Record<string, string | undefined>]>([
    [
      'a version that is an address',
      '192.0.2.1|65|name|1|rt=x',
      { versionSlot: '192.0.2.1', activityType: '65', eventDesc: 'name' },
    ],
    ['a console build', 'S-22.1.3#31|25|User Deleted|1|rt=x', { versionSlot: 'S-22.1.3#31', activityType: '25' }],
    [
      'no version',
      '|25|User Deleted|1|rt=x',
      { versionSlot: undefined, activityType: '25', eventDesc: 'User Deleted' },
    ],
    ['a version None', 'None|25|User Deleted|1|rt=x', { versionSlot: undefined, activityType: '25' }],
    ['an empty name', 'OS X|25||1|rt=x', { eventDesc: undefined, activityType: '25', eventSeverity: '1' }],
    ['a pipe in the name', 'OS X|25|a|b|1|rt=x', { eventDesc: 'a|b' }],
    ['a severity in words', 'OS X|25|name|Very-High|rt=x', { eventDesc: 'name', eventSeverity: undefined, rt: 'x' }],
    ['no pairs at all', 'OS X|25|name - machine A|1|', { eventDesc: 'name - machine A', 'endpoint.name': 'A' }],
    ['cut in the name', 'OS X|25|New active thr', { activityType: '25', eventDesc: 'New active thr' }],
    [
      'a key that says the same',
      'OS X|25|name|1|eventDesc=other activityType=26',
      { eventDesc: 'other', activityType: '26' },
    ],
    [
      'a key without a value',
      'OS X|25|name|1|eventDesc=None activityType=None',
      { eventDesc: 'name', activityType: '25' },
    ],
    ['a machine with a blank', 'OS X|19|New threat - machine MAC 1 |1|rt=x', { 'endpoint.name': 'MAC 1' }],
    [
      'a file called like a machine',
      'OS X|19|New threat|1|filePath=/a - machine b/c cat=y',
      { 'endpoint.name': undefined, filePath: '/a - machine b/c' },
    ],
    ['only a number: a unified alert', '16000|alertId=1|cat=y', { activityType: '16000', versionSlot: undefined }],
    [
      'an operating system before pairs',
      'Windows 10|rt=x|cat=y',
      { versionSlot: 'Windows 10', activityType: undefined },
    ],
  ])('%s', (_what, body, expected) => {
    const fields = fieldsOf(body);
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, fields[name]]))).toEqual(expected);
  });
});

test('Wazuh’s static fields', () => {
  const body =
    'suser=Jane Doe|duser=Zoë Müller|ip=203.0.113.200|activityType=5232|sourceHostName=wks|sourceUserName=k|' +
    'firewallNotificationTrafficProtocol=TCP|firewallNotificationTrafficRemoteHost=2001:db8::7|' +
    'firewallNotificationTrafficLocalPort=50123|firewallNotificationTrafficRemotePort=443';
  expect(syslogAnswer(ruleset, `CEF:2|SentinelOne|Mgmt|${body}`).statics).toEqual({
    protocol: 'TCP',
    srcip: '203.0.113.200',
    srcport: '50123',
    srcuser: 'Jane Doe',
    dstip: '2001:db8::7',
    dstport: '443',
    dstuser: 'Zoë Müller',
    id: '5232',
    system_name: 'wks',
  });
});

test('a host name is no address, an empty port no port', () => {
  const body =
    'rt=x|firewallNotificationTrafficRemoteHost=evil.example|firewallNotificationTrafficLocalHost=None|' +
    'firewallNotificationTrafficRemotePort=|activityType=5232';
  const { statics, fields } = syslogAnswer(ruleset, `CEF:2|SentinelOne|Mgmt|${body}`);
  expect(statics).toEqual({ id: '5232' });
  expect(fields.firewallNotificationTrafficRemoteHost).toBe('evil.example');
});

test('numbered addresses are fields of their own', () => {
  expect(
    fieldsOf('rt=x|sourceAddress01=192.0.2.1|sourceAddress02=192.0.2.2|sourceMacAddress=00:00:5e:00:53:01'),
  ).toMatchObject({
    sourceAddress: '192.0.2.1',
    sourceAddress2: '192.0.2.2',
    sourceMacAddress: '00:00:5e:00:53:01',
  });
});

test('no rule sees an empty field: what is missing is absent', () => {
  const { fields, statics } = syslogAnswer(ruleset, 'CEF:2|SentinelOne|Mgmt|suser=|duser=None|rt=x|cat=y|eventID=');
  expect(fields).toEqual({ rt: 'x', cat: 'y' });
  expect(statics).toEqual({});
});
