import { expect, test } from 'vitest';
import { minimalBase } from '../../../src/engine/base/index.ts';
import { embeddedBackend } from '../../../src/harness/backends/embedded.ts';
import { compareBaseline, playedExamples, prettyBaseline } from '../../../src/harness/baseline/index.ts';
import { plain } from '../../../src/harness/reporters/pretty.ts';
import { event, example } from '../../builders/example.ts';
import { smallPlugin } from '../../builders/small-plugin.ts';

const changedRules = (change: (text: string) => string) => ({
  ...smallPlugin,
  rules: smallPlugin.rules.map(({ path, text }) => ({ path, text: change(text) })),
});
const against = (before: typeof smallPlugin, extra: typeof smallPlugin.examples = []) =>
  compareBaseline(
    embeddedBackend(minimalBase),
    { before, now: smallPlugin, baseline: 'v1' },
    playedExamples(smallPlugin.examples, [...smallPlugin.examples, ...extra]),
    new AbortController().signal,
  );

test('the same rules change nothing', async () => {
  expect((await against(smallPlugin)).changed).toEqual([]);
});

test('a level that was another: each event of that rule, and nothing else', async () => {
  const report = await against(changedRules((text) => text.replace('id="100003" level="10"', 'id="100003" level="9"')));
  expect(report.changed).toEqual([{ where: '100003 fires "three", event 3', what: 'level', before: '9', now: '10' }]);
  expect(prettyBaseline(report, plain)).toMatch(/acme {2}against v1 {2}\d+ events, 1 changed verdicts\n {2}event/);
});

test('a rule that the baseline lacks', async () => {
  const { changed } = await against(changedRules((text) => text.replace(/<rule id="100003"[\s\S]*<\/rule>/, '')));
  expect(changed.filter(({ what }) => what === 'rule')).toEqual([
    { where: '100003 fires "three", event 3', what: 'rule', before: '100002', now: '100003' },
  ]);
});

test('examples that only the baseline has are played too, the same events once', () => {
  const old = example('old', { events: [event('acme: old')] });
  const played = playedExamples(smallPlugin.examples, [...smallPlugin.examples, old]);
  expect(played).toHaveLength(smallPlugin.examples.length + 1);
  expect(played.at(-1)?.where(0)).toBe('100001 fires "old"');
});
