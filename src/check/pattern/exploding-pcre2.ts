import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { allPatterns } from '../pattern/all-patterns.ts';

export const explodingPcre2 = check({
  id: 'exploding-pcre2',
  level: 'warning',
  effect: 'misleads',
  title: 'A PCRE2 pattern with a repetition inside a repetition',
  reason:
    'On some texts it tries exponentially many ways; PCRE2 gives up at its limit and the event then does not match, after having held up the engine.',
  repair: 'Make the inner repetition possessive (++), or exclude from it what follows.',
  demonstration: {
    before: childRule('<field name="name" type="pcre2">^(\\w+\\s*)+$</field>'),
    after: childRule('<field name="name" type="pcre2">^(\\w++\\s*+)++$</field>'),
    near: childRule('<field name="name" type="pcre2">^(?:\\w\\s)+$</field>'),
  },
  *find(input) {
    for (const { file, element, dialect } of allPatterns(input)) {
      if (
        dialect === 'pcre2' &&
        /\((?:[^()\\[]|\\.|\[[^\]]*\])*(?<!\\)[+*](?!\+)(?:\\[sw]\*)?\)[+*](?!\+)/.test(element.content)
      )
        yield faultAt(file, element, `"${element.content}" repeats a repetition.`);
    }
  },
});
