import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { sentinelone } from '../../rules-src/sentinelone/plugin.ts';
import { compilePlugin } from '../../src/compile/index.ts';
import { findProgram } from '../builders/find-program.ts';
import { requires } from '../builders/requires.ts';

const scripts = compilePlugin(sentinelone, { root: '.' }).artifacts.filter(({ text }) => text.startsWith('#!/bin/sh'));

requires('shellcheck').describe('generated scripts', () => {
  test.each(scripts.map(({ path, text }) => [path, text] as const))('shellcheck finds nothing in %s', (_path, text) => {
    expect(spawnSync(findProgram('shellcheck') ?? '', ['-'], { input: text, encoding: 'utf8' }).stdout).toBe('');
  });
});

test('there are an installer, an uninstaller, the collector’s wrapper and the relay’s certificates', () => {
  expect(scripts.map(({ path }) => path).toSorted()).toEqual([
    'install.sh',
    'integrations/ossify-sentinelone',
    'syslog/certificates.sh',
    'uninstall.sh',
  ]);
});
