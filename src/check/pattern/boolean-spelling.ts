import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import type { Vocabulary } from '../input.ts';
import { misspelt } from './spelling.ts';

const FLAGS: Vocabulary = new Map([['active', { kinds: new Set(['boolean']) }]]);

export const booleanSpelling = check({
  id: 'boolean-spelling',
  level: 'error',
  effect: 'never fires',
  title: 'A boolean that is compared with something other than true or false',
  reason: 'The JSON decoder writes true and false as these words, in small letters.',
  repair: 'Write ^true$ or ^false$.',
  demonstration: {
    before: { ...childRule('<field name="active">^1$|^yes$</field>'), vocabulary: FLAGS },
    after: { ...childRule('<field name="active">^true$</field>'), vocabulary: FLAGS },
    near: { ...childRule('<field name="active">^TRUE$</field>'), vocabulary: FLAGS },
    missed: { events: ['{"product":"acme","active":true}'], rule: 100101 },
  },
  find: (input) => misspelt(input, 'boolean', 'it is the text true or false'),
});
