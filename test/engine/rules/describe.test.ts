import { describe, expect, test } from 'vitest';
import { fieldName } from '../../../src/engine/field-name.ts';
import { predecode } from '../../../src/engine/predecode/index.ts';
import { describeEvent } from '../../../src/engine/rules/index.ts';

function described(description: string, value = 'x'): string {
  const event = predecode('Jan  1 00:00:00 h app[1]: zebra', 'stdin', 'mgr');
  if (!event) throw new Error('no event');
  event.statics.srcip = '10.0.0.1';
  event.dynamics.add(fieldName('a.B'), value);
  return describeEvent(description, event);
}

describe('variables of a description', () => {
  test.each([
    ['plain', 'plain'],
    ['$(srcip)', '10.0.0.1'],
    ['$(SRCIP)', ''],
    ['$(hostname)/$(program_name)', 'h/app'],
    ['$(a.b) $(A.B)', 'x x'],
    ['$(dstip)|$(missing)|$(location)', '||'],
    ['$(srcip and more', '$(srcip and more'],
    ['$a $$(a.b) $(($(a.b)) $( a.b) $()', '$a $x )  '],
    ['$(toString) $(__proto__)', ' '],
  ])('%s', (description, expected) => {
    expect(described(description)).toBe(expected);
  });

  test.each([
    [1023, 'y'.repeat(1023)],
    [1024, '$(a.b)'],
  ])('a result of %i bytes', (length, expected) => {
    expect(described('$(a.b)', 'y'.repeat(length))).toBe(expected);
  });

  test('a value is not read for variables again', () => {
    expect(described('$(a.b)', '$(srcip) $& $1')).toBe('$(srcip) $& $1');
  });
});
