import { expect, test } from 'vitest';
import { healthLine, LINE_LIMIT_BYTES } from '../../src/line/index.ts';
import { reserialise } from '../../src/logcollector/index.ts';

const context = { plugin: 'orchard', console: 'main' };

test('a health line says what it is about, below ossify.health', () => {
  const { line, key } = healthLine(
    context,
    { about: 'events', state: 'failing', class: 'auth', message: 'refused', advice: 'renew', httpStatus: 401 },
    '2026-01-01T00:00:00Z',
  );
  expect(key).toBe('main:health:events:failing:2026-01-01T00:00:00Z');
  expect(JSON.parse(line)).toEqual({
    ossify: {
      plugin: 'orchard',
      stream: 'health',
      console: 'main',
      key,
      change: 'new',
      health: {
        about: 'events',
        state: 'failing',
        class: 'auth',
        message: 'refused',
        advice: 'renew',
        httpStatus: 401,
      },
    },
  });
});

test('an endless message is cut, the line stays whole', () => {
  const { line } = healthLine(context, { about: 'run', state: 'warning', message: '\n\u{1f333}'.repeat(90_000) }, 't');
  expect(line).not.toContain('\n');
  expect(Buffer.byteLength(line)).toBeLessThan(LINE_LIMIT_BYTES);
  expect(reserialise(line)).toBe(line);
});
