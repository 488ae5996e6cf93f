import { describe, expect, test } from 'vitest';
import { isBadText, isInWindow, parseTimeWindow, parseWeekdays } from '../../../src/engine/ruleset/time-window.ts';

function isInside(window: string, minutes: number): boolean | string {
  const parsed = parseTimeWindow(window);
  return isBadText(parsed) ? parsed.bad : isInWindow(minutes, parsed);
}

const HOUR = 60;

describe('a time of day is in a window', () => {
  test.each([
    ['9 - 17', 9 * HOUR, true],
    ['9 - 17', 17 * HOUR, true],
    ['9 - 17', 17 * HOUR + 1, false],
    ['9:30-10:15', 9 * HOUR + 29, false],
    ['12am - 1 am', 30, true],
    ['12 pm - 1:30pm', 13 * HOUR, true],
    ['!9 - 17', 12 * HOUR, false],
    ['!9 - 17', 8 * HOUR, true],
    ['22:00 - 6:00', 23 * HOUR, true],
    ['22:00 - 6:00', 22 * HOUR, false],
    ['22:00 - 6:00', 6 * HOUR, false],
    ['22:00 - 6:00', 12 * HOUR, false],
    ['!22:00 - 6:00', 23 * HOUR, true],
  ])('%s at minute %i: %s', (window, minutes, expected) => {
    expect(isInside(window, minutes)).toBe(expected);
  });

  test.each([
    ['soon', 'soon'],
    ['0:00 - 24:00', '24:00'],
    ['9', ''],
    ['9 - 17 x', 'x'],
    ['13 pm - 14', '13 pm - 14'],
    ['9:60 - 10', '9:60 - 10'],
  ])('%s is refused for %j', (window, bad) => {
    expect(isInside(window, 0)).toBe(bad);
  });
});

describe('days of the week', () => {
  test.each([
    ['weekdays', [1, 2, 3, 4, 5]],
    ['weekends', [0, 6]],
    ['mon, Wednesday FRI', [1, 3, 5]],
    ['sunday,sun', [0]],
  ])('%s', (text, days) => {
    expect(parseWeekdays(text)).toEqual(new Set(days));
  });

  test.each([
    ['!weekdays', '!weekdays'],
    ['monday, funday', 'funday'],
    ['', ''],
    ['constructor', 'constructor'],
  ])('%j is refused for %j', (text, bad) => {
    expect(parseWeekdays(text)).toEqual({ bad });
  });
});
