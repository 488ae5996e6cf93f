import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { compilePlugin } from '../../src/compile/index.ts';
import {
  apiSource,
  apiTransport,
  fileTransport,
  list,
  type PluginInput,
  syslogTransport,
} from '../../src/define/index.ts';
import { readXml } from '../../src/engine/xml/index.ts';
import { acme } from '../builders/definitions.ts';

const source = apiSource({
  plugin: 'acme',
  version: '1.0.0',
  authorize: () => ({}),
  streams: [],
  scopes: ['sites'],
  secretMembers: [],
  refusesCursor: () => false,
});
const vips = list({ name: 'vips', description: 'x', entries: { 'b:1': 'x', a: '' } });
const guests = list({ name: 'guests', description: 'x' });

function textOf(path: string, given: Partial<PluginInput>): string | undefined {
  return compilePlugin(acme(given), { root: '/' }).artifacts.find((artifact) => artifact.path === path)?.text;
}

describe('ossec.conf.xml', () => {
  const everything: Partial<PluginInput> = {
    lists: [vips, guests],
    streams: source,
    transports: [
      apiTransport({ intervalMinutes: 5 }),
      syslogTransport({ marker: 'acme' }),
      fileTransport({ logFormat: 'syslog', location: '/var/log/acme' }),
    ],
  };
  test.each<[string, Partial<PluginInput>, readonly string[]]>([
    ['nothing', {}, []],
    ['lists', { lists: [vips] }, ['ruleset']],
    ['an API', { streams: source, transports: [apiTransport()] }, ['wodle', 'localfile']],
    ['syslog', { transports: [syslogTransport({ marker: 'x' })] }, ['localfile']],
    ['everything', everything, ['ruleset', 'wodle', 'localfile', 'localfile', 'localfile']],
  ])('of %s has the blocks that it needs, for both readers of XML', (_what, given, blocks) => {
    const text = textOf('ossec.conf.xml', given) ?? '';
    expect(XMLValidator.validate(text)).toBe(true);
    expect(readXml(text)[0]?.children.map(({ name }) => name)).toEqual(blocks);
  });

  test('the wodle has a tag, a time limit and no output', () => {
    const wodle = readXml(textOf('ossec.conf.xml', everything) ?? '')[0]?.children.find(({ name }) => name === 'wodle');
    const settings = Object.fromEntries((wodle?.children ?? []).map(({ name, content }) => [name, content]));
    expect(settings).toEqual({
      disabled: 'no',
      tag: 'acme',
      command: '/var/ossec/integrations/ossify-acme --config /var/ossec/etc/ossify/acme.json',
      interval: '5m',
      run_on_start: 'yes',
      ignore_output: 'yes',
      timeout: '180',
    });
  });
});

describe('lists', () => {
  test.each([
    ['etc/lists/acme-vips', 'a:\n"b:1":x\n'],
    ['etc/lists/acme-guests', ''],
  ])('%s holds its entries sorted, a key with a colon in quotes', (path, text) => {
    expect(textOf(path, { lists: [vips, guests] })).toBe(text);
  });
});

test.each([
  ['syslog/syslog-ng.conf', /port\(7001\)[\s\S]*port\(7002\)[\s\S]*message\("acme door" type\("string"\)/],
  ['syslog/rsyslog.conf', /\$rawmsg contains "acme door"[\s\S]*port="7001"[\s\S]*port="7002"/],
  ['syslog/logrotate.conf', /^\/var\/ossec\/logs\/ossify\/acme\.log \{$/m],
  ['syslog/certificates.sh', /^dir='\/etc\/ossify\/acme'$/m],
])('%s has the ports, the marker and the paths of the plugin', (path, holds) => {
  const transports = [syslogTransport({ marker: 'acme door', port: 7001, octetPort: 7002 })];
  expect(textOf(path, { transports })).toMatch(holds);
});

test('the example configuration names every scope of the API and the stream that is off', () => {
  const text = textOf('etc/ossify/acme.json', {
    streams: source,
    transports: [apiTransport({ consoleUrl: 'https://acme.example.com' })],
  });
  expect(JSON.parse(text ?? '')).toMatchObject({
    version: 1,
    consoles: [
      { url: 'https://acme.example.com', scope: { sites: [] }, tokenFile: '/var/ossec/etc/ossify/acme.token' },
    ],
    stateDir: '/var/ossec/queue/ossify/acme',
  });
});
