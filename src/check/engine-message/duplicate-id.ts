import type { Fault } from '../check.ts';
import { IS_EVIL, MISSES_EVIL, rule, ruleFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import type { CheckInput } from '../input.ts';
import { engineMessage, type MessageKind } from './engine-message.ts';

const TAKEN = 7612;

const said = engineMessage({
  id: 'duplicate-id',
  level: 'error',
  effect: 'dropped',
  code: TAKEN,
  title: 'A rule id that is taken',
  reason: 'The rule that was loaded first stays, the later one is left out with a warning.',
  repair:
    'Give the rule an id of its own (100000 to 120000 are for local rules), or overwrite="yes" to replace the first.',
  reports: ['B05'],
  demonstration: {
    before: ruleFile(`${rule('<field name="name">^good$</field>')}\n${rule(IS_EVIL, 'level="12"')}`),
    after: ruleFile(
      `${rule('<field name="name">^good$</field>', undefined, { id: 100102 })}\n${rule(IS_EVIL, 'level="12"')}`,
    ),
    near: ruleFile(`${rule('<field name="name">^good$</field>')}\n${rule(IS_EVIL, 'level="12" overwrite="yes"')}`),
    missed: MISSES_EVIL,
  },
});

/** Rules around the judged ones that are left out, since a judged one of their id is loaded before. */
function* displaced({ messagesAround, rules }: CheckInput): Iterable<Fault> {
  for (const { code, text, at } of messagesAround) {
    const id = Number(/\d+/.exec(text)?.[0]);
    const own = code === TAKEN ? rules.find((one) => one.id === id && one.loaded !== undefined) : undefined;
    if (own !== undefined)
      yield faultAt(own.file, own.element, `Rule ${id} of ${at?.file} is left out: this one is loaded before it.`);
  }
}

export const duplicateId: MessageKind = {
  ...said,
  *find(input) {
    yield* said.find(input);
    yield* displaced(input);
  },
};
