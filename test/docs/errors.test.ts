import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { readCodes, renderCodes } from './read-codes.ts';

const root = resolve(import.meta.dirname, '../..');
const page = join(root, 'docs/errors.md');

function allCodes() {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return files.flatMap((file) => readCodes(relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')));
}

test('docs/errors.md is what the sources say; OSSIFY_UPDATE=1 writes it', () => {
  const text = renderCodes(allCodes());
  if (process.env.OSSIFY_UPDATE === '1') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});

describe('codes are read off object literals', () => {
  test.each([
    ["x({ code: 'A_B', message: 'one', hint: 'two words' })", 'A_B', '', 'two words'],
    [
      `x({ at: f(1, { a: 2 }), code: 'A_B', message: \`a \${b ? \`c \${d}\` : '}'} e\`, hint: g(h) })`,
      'A_B',
      'a … e',
      '',
    ],
    [
      `x({ code: 'A_B', message: a ? 'it is x' : \`it is \${y}\`, hint: "don't do" })`,
      'A_B',
      'it is x / it is …',
      "don't do",
    ],
    [`x({ code: 'A_B', hint: nearest(a, b) })`, 'A_B', '', 'Did you mean "…"?'],
  ])('%s', (source, code, message, hint) => {
    expect(readCodes('src/x/y.ts', source)).toEqual([{ code, file: 'src/x/y.ts', message, hint }]);
  });
});
