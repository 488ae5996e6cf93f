import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leftOvers, makeImage, removeImage } from '../builders/docker-image.ts';
import { logtestScript } from '../builders/logtest-script.ts';
import { writePlugin } from '../builders/plugin-on-disk.ts';
import { requires } from '../builders/requires.ts';
import { smallPlugin } from '../builders/small-plugin.ts';

const bin = resolve(import.meta.dirname, '../../bin/ossify.mjs');
const image = 'ossify-test-slow';
const folder = mkdtempSync(join(tmpdir(), 'ossify-interrupt-'));
const plugin = writePlugin(folder, smallPlugin);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const temporary = join(folder, 'temporary');
mkdirSync(temporary);

const untilAContainerRuns = async () => {
  for (const end = Date.now() + 40_000; Date.now() < end && leftOvers(image).length === 0; ) {
    await new Promise((done) => setTimeout(done, 100));
  }
  return leftOvers(image).length;
};

requires('docker').describe('a run on a container that is stopped from outside', () => {
  beforeAll(() => {
    const logtest = logtestScript('case $line in *login*) sleep 300;; esac');
    makeImage(image, { logtest, volume: '/var/ossec/logs' });
  });
  afterAll(() => removeImage(image));

  test.each<[string, NodeJS.Signals, (pid: number) => number, number]>([
    ['Ctrl-C in a terminal, which all processes of the group get', 'SIGINT', (pid) => -pid, 2000],
    ['Ctrl-C while the container starts', 'SIGINT', (pid) => -pid, 0],
    ['a polite kill of the command alone', 'SIGTERM', (pid) => pid, 2000],
  ])('%s: 130, no container, volume or file is left', { timeout: 120_000 }, async (_what, signal, target, afterMs) => {
    const args = ['test', plugin, '--engine', 'docker', '--image', image, '--timeout', '200'];
    const running = execa(bin, args, { reject: false, detached: true, env: { WAZUH_RULESET: '', TMPDIR: temporary } });
    expect(await untilAContainerRuns()).toBe(1);
    await new Promise((done) => setTimeout(done, afterMs));
    const began = Date.now();
    process.kill(target(running.pid ?? 0), signal);
    const { exitCode, stderr } = await running;
    expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: 'ossify: interrupted; nothing was left behind.' });
    expect(Date.now() - began).toBeLessThan(30_000);
    expect(leftOvers(image)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
