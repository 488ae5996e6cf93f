import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dockerBackend } from '../../../src/harness/backends/docker.ts';
import { withLists } from '../../../src/harness/backends/docker-files.ts';
import type { ExampleEvent } from '../../../src/harness/example.ts';
import { leftOvers, makeImage, removeImage } from '../../builders/docker-image.ts';
import { logtestScript } from '../../builders/logtest-script.ts';
import { pluginFiles } from '../../builders/plugin-files.ts';
import { requires } from '../../builders/requires.ts';

const event = (text: string, location = '/x', waitSeconds = 0): ExampleEvent => ({
  text,
  logFormat: 'json',
  location,
  waitSeconds,
});
const plugin = pluginFiles({
  rules: [{ path: 'etc/rules/1000-acme_rules.xml', text: '<group name="acme,"></group>\n' }],
  lists: [{ path: 'etc/lists/acme', text: 'a:b\n' }],
  definedAt: { '100001': { file: 'rules-src/acme/rules.ts', line: 12 } },
});
const quiet = new AbortController().signal;
const limits = { startMs: 30_000, sessionMs: 30_000 };
/** For those that never answer: a fault, not a slow machine, has to end the others. */
const short = { startMs: 2000, sessionMs: 2000 };
const run = (...args: string[]): string => execFileSync('docker', args, { encoding: 'utf8' }).trim();

async function judge(image: string, events: readonly ExampleEvent[], { signal = quiet, within = limits } = {}) {
  const bench = await dockerBackend({ image }, within).open(plugin, signal);
  try {
    return await bench.judge(events.map((one) => [one]));
  } finally {
    await bench.close();
  }
}

requires('docker').describe('a container made from an image', () => {
  const image = 'ossify-test-honest';
  beforeAll(() => makeImage(image, { logtest: logtestScript() }));
  afterAll(() => removeImage(image));
  afterEach(() => expect(leftOvers(image)).toEqual([]));

  test('gives the verdict of every event, with the location of the session', async () => {
    const verdicts = await judge(image, [event('fire'), event('no'), event('fire again')]);
    expect(verdicts.map(({ rule, fields }) => [rule, fields.location])).toEqual([
      ['100001', '/x'],
      [null, '/x'],
      ['100001', '/x'],
    ]);
  });

  test('has the files with the owner and mode of a manager, and names the list in ossec.conf', async () => {
    const bench = await dockerBackend({ image }, limits).open(plugin, quiet);
    const [name = ''] = leftOvers(image);
    const files = ['etc/rules/1000-acme_rules.xml', 'etc/lists/acme'].map((path) => `/var/ossec/${path}`);
    const modes = run('exec', name, 'stat', '-c', '%U:%G %a', ...files);
    const configuration = run('exec', name, 'cat', '/var/ossec/etc/ossec.conf');
    await bench.close();
    expect(modes).toBe('wazuh:wazuh 660\nwazuh:wazuh 660');
    expect(configuration).toContain('<list>etc/lists/acme</list>');
  });

  test('waits really pass', async () => {
    const began = Date.now();
    await judge(image, [event('fire'), event('fire', '/x', 1)]);
    expect(Date.now() - began).toBeGreaterThan(1000);
  });

  test('Ctrl-C in the middle ends the run and removes the container', async () => {
    const controller = new AbortController();
    const judged = judge(image, [event('fire'), event('fire', '/x', 30)], { signal: controller.signal });
    setTimeout(() => controller.abort(new Error('interrupted')), 1500);
    await expect(judged).rejects.toThrow(/abort|interrupted/i);
  });
});

requires('docker').describe('a container that was there before', () => {
  const image = 'ossify-test-running';
  beforeAll(() => {
    makeImage(image, { logtest: logtestScript() });
    run('run', '--detach', '--name', 'ossify-test-manager', image);
    run(
      'exec',
      'ossify-test-manager',
      'sh',
      '-c',
      'echo before > /var/ossec/etc/rules/1000-acme_rules.xml; chmod 0640 /var/ossec/etc/rules/1000-acme_rules.xml',
    );
  });
  afterAll(() => {
    run('rm', '--force', 'ossify-test-manager');
    removeImage(image);
  });

  test('is left as it was found: content, mode, configuration, no file of ours', async () => {
    const before = look();
    const bench = await dockerBackend({ container: 'ossify-test-manager' }, limits).open(plugin, quiet);
    const during = look();
    await bench.close();
    expect(during).toContain('lists/acme 660 wazuh');
    expect(look()).toBe(before);
  });

  function look(): string {
    return run(
      'exec',
      'ossify-test-manager',
      'sh',
      '-c',
      'cd /var/ossec/etc; stat -c "%n %a %U" rules/* lists/* ossec.conf /tmp/* 2>&1; cat rules/* ossec.conf',
    );
  }

  test('a stopped or unknown one is a clear fault', async () => {
    await expect(dockerBackend({ container: 'ossify-no-such' }).open(plugin, quiet)).rejects.toMatchObject({
      code: 'DOCKER_CONTAINER',
      message: 'There is no container ossify-no-such.',
    });
  });
});

const error = (text: string) => `printf '\\n** Wazuh-logtest error ${text}\\n' >&2; continue`;
requires('docker').describe('images that lie', () => {
  afterEach(() => {
    const left = leftOvers('ossify-test-liar');
    removeImage('ossify-test-liar');
    expect(left).toEqual([]);
  });

  test.each<[string, Parameters<typeof makeImage>[1], string, RegExp]>([
    ['lacks the tool', {}, 'LOGTEST_MISSING', /no \/var\/ossec\/bin\/wazuh-logtest/],
    [
      'dies mid-run',
      {
        logtest: logtestScript('case $line in *fire*) kill -9 1; : > /die; sleep 5;; esac'),
        command: 'while [ ! -e /die ]; do sleep 0.1; done; echo out of memory; exit 137',
      },
      'CONTAINER_DIED',
      /exited \(exit 137\).*out of memory/,
    ],
    ['dies at its start', { command: 'echo no license; exit 3' }, 'CONTAINER_DIED', /exit 3.*no license/],
    ['hangs', { logtest: logtestScript('case $line in *fire*) sleep 60;; esac') }, 'LOGTEST_HANGS', /within 2 s/],
    [
      'ends early',
      { logtest: logtestScript('case $line in *fire*) exit 0;; esac') },
      'LOGTEST_SILENT',
      /1 events and printed 0/,
    ],
    [
      'ends with an error',
      { logtest: logtestScript('case $line in *fire*) echo Traceback >&2; exit 4;; esac') },
      'LOGTEST_FAILED',
      /exit 4: Traceback/,
    ],
    [
      'never answers',
      { logtest: logtestScript(error('when connecting with wazuh-analysisd')) },
      'ENGINE_NOT_READY',
      /when connecting/,
    ],
    [
      'refuses the ruleset',
      {
        logtest: logtestScript(
          `[ ! -e /var/ossec/etc/rules/1000-acme_rules.xml ] || { ${error('-1: \\n\\tERROR: (5107): Invalid pattern for tag "regex" in rule "100001".\\n\\tERROR: (7311): Failure to initialize session')}; }`,
        ),
      },
      'RULESET_REFUSED',
      /5107.*7311/,
    ],
  ])('one that %s', async (_name, parts, code, message) => {
    makeImage('ossify-test-liar', parts);
    const within = code === 'LOGTEST_HANGS' || code === 'ENGINE_NOT_READY' ? short : limits;
    await expect(judge('ossify-test-liar', [event('fire')], { within })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      ...(code === 'RULESET_REFUSED' ? { at: { file: 'rules-src/acme/rules.ts', line: 12 } } : {}),
    });
  });
});

requires('docker').describe('an image that is not there', () => {
  test('is a clear fault', async () => {
    const opened = dockerBackend({ image: 'localhost:1/ossify-no-such:1' }).open(plugin, quiet);
    await expect(opened).rejects.toMatchObject({
      code: 'DOCKER_IMAGE',
      message: expect.stringMatching(/cannot be pulled/),
    });
  });
});

describe('no docker', () => {
  test('is a clear fault', async () => {
    const path = process.env.PATH;
    process.env.PATH = '/nowhere';
    try {
      await expect(dockerBackend({ image: 'x' }).open(plugin, quiet)).rejects.toMatchObject({ code: 'DOCKER_MISSING' });
    } finally {
      process.env.PATH = path;
    }
  });

  test('a daemon that does not answer is told apart', async () => {
    process.env.DOCKER_HOST = 'unix:///nowhere/docker.sock';
    try {
      const opened = dockerBackend({ image: 'x' }).open(plugin, quiet);
      await expect(opened).rejects.toMatchObject({ code: expect.stringMatching(/^DOCKER_(?:NOT_RUNNING|MISSING)$/) });
    } finally {
      delete process.env.DOCKER_HOST;
    }
  });
});

describe('lists in ossec.conf', () => {
  const block = (lists: string) => `<ossec_config>\n  <ruleset>\n${lists}  </ruleset>\n</ossec_config>`;
  test.each([
    ['a list that is not named is added to the last block', block(''), block('    <list>etc/lists/a</list>\n')],
    [
      'a list that is named stays once',
      block('    <list>etc/lists/a</list>\n'),
      block('    <list>etc/lists/a</list>\n'),
    ],
  ])('%s', (_name, before, after) => {
    expect(withLists(before, ['etc/lists/a'])).toBe(after);
  });
});
