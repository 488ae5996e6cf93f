import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** A name that an older Node's module lacks ends the program before it can start a newer Node. */
const IN_EVERY_NODE = ['spawnSync', 'existsSync', 'fileURLToPath'];

test('bin/ossify.mjs imports at its top nothing that an older Node lacks', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../bin/ossify.mjs'), 'utf8');
  const names = [...text.matchAll(/^import \{ ([^}]*) \} from 'node:/gm)].flatMap(([, list = '']) => list.split(', '));
  expect(names.toSorted()).toEqual(IN_EVERY_NODE.toSorted());
  expect(text.match(/^import /gm)).toHaveLength(IN_EVERY_NODE.length);
});
