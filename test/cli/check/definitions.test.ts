import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchProject } from '../../builders/scratch-project.ts';

const PLUGIN = 'rules-src/harbor/plugin.ts';
const project = scratchProject();
afterAll(project.remove);
const lineOf = (text: string) =>
  project
    .read(PLUGIN)
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

// Only the definitions are faulty; what was built before them is not.
beforeAll(async () => {
  await project.ossify('build');
  project.edit(PLUGIN, "groups: [pciDss('9.1')],", "groups: [pciDss('9.1')],\n  mitre: ['T9999'],");
  project.edit(
    PLUGIN,
    "order: ['harbor.door', 'harbor.state'],\n});",
    "order: ['harbor.door', 'harbor.state'],\n});\nconst again = decoder({ name: 'harbor-door', parent: door, regex: pcre2('(D7)'), order: ['harbor.door'] });",
  );
  project.edit(PLUGIN, 'decoders: [door, doorState],', 'decoders: [door, doorState, again],');
});

test('a plugin of rules-src/ is judged as it stands there, each finding at its definition, with the line that it becomes', async () => {
  const { exitCode, stdout } = await project.ossify('check', 'harbor');
  expect(exitCode).toBe(0);
  const findings = [...stdout.matchAll(/^(\S+?):(\d+):\d+: .*\[(\S+)\]\n {2}(\S+)\n {2}(.*)\n {2} *\^$/gm)];
  expect(
    findings.map(([, file, line, kind, emitted, text]) => [
      file,
      Number(line),
      kind,
      emitted?.replace(/:.*/, ''),
      text?.trim(),
    ]),
  ).toEqual([
    [
      PLUGIN,
      lineOf('const refused'),
      'unknown-technique',
      'generated/harbor/etc/rules/1000-harbor_api_rules.xml',
      '<id>T9999</id>',
    ],
    [
      PLUGIN,
      lineOf('const again'),
      'field-of-two-siblings',
      'generated/harbor/etc/decoders/1000-harbor_decoders.xml',
      '<order>harbor.door</order>',
    ],
  ]);
  expect(stdout).toMatch(/^2 rules, 3 decoders: 0 errors, 1 warning, 1 note$/m);
});

test('annotations stand at the definition', async () => {
  const { stdout } = await project.ossify('check', 'harbor', '--github');
  expect(stdout).toMatch(new RegExp(`^::warning file=${PLUGIN},line=${lineOf('const refused')},`, 'm'));
});

test('what the compiler refuses is among the findings', async () => {
  project.edit(PLUGIN, 'id: 110_100,', 'id: 99_100,');
  const { exitCode, stdout } = await project.ossify('check', 'harbor');
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(
    new RegExp(`^${PLUGIN}:${lineOf('const broken')}:\\d+: error: .* \\[RULE_ID_OUTSIDE_RANGE\\]$`, 'm'),
  );
});
