import { afterAll, expect, test } from 'vitest';
import { scratchProject } from '../builders/scratch-project.ts';

const project = scratchProject();
afterAll(project.remove);

const run = async (...args: string[]) => {
  const { exitCode, stdout } = await project.ossify(...args);
  return { exitCode, stdout };
};

test('a rule that does something else than its version says fails the check, until it is bumped', {
  timeout: 180_000,
}, async () => {
  await run('build');
  expect(await run('bump', 'harbor')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^harbor: 2 rules changed\n- 110000 v1: new, level 7: /),
  });
  expect(await run('build', '--check')).toMatchObject({ exitCode: 0 });

  project.edit('rules-src/harbor/plugin.ts', 'level: 10,', 'level: 12,');
  await run('build');
  const { exitCode, stdout } = await run('build', '--check');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    /rules-src\/harbor\/plugin\.ts:\d+: .*RULE_VERSION.*: Rule 110100 v2: level 12 instead of 10; /,
  );
  expect(stdout).toContain('it is still version 1');

  expect(await run('bump')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('harbor: 1 rules changed') });
  expect(await run('build', '--check')).toMatchObject({ exitCode: 0 });
  expect(project.read('rules-src/harbor/CHANGELOG.md')).toMatch(
    /^# Changes of the rules\n\n## 1\.0\.0\n\n- 110100 v2: level 12 instead of 10\n- 110000 v1: new/,
  );
});

test('a version without its line in the changelog fails, too', async () => {
  project.edit('rules-src/harbor/CHANGELOG.md', '- 110100 v2:', '- 110100:');
  const { exitCode, stdout } = await run('build', '--check');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('RULE_UNLOGGED');
});
