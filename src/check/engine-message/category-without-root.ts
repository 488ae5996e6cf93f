import { IS_EVIL, MISSES_EVIL, rule } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

const RULES = `<group name="acme,">
${rule(IS_EVIL, undefined, { parent: '<decoded_as>json</decoded_as>' })}
</group>
`;

export const categoryWithoutRoot = engineMessage({
  id: 'category-without-root',
  level: 'error',
  effect: 'dropped',
  code: 7611,
  title: 'A rule that is loaded before the root of its category',
  reason:
    'A rule without parents hangs below the root rule of its category (1 to 7 in 0010-rules_config.xml). Files are loaded in the order of their base names, whatever their folder: one that sorts before that file loses its rules.',
  repair: 'Give the file a name that sorts behind the shipped ones.',
  demonstration: {
    before: { rules: { '0001-acme_rules.xml': RULES } },
    after: { rules: { '1000-acme_rules.xml': RULES } },
    near: { rules: { '0011-acme_rules.xml': RULES } },
    missed: MISSES_EVIL,
  },
});
