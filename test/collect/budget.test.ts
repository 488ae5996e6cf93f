import { expect, test } from 'vitest';
import { Budget } from '../../src/collect/budget.ts';
import { Interrupted } from '../../src/collect/fault.ts';

/** A clock whose sleeps end when they are told to. */
function clockByHand() {
  let nowMs = 1_000;
  const sleeps: { readonly ms: number; readonly wake: () => void; readonly signal: AbortSignal }[] = [];
  return {
    sleeps,
    advance: (ms: number) => {
      nowMs += ms;
    },
    nowMs: () => 0,
    monotonicMs: () => nowMs,
    sleep: (ms: number, signal: AbortSignal) =>
      new Promise<void>((wake) => {
        sleeps.push({ ms, wake, signal });
      }),
    turn: () => Promise.resolve(),
  };
}

test.each([
  [0, true],
  [44_999, true],
  [45_000, false],
])('a run that is %d ms old may begin a page: %s', (age, expected) => {
  const clock = clockByHand();
  const budget = new Budget(clock, new AbortController().signal);
  clock.advance(age);
  expect(budget.hasTime()).toBe(expected);
  expect(budget.hasTime(1)).toBe(age === 0);
});

test('waiting for the output file is not counted', () => {
  const clock = clockByHand();
  const budget = new Budget(clock, new AbortController().signal);
  clock.advance(66_000);
  expect(budget.hasTime()).toBe(false);
  budget.restart();
  expect(budget.hasTime()).toBe(true);
});

test('after 150 s the run ends, whatever it waits for', async () => {
  const clock = clockByHand();
  const budget = new Budget(clock, new AbortController().signal);
  expect(clock.sleeps.map(({ ms }) => ms)).toEqual([150_000]);
  expect(() => budget.throwIfOver()).not.toThrow();
  clock.sleeps[0]?.wake();
  await Promise.resolve();
  await Promise.resolve();
  expect(budget.signal.aborted).toBe(true);
  expect(budget.hasTime()).toBe(false);
  expect(() => budget.throwIfOver()).toThrow(Interrupted);
});

test('told to stop, it is over at once; released, it holds no timer', () => {
  const clock = clockByHand();
  const stop = new AbortController();
  const budget = new Budget(clock, stop.signal);
  budget.release();
  expect(clock.sleeps[0]?.signal.aborted).toBe(true);
  stop.abort();
  expect(budget.signal.aborted).toBe(true);
});
