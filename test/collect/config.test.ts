import { describe, expect, test } from 'vitest';
import { readCommand } from '../../src/collect/command-line.ts';
import { configSchema, schemaTable } from '../../src/collect/config/index.ts';
import { readConfig, startMicros } from '../../src/collect/config/read-config.ts';
import { readToken } from '../../src/collect/config/token.ts';
import { ConfigFault } from '../../src/collect/fault.ts';
import { microsText } from '../../src/collect/instant.ts';
import { orchard } from '../builders/invented-source.ts';
import { MemoryFiles } from '../builders/memory-files.ts';

const good = { name: 'main', url: 'https://orchard.example', tokenFile: '/etc/token' };

function read(value: unknown) {
  const files = new MemoryFiles(() => 0, ['/etc']);
  files.write('/etc/orchard.json', typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));
  return readConfig('/etc/orchard.json', orchard, files);
}

describe('a configuration', () => {
  test('has defaults for all but consoles', () => {
    expect(read({ version: 1, consoles: [good] })).toEqual({
      consoles: [
        {
          name: 'main',
          origin: 'https://orchard.example',
          token: { kind: 'file', name: '/etc/token' },
          scope: { plots: [] },
          streams: ['events', 'trees'],
          caFile: null,
          proxy: null,
        },
      ],
      startFrom: '24h',
      overlapSeconds: 600,
      output: { file: '/var/ossec/logs/ossify/orchard.json', maxSizeMiB: 100, keep: 5 },
      stateDir: '/var/ossec/queue/ossify/orchard',
    });
  });

  test.each([
    ['https://orchard.example/', 'https://orchard.example'],
    ['orchard.example', 'https://orchard.example'],
    ['https://Orchard.example/login?x=1', 'https://orchard.example'],
    ['https://orchard.example:8443', 'https://orchard.example:8443'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
    ['http://localhost', 'http://localhost'],
  ])('url %s is %s', (url, origin) => {
    expect(read({ version: 1, consoles: [{ ...good, url }] }).consoles[0]?.origin).toBe(origin);
  });

  test('collects only the streams that it names, when it names any', () => {
    expect(read({ version: 1, consoles: [{ ...good, streams: { trees: true } }] }).consoles[0]?.streams).toEqual([
      'trees',
    ]);
  });

  test.each<[string, unknown, RegExp]>([
    [
      'an unknown key names the nearest',
      { version: 1, consoles: [good], startfrom: '1h' },
      /orchard\.json:10: Unknown key "startfrom". Did you mean "startFrom"\?/,
    ],
    [
      'also inside',
      { version: 1, consoles: [{ ...good, tokenfile: 'x' }] },
      /json:8: Unknown key "tokenfile" in consoles\[0\]\. Did you mean "tokenFile"/,
    ],
    [
      'an unknown stream lists the known',
      { version: 1, consoles: [{ ...good, streams: { zzzzzzzzzz: true } }] },
      /Known are: events, trees/,
    ],
    ['an unknown scope', { version: 1, consoles: [{ ...good, scope: { plot: [] } }] }, /Did you mean "plots"/],
    [
      'every fault at once',
      { version: 2, consoles: [], stateDir: 'x' },
      /"version" is 2, not 1[\s\S]*"consoles" is empty[\s\S]*"stateDir" is "x"/,
    ],
    ['a missing key', { version: 1, consoles: [{ name: 'main' }] }, /"consoles\[0\]" lacks "url"/],
    [
      'a wrong type',
      { version: 1, consoles: [{ ...good, name: 7 }] },
      /"consoles\[0\]\.name" is an integer, not a string/,
    ],
    [
      'plain http',
      { version: 1, consoles: [{ ...good, url: 'http://orchard.example' }] },
      /json:6: .*does not keep the token secret/,
    ],
    [
      'credentials in the url',
      { version: 1, consoles: [{ ...good, url: 'https://a:b@orchard.example' }] },
      /holds a user name or password/,
    ],
    ['two tokens', { version: 1, consoles: [{ ...good, tokenEnv: 'X' }] }, /names 2 places for its token/],
    ['no token', { version: 1, consoles: [{ name: 'main', url: 'https://a' }] }, /names 0 places for its token/],
    ['two consoles of one name', { version: 1, consoles: [good, good] }, /Two consoles are called "main"/],
    ['a start that is no time', { version: 1, consoles: [good], startFrom: '2026-99-01' }, /no such time exists/],
    ['a start that is nothing', { version: 1, consoles: [good], startFrom: 'yesterday' }, /"startFrom" is "yesterday"/],
    ['broken JSON names the line', '{\n "version": 1,\n "consoles": [,]\n}', /orchard\.json:3: This is not JSON/],
    ['no object', '[]', /The configuration is an array/],
  ])('%s', (_, value, message) => {
    expect(() => read(value)).toThrow(ConfigFault);
    expect(() => read(value)).toThrow(message);
  });

  test('that does not exist is named', () => {
    expect(() => readConfig('/etc/none.json', orchard, new MemoryFiles(() => 0, []))).toThrow(
      '/etc/none.json does not exist',
    );
  });

  test('has a schema whose every key is documented', () => {
    const table = schemaTable(configSchema(orchard));
    expect(table).toContain('| `consoles[].tokenFile` | string |');
    expect(table).toContain('| `startFrom` | string | `"24h"` |');
    expect(table).toContain('| `consoles[].streams.events` | boolean |');
    expect(table).not.toMatch(/undefined|\| {2}\|$/m);
  });

  test.each([
    ['90m', '2026-03-01T10:30:00.000000Z'],
    ['7d', '2026-02-22T12:00:00.000000Z'],
    ['2026-02-01', '2026-02-01T00:00:00.000000Z'],
    ['2026-02-01T10:00Z', '2026-02-01T10:00:00.000000Z'],
    ['2026-02-01T10:00:00.123456+01:00', '2026-02-01T09:00:00.123456Z'],
  ])('startFrom %s is %s', (text, expected) => {
    expect(microsText(startMicros(text, Date.parse('2026-03-01T12:00:00Z')) ?? Number.NaN)).toBe(expected);
  });
});

describe('a token', () => {
  const config = (token: { kind: 'file' | 'environment' | 'credential'; name: string }) => {
    const [console] = read({ version: 1, consoles: [good] }).consoles;
    if (!console) throw new Error('no console');
    return { ...console, token };
  };
  const fromFile = (text: string, mode: number) => {
    const files = new MemoryFiles(() => 0, ['/etc', '/credentials']);
    files.write('/etc/token', text, mode);
    return readToken(config({ kind: 'file', name: '/etc/token' }), files, {});
  };

  test.each([0o600, 0o640, 0o400, 0o440])('file of mode %o is read, blanks around it are not', (mode) => {
    expect(fromFile('\ufeff  abc.def-123 \r\n', mode)).toBe('abc.def-123');
  });

  test.each([0o644, 0o604, 0o660, 0o641, 0o777])('file of mode %o is refused, its content is not told', (mode) => {
    expect(() => fromFile('canary', mode)).toThrow(/has mode 0\d+/);
    expect(() => fromFile('canary', mode)).not.toThrow(/canary/);
  });

  test.each(['', ' \n', 'two words', 'line\nbreak', 'non-ascii-é'])('of %j is refused, and not told', (text) => {
    expect(() => fromFile(text, 0o640)).toThrow(ConfigFault);
    if (text.trim() !== '') expect(() => fromFile(text, 0o640)).not.toThrow(text.trim());
  });

  test('comes from the environment or a credential of systemd', () => {
    const files = new MemoryFiles(() => 0, ['/credentials']);
    files.write('/credentials/api', 'from-systemd\n');
    expect(readToken(config({ kind: 'environment', name: 'TOKEN' }), files, { TOKEN: 'from-env' })).toBe('from-env');
    expect(
      readToken(config({ kind: 'credential', name: 'api' }), files, { CREDENTIALS_DIRECTORY: '/credentials' }),
    ).toBe('from-systemd');
    expect(() => readToken(config({ kind: 'credential', name: 'api' }), files, {})).toThrow(
      /CREDENTIALS_DIRECTORY is not set/,
    );
    expect(() => readToken(config({ kind: 'environment', name: 'TOKEN' }), files, {})).toThrow(
      /The variable TOKEN holds no token/,
    );
  });
});

describe('the command line', () => {
  test.each([
    [['--help'], { kind: 'help' }],
    [['--version'], { kind: 'version' }],
    [['--config', 'f', '--doctor'], { kind: 'doctor', configFile: 'f' }],
    [
      ['--config=f'],
      { kind: 'collect', options: { configFile: 'f', isDry: false, isImpatient: false, isTalkative: false } },
    ],
    [
      ['--now', '--config', 'f', '--dry-run'],
      { kind: 'collect', options: { isDry: true, isImpatient: true, isTalkative: true } },
    ],
    [
      ['--config', 'f', '--backfill', '2026-01-01..2026-01-02T10:00'],
      { kind: 'collect', options: { backfill: { from: 1_767_225_600_000_000, to: 1_767_348_000_000_000 } } },
    ],
  ])('%j', (args, expected) => {
    expect(readCommand(args, false)).toMatchObject(expected);
  });

  test.each([
    [[], /--config FILE is missing/],
    [['--config'], /wants a value/],
    [['--config', 'f', '--dry-run', '--doctor'], /exclude each other/],
    [['--config', 'f', '--backfill', '2026-01-02..2026-01-01'], /no span of time/],
    [['--config', 'f', '--backfill', '2026-01-02'], /no span of time/],
    [['--config', 'f', '--token', 'canary'], /^((?!canary)[\s\S])*$/],
    [['canary'], /^((?!canary)[\s\S])*$/],
  ])('%j is refused, and an argument is not repeated', (args, message) => {
    expect(() => readCommand(args, false)).toThrow(message);
  });
});
