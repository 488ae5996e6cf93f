import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { sentinelone } from '../../rules-src/sentinelone/plugin.ts';
import { minimalBase } from '../../src/engine/base/index.ts';
import { rulesetWith } from '../builders/engine-answers.ts';
import { type Folder, temporaryFolder } from '../builders/fake-manager-root.ts';
import { requires } from '../builders/requires.ts';
import { syslogAnswer } from '../builders/syslog-answer.ts';
import { generatedText } from '../builders/syslog-relay.ts';

const NAMES = ['--name', 'relay.example', '--name', '192.0.2.7', '--name', '2001:db8::7'];

let folder: Folder;
let dir: string;
beforeEach(() => {
  folder = temporaryFolder({ 'certificates.sh': generatedText('certificates.sh') });
  dir = join(folder.path, 'tls');
});
afterEach(() => folder.remove());

/** A CA, the relay's certificate for NAMES and a sender's for "console", made once for all tests. */
let made: Folder;
beforeAll(() => {
  made = temporaryFolder();
  dir = join(made.path, 'tls');
  folder = made;
  run([...NAMES, '--client', 'console']);
});
afterAll(() => made.remove());
const startFromMade = () => cpSync(join(made.path, 'tls'), dir, { recursive: true });

const renewedFor = (days: number) => {
  startFromMade();
  run(['--renew'], days);
};

const ruleset = rulesetWith(minimalBase, sentinelone);

/** The script, or one whose certificates have another term, as if time had passed. */
function run(options: readonly string[], termDays = 398) {
  const script = generatedText('certificates.sh').replace('leaf_days=398', `leaf_days=${termDays}`);
  folder.write({ 'certificates.sh': script });
  const done = spawnSync('sh', [join(folder.path, 'certificates.sh'), '--dir', dir, ...options], { encoding: 'utf8' });
  return { exit: done.status, stdout: done.stdout, stderr: done.stderr };
}

const certificate = (name: string) => new X509Certificate(readFileSync(join(dir, name)));
const modeOf = (name: string) => (statSync(join(dir, name)).mode & 0o777).toString(8);

requires('openssl').describe('certificates.sh', () => {
  test('makes a CA, and a certificate for host names and addresses, keys for their owner alone', () => {
    expect(run(NAMES)).toMatchObject({ exit: 0, stderr: '' });
    expect(readdirSync(dir).toSorted()).toEqual(['ca.crt', 'ca.key', 'server.crt', 'server.key']);
    const [ca, server] = [certificate('ca.crt'), certificate('server.crt')];
    expect(ca.ca).toBe(true);
    expect(server.ca).toBe(false);
    expect(server.checkIssued(ca) && server.verify(ca.publicKey)).toBe(true);
    expect(server.checkHost('relay.example')).toBe('relay.example');
    expect([server.checkIP('192.0.2.7'), server.checkIP('192.0.2.8')]).toEqual(['192.0.2.7', undefined]);
    expect(server.subjectAltName).toContain('IP Address:2001:DB8:0:0:0:0:0:7');
    expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(server.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
    expect(['ca.key', 'server.key', 'ca.crt', 'server.crt'].map(modeOf)).toEqual(['600', '600', '644', '644']);
  });

  test('run again changes nothing; what is missing is made, and no key is ever written over', () => {
    startFromMade();
    const before = folder.snapshot();
    expect(run(NAMES).exit).toBe(0);
    expect(folder.snapshot()).toEqual(before);
    expect(certificate('client.crt').keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    const key = readFileSync(join(dir, 'server.key'), 'utf8');
    rmSync(join(dir, 'server.crt'));
    expect(run(NAMES).exit).toBe(0);
    expect(readFileSync(join(dir, 'server.key'), 'utf8')).toBe(key);
    expect(certificate('server.crt').publicKey.export({ type: 'spki', format: 'pem' })).toContain('PUBLIC KEY');
  });

  test('--renew signs anew with the old keys and names, and leaves the CA that senders have', () => {
    startFromMade();
    const [ca, server] = [certificate('ca.crt'), certificate('server.crt')];
    expect(run(['--renew'])).toMatchObject({ exit: 0, stderr: '' });
    const renewed = certificate('server.crt');
    expect(certificate('ca.crt').fingerprint256).toBe(ca.fingerprint256);
    expect(renewed.serialNumber).not.toBe(server.serialNumber);
    expect(renewed.subjectAltName).toBe(server.subjectAltName);
    expect(renewed.publicKey.equals(server.publicKey)).toBe(true);
    expect(certificate('client.crt').subject).toContain('CN=console');
  });

  test('--renew signs the CA anew, with its key, when it would end before the certificate', () => {
    startFromMade();
    const ca = certificate('ca.crt');
    expect(run(['--renew'], 3640).stdout).toContain('give senders the new ca.crt');
    expect(certificate('ca.crt').fingerprint256).not.toBe(ca.fingerprint256);
    expect(certificate('server.crt').verify(ca.publicKey)).toBe(true);
  });

  /** What is wrong, how it came about, what --check says, and the rule that fires. */
  const wrongs: readonly (readonly [
    what: string,
    make: () => void,
    options: readonly string[],
    says: string,
    rule: number,
  ])[] = [
    ['a certificate that ends soon', () => renewedFor(29), [], 'server.crt ends in 29 days, on ', 105104],
    [
      'one that ends within the days that were asked for',
      startFromMade,
      ['--days', '400'],
      'server.crt ends in 398 days',
      105104,
    ],
    ['one that has ended', () => renewedFor(0), [], 'server.crt ended on ', 105105],
    [
      'one that is for another name',
      startFromMade,
      ['--name', 'other.example'],
      'server.crt is not for other.example',
      105104,
    ],
    ['a sender’s that is for another', startFromMade, ['--client', 'b'], 'client.crt is not for b', 105104],
    [
      'one of another key',
      () => {
        startFromMade();
        writeFileSync(join(dir, 'server.key'), readFileSync(join(dir, 'client.key')));
      },
      [],
      'server.crt does not belong to server.key',
      105105,
    ],
    [
      'one that another CA signed',
      () => {
        startFromMade();
        rmSync(join(dir, 'ca.crt'));
        rmSync(join(dir, 'ca.key'));
        run([]);
      },
      [],
      'server.crt is not signed by ca.crt',
      105105,
    ],
    [
      'a text that is none',
      () => {
        startFromMade();
        writeFileSync(join(dir, 'server.crt'), 'x');
      },
      [],
      'server.crt is no certificate',
      105105,
    ],
    [
      'a key that everybody can read',
      () => {
        startFromMade();
        chmodSync(join(dir, 'server.key'), 0o644);
      },
      [],
      'server.key can be read by everybody',
      105104,
    ],
  ];

  test.each(wrongs)('--check exits 1 on %s, says so, and Wazuh alerts on it', (_what, make, options, says, rule) => {
    make();
    const log = join(folder.path, 'relay.log');
    const done = run(['--check', '--log', log, ...options]);
    expect(done.exit).toBe(1);
    expect(done.stderr).toContain(says);
    const [line = ''] = readFileSync(log, 'utf8').split('\n');
    expect(line).toContain(says);
    expect(syslogAnswer(ruleset, line)).toMatchObject({ decoder: 'sentinelone', rule });
  });

  test('--check of what is in order exits 0, says how long it lasts, and writes no line', () => {
    startFromMade();
    const log = join(folder.path, 'relay.log');
    const done = run(['--check', '--log', log, ...NAMES]);
    expect(done).toMatchObject({ exit: 0, stderr: '' });
    expect(done.stdout).toMatch(/server\.crt is valid for 398 days, until \w{3} [ \d]\d .* GMT/);
    expect(existsSync(log)).toBe(false);
  });

  test.each([
    [[], 'the first run needs --name'],
    [['--name'], '--name needs a value'],
    [['--name', 'a b'], '--name takes a host name or an address'],
    [['--name', 'a$(id)'], '--name takes a host name or an address'],
    [['--name', 'a', '--client', '../x'], '--client takes letters'],
    [['--days', 'ten'], '--days takes a number'],
    [['--nmae', 'a'], 'unknown option --nmae'],
    [['--check'], 'has no ca.crt'],
    [['--renew'], 'has no ca.crt'],
  ])('%j is refused with exit 2, and nothing is made', (options, says) => {
    mkdirSync(dir);
    const done = run(options);
    expect(done.exit).toBe(2);
    expect(done.stderr).toContain(says);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('runs that were killed leave nothing half made, and the next one finishes', () => {
    for (const timeout of [60, 120, 180, 240, 300]) {
      const options = ['--dir', dir, ...NAMES];
      spawnSync('sh', [join(folder.path, 'certificates.sh'), ...options], { timeout, killSignal: 'SIGKILL' });
    }
    expect(run(NAMES)).toMatchObject({ exit: 0, stderr: '' });
    expect(readdirSync(dir).toSorted()).toEqual(['ca.crt', 'ca.key', 'server.crt', 'server.key']);
  });
});
