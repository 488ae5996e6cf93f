import { describe, expect, test } from 'vitest';
import type { PluginFolder } from '../../src/harness/plugin-folder.ts';
import { type RunOptions, runExamples } from '../../src/harness/run.ts';
import { event, example, type FakeBackend, fakeBackend, verdict } from '../builders/example.ts';
import { pluginFiles } from '../builders/plugin-files.ts';

const options: RunOptions = { signal: new AbortController().signal, maxWaitSeconds: 5, nowMs: () => 0 };
const run = async (backend: FakeBackend, examples: PluginFolder['examples'], rules: string = '') => {
  const plugin = pluginFiles({ examples, rules: [{ path: 'etc/rules/r.xml', text: rules }] });
  const report = await runExamples(backend, plugin, options);
  return report.results.map(({ example: { name }, outcome }) => [name, outcome.kind]);
};

describe('sessions of a judge that shares them', () => {
  test('single events share one for each location; sequences and rules with memory have their own', async () => {
    const backend = fakeBackend(() => verdict());
    const rules =
      '<group name="a,"><rule id="100009" level="3" ignore="60"><description>x</description></rule></group>';
    await run(
      backend,
      [
        example('a'),
        example('b', { events: [event('b', { location: '/x' })] }),
        example('c'),
        example('d', { events: [event('d1'), event('d2')] }),
        example('e', { rule: '100009' }),
      ],
      rules,
    );
    expect(backend.sessions.slice(0, 4)).toEqual([['a', 'c'], ['b'], ['d1', 'd2'], ['e']]);
  });

  test('an example that fails among others is judged again by itself, and only that counts', async () => {
    const backend = fakeBackend((text, place) => verdict(text === 'b' && place > 0 ? { rule: '7' } : {}));
    expect(await run(backend, [example('a'), example('b')])).toEqual([
      ['a', 'passed'],
      ['b', 'passed'],
    ]);
    expect(backend.sessions).toEqual([['a', 'b'], ['b']]);
  });

  test('an example that a composite took is judged again by itself', async () => {
    const backend = fakeBackend((_text, place) => verdict(place > 0 ? { isComposite: true } : { rule: '7' }));
    expect(await run(backend, [example('a', { rule: '7' }), example('b')])).toEqual([
      ['a', 'passed'],
      ['b', 'failed'],
    ]);
  });
});

describe('what cannot be compared is said, never dropped', () => {
  test('waits longer than allowed on a real clock; a simulated one jumps', async () => {
    const slow = [example('a', { events: [event('a'), event('b', { waitSeconds: 6 })] })];
    expect(
      await run(
        fakeBackend(() => verdict()),
        slow,
      ),
    ).toEqual([['a', 'not-comparable']]);
    expect(
      await run(
        fakeBackend(() => verdict(), { clock: 'simulated' }),
        slow,
      ),
    ).toEqual([['a', 'passed']]);
  });

  test('an event that the judge cannot be given', async () => {
    const backend = fakeBackend(() => verdict(), {
      cannotTake: ([first]) => (first?.text === 'b' ? 'it is a b' : undefined),
    });
    expect(await run(backend, [example('a'), example('b')])).toEqual([
      ['a', 'passed'],
      ['b', 'not-comparable'],
    ]);
  });
});

test('the last event of a sequence is the one that is judged', async () => {
  const backend = fakeBackend((text) => verdict(text === 'last' ? {} : { rule: null }));
  expect(await run(backend, [example('a', { events: [event('first'), event('last')] })])).toEqual([['a', 'passed']]);
});

test('a judge is closed when it dies', async () => {
  const backend = fakeBackend(() => {
    throw new Error('died');
  });
  await expect(run(backend, [example('a')])).rejects.toThrow('died');
  expect(backend.closed()).toBe(true);
});
