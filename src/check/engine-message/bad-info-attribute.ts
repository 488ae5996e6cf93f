import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const badInfoAttribute = engineMessage({
  id: 'bad-info-attribute',
  level: 'error',
  effect: 'misleads',
  text: /^rules_op: Element info has invalid attribute/,
  title: '<info> with an attribute or type that Wazuh does not know',
  reason:
    'There is type alone, with text, link, cve or osvdb. The manager logs an error and goes on, but no logtest session can be opened any more: the one that tries stays locked.',
  repair: 'Write type="text", "link", "cve" or "osvdb".',
  demonstration: {
    before: childRule(`${IS_EVIL}\n<info type="url">https://example.com/evil</info>`),
    after: childRule(`${IS_EVIL}\n<info type="link">https://example.com/evil</info>`),
    near: childRule(`${IS_EVIL}\n<info type="LINK">https://example.com/evil</info>`),
    missed: MISSES_EVIL,
  },
});
