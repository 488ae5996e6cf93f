import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import type { Vocabulary } from '../input.ts';
import { misspelt } from './spelling.ts';

const SCORES: Vocabulary = new Map([['score', { kinds: new Set(['number']) }]]);

export const numberSpelling = check({
  id: 'number-spelling',
  level: 'error',
  effect: 'never fires',
  title: 'A number that Wazuh spells otherwise',
  reason:
    'The JSON decoder prints whole numbers up to 2147483647 as they are and all others with six decimals: 0.5 becomes 0.500000.',
  repair: 'Write the number as Wazuh prints it, or send it as a string.',
  reports: ['B14'],
  demonstration: {
    before: { ...childRule('<field name="score">^0.5$</field>'), vocabulary: SCORES },
    after: { ...childRule('<field name="score">^0.500000$</field>'), vocabulary: SCORES },
    near: { ...childRule('<field name="score">^0.5</field>'), vocabulary: SCORES },
    missed: { events: ['{"product":"acme","score":0.5}'], rule: 100101 },
  },
  find: (input) => misspelt(input, 'number', 'Wazuh prints a number with no decimals or with six'),
});
