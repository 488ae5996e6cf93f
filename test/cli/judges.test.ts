import { expect, test } from 'vitest';
import { chooseJudges } from '../../src/cli/test/judges.ts';

const nothing = {
  engine: undefined,
  image: [],
  container: undefined,
  socket: undefined,
  compare: false,
  ruleset: undefined,
  timeoutSeconds: undefined,
} as const;

test.each<[string, Partial<Parameters<typeof chooseJudges>[0]>, string[]]>([
  ['nothing', {}, ['embedded']],
  ['a socket', { socket: '/s' }, ['socket /s']],
  ['two images', { image: ['a', 'b'] }, ['docker a', 'docker b']],
  ['--compare', { compare: true }, ['embedded', 'docker wazuh/wazuh-manager:4.14.7']],
  ['--compare with a socket', { compare: true, socket: '/s' }, ['embedded', 'socket /s']],
  ['--compare with a container', { compare: true, container: 'c' }, ['embedded', 'docker c']],
  ['--compare and the engine', { compare: true, engine: 'socket', socket: '/s' }, ['embedded', 'socket /s']],
])('%s says who judges', (_what, choice, expected) => {
  expect(chooseJudges({ ...nothing, ...choice }).map(({ name }) => name)).toEqual(expected);
});
