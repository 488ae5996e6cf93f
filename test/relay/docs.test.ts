// Every command of docs/syslog.md, run in a folder that stands for the manager's root. apt-get, systemctl and install's
// owner are stand-ins; certificates, daemons' own checks and the connection are real.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { linesOf } from '../builders/disk-files.ts';
import { eventually } from '../builders/eventually.ts';
import { type Folder, temporaryFolder } from '../builders/fake-manager-root.ts';
import { findProgram } from '../builders/find-program.ts';
import { requires } from '../builders/requires.ts';
import { forOwnGroup, generatedText, rsyslogModules, startRelay } from '../builders/syslog-relay.ts';
import { readBlocks, readFences } from '../docs/blocks.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/syslog.md'), 'utf8');
const blocks = readBlocks('docs/syslog.md', page).map(({ commands }) => commands);
const connects = (block: string) => block.includes('s_client');

const needs = requires('syslog-ng', 'rsyslog', 'openssl');
needs.describe('docs/syslog.md', () => {
  let root: Folder;
  const inRoot = (text: string) => text.replaceAll(/(?<![\w.])\/(etc|usr\/local|var\/ossec)(?=\/)/g, `${root.path}/$1`);

  /** Runs a block as a person would: beside the folder generated/, one line after the other until one fails. */
  function run(block: string) {
    const path = `${root.path}/bin:${root.path}/usr/local/sbin:${process.env.PATH}`;
    const options = { cwd: root.path, encoding: 'utf8', env: { ...process.env, PATH: path } } as const;
    const { status, stdout, stderr } = spawnSync('sh', ['-euc', inRoot(block)], options);
    return { status, text: stdout + stderr };
  }

  beforeAll(() => {
    root = temporaryFolder();
    const names = ['certificates.sh', 'logrotate.conf', 'rsyslog.conf', 'syslog-ng.conf'];
    root.write(
      Object.fromEntries(
        names.map((name) => [`generated/sentinelone/syslog/${name}`, inRoot(forOwnGroup(generatedText(name)))]),
      ),
    );
    const folders = ['usr/local/sbin', 'etc/cron.d', 'etc/logrotate.d', 'etc/rsyslog.d', 'etc/syslog-ng/conf.d'];
    root.write(Object.fromEntries(folders.map((folder) => [`${folder}/`, ''])));
    root.write({
      'etc/syslog-ng/syslog-ng.conf': `@version: 3.38\n@include "${root.path}/etc/syslog-ng/conf.d/*.conf"\n`,
      'etc/rsyslog.conf': `include(file="${root.path}/etc/rsyslog.d/*.conf")\n`,
    });
    writeProgram('apt-get', 'exit 0');
    writeProgram('systemctl', `echo "$*" >>${root.path}/systemctl.log`);
    writeProgram('syslog-ng', `exec ${findProgram('syslog-ng')} "$@" -f ${root.path}/etc/syslog-ng/syslog-ng.conf`);
    writeProgram(
      'rsyslogd',
      `exec ${findProgram('rsyslogd')} "$@" -M ${rsyslogModules()} -f ${root.path}/etc/rsyslog.conf`,
    );
  });
  afterAll(() => root?.remove());

  function writeProgram(name: string, text: string): void {
    root.write({ [`bin/${name}`]: `#!/bin/sh\n${text}\n` });
    spawnSync('chmod', ['755', join(root.path, 'bin', name)]);
  }

  test('its commands succeed, one after the other', () => {
    const commands = blocks.filter((block) => !connects(block));
    expect(commands.length).toBeGreaterThan(5);
    for (const block of commands) expect(run(block), block).toMatchObject({ status: 0 });
    expect(root.read('systemctl.log')).toBe('restart syslog-ng\nrestart rsyslog\nreload syslog-ng\n');
    expect(root.read('etc/rsyslog.conf')).toMatch(/^global\(maxMessageSize="64k"\)\n/);
    expect(existsSync(join(root.path, 'etc/ossify/sentinelone/client.crt'))).toBe(true);
  });

  test('the line of its cron file is a command that can be run, and finds nothing wrong', () => {
    const command = root.read('etc/cron.d/ossify-sentinelone-syslog').split(' root ')[1] ?? 'false';
    expect(run(command)).toMatchObject({ status: 0 });
  });

  test.each(['syslog-ng', 'rsyslog'] as const)(
    'its check of the connection reaches %s and is a line in the file',
    async (kind) => {
      const relay = await startRelay(kind);
      onTestFinished(relay.stop);
      const block = blocks.find(connects) ?? '';
      const here = block
        .replace('relay.example.com:6514', `127.0.0.1:${relay.port}`)
        .replace('relay.example.com', 'localhost')
        .replace('ca.crt', join(relay.certificates, 'ca.crt'));
      const { status, text } = run(here);
      expect({ status, text }).toMatchObject({
        status: 0,
        text: expect.stringMatching(/Verification: OK[\s\S]*Verified peername/),
      });
      const lines = await eventually(
        () => linesOf(relay.file),
        ({ length }) => length > 0,
      );
      expect(lines).toEqual(['sentinel - SentinelOne Test by hand']);
    },
  );

  test('what it says to write for a program name fits the configurations', () => {
    const settings = readFences(page).filter(({ info, text }) => info === 'text' && text.includes('sentinelone: '));
    expect(settings).toHaveLength(2);
    for (const { text } of settings) {
      const key = text.trim().replace(/=?".*/, '');
      expect(
        ['syslog-ng.conf', 'rsyslog.conf'].some((name) => generatedText(name).includes(key)),
        text,
      ).toBe(true);
    }
  });
});
