import { describe, expect, test } from 'vitest';
import { doctor } from '../../src/collect/doctor/doctor.ts';
import { CollectorWorld, paths } from '../builders/collector-world.ts';
import { orchard } from '../builders/invented-source.ts';

const localfile = `<localfile><log_format>json</log_format><location>${paths.output}</location><only-future-events>no</only-future-events></localfile>`;
const wodle = `<wodle name="command"><tag>orchard</tag><command>/integrations/ossify-orchard --config ${paths.config}</command><timeout>180</timeout><ignore_output>yes</ignore_output></wodle>`;

async function ask(change: (world: CollectorWorld) => void = () => undefined) {
  const world = new CollectorWorld();
  world.files.makeFolder(paths.state, 0o750);
  world.files.write('/etc/ossec.conf', `<ossec_config>${localfile}${wodle}</ossec_config>`);
  change(world);
  const before = world.files.paths().length;
  const code = await doctor(orchard, paths.config, world.edges(new AbortController().signal));
  expect(world.files.paths()).toHaveLength(before);
  return { code, lines: world.said.join('').trimEnd().split('\n') };
}

describe('the doctor', () => {
  test('of a healthy manager says ok to everything, one line each, exit 0', async () => {
    const { code, lines } = await ask();
    expect(code).toBe(0);
    expect(lines.map((line) => line.slice(0, 24).trimEnd())).toEqual(
      [
        'configuration',
        'token',
        'events',
        'trees',
        'clock',
        'token end',
        'output',
        'state',
        'disk',
        'localfile',
        'wodle',
      ].map((about) => `ok    ${about}`),
    );
  });

  test.each<[string, (world: CollectorWorld) => void, RegExp, number]>([
    [
      'no configuration',
      ({ files }) => files.delete(paths.config),
      /^FAIL {2}configuration .*does not exist.*-> Name the configuration/,
      2,
    ],
    [
      'a key that is not known',
      ({ files }) => files.write(paths.config, '{"version":1,"consoles":[],"startfrom":"1h"}'),
      /^FAIL {2}configuration .*Did you mean "startFrom"/,
      2,
    ],
    [
      'a token for everybody',
      ({ files, console }) => files.write(paths.token, console.token, 0o644),
      /^FAIL {2}token .*mode 0644.*chmod 0640/,
      2,
    ],
    ['no token', ({ files }) => files.delete(paths.token), /^FAIL {2}token .*holds no token/, 2],
    [
      'a token that is refused',
      (world) => Object.assign(world, { onAsk: () => world.console.json(401, {}) }),
      /^FAIL {2}events .*HTTP 401.*-> The token expired/,
      1,
    ],
    [
      'a list that is not allowed',
      (world) =>
        Object.assign(world, {
          onAsk: ({ path }: { path: string }) => (path === '/v1/trees' ? world.console.json(403, {}) : undefined),
        }),
      /^FAIL {2}trees .*HTTP 403.*turn the stream off/,
      1,
    ],
    [
      'a clock that is wrong',
      (world) => Object.assign(world, { consoleAheadMs: 600_000 }),
      /^warn {2}clock .*600 s behind.*NTP/,
      0,
    ],
    ['an output that is a link', ({ files }) => files.putLink(paths.output), /^FAIL {2}output .*is a link/, 3],
    ['an output for everybody', ({ files }) => files.write(paths.output, '', 0o644), /^warn {2}output .*chmod 0640/, 0],
    ['no output yet', ({ files }) => files.delete(paths.output), /^warn {2}output .*does not exist yet.*66 s/, 0],
    [
      'a full disk',
      ({ files }) => Object.assign(files, { roomBytes: 1_000_000 }),
      /^FAIL {2}disk .*0 MiB free.*Make room/,
      3,
    ],
    [
      'no localfile',
      ({ files }) => files.write('/etc/ossec.conf', `<ossec_config><!-- ${localfile} -->${wodle}</ossec_config>`),
      /^FAIL {2}localfile .*has no localfile block/,
      2,
    ],
    [
      'two localfiles',
      ({ files }) => files.write('/etc/ossec.conf', localfile + localfile + wodle),
      /^FAIL {2}localfile .*has 2 localfile blocks.*every line come twice/,
      2,
    ],
    [
      'a localfile of another format',
      ({ files }) => files.write('/etc/ossec.conf', localfile.replace('json<', 'syslog<') + wodle),
      /^FAIL {2}localfile .*log_format is syslog/,
      2,
    ],
    [
      'a localfile that skips',
      ({ files }) => files.write('/etc/ossec.conf', localfile.replace('events>no', 'events>yes') + wodle),
      /^warn {2}localfile .*only-future-events/,
      0,
    ],
    ['no wodle', ({ files }) => files.write('/etc/ossec.conf', localfile), /^FAIL {2}wodle .*has no wodle block/, 2],
    [
      'a wodle that is disabled',
      ({ files }) =>
        files.write('/etc/ossec.conf', localfile + wodle.replace('<tag>', '<disabled>yes</disabled><tag>')),
      /^FAIL {2}wodle .*disabled/,
      2,
    ],
    [
      'a wodle that ends runs early',
      ({ files }) => files.write('/etc/ossec.conf', localfile + wodle.replace('180', '30')),
      /^warn {2}wodle .*timeout of 30 s/,
      0,
    ],
    ['no Wazuh', ({ files }) => files.delete('/etc/ossec.conf'), /^warn {2}localfile .*No ossec\.conf/, 0],
  ])('finds %s', async (_, change, line, exitCode) => {
    const { code, lines } = await ask(change);
    expect(lines).toContainEqual(expect.stringMatching(line));
    expect(code).toBe(exitCode);
  });

  test('does not print the token, not even when the console does', async () => {
    const { lines } = await ask((world) => {
      world.onAsk = () => world.console.json(403, { error: `no rights for ${world.console.token}` });
    });
    expect(lines.join('\n')).toContain('no rights for ***');
    expect(lines.join('\n')).not.toContain('canary-token');
  });
});
