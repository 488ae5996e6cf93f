import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import type { Vocabulary } from '../input.ts';
import { misspelt } from './spelling.ts';

const TAGS: Vocabulary = new Map([['tags', { kinds: new Set(['array']) }]]);

export const arrayComparedWhole = check({
  id: 'array-compared-whole',
  level: 'error',
  effect: 'never fires',
  title: 'An array that is compared with one of its values',
  reason: 'An array becomes one field that holds its JSON text, brackets and quotes included: ["evil", "bad"].',
  repair: 'Match the quoted value inside of the text: type="pcre2" and "evil".',
  reports: ['B13'],
  demonstration: {
    before: { ...childRule('<field name="tags">^evil$</field>'), vocabulary: TAGS },
    after: { ...childRule('<field name="tags" type="pcre2">"evil"</field>'), vocabulary: TAGS },
    near: { ...childRule('<field name="tags">evil</field>'), vocabulary: TAGS },
    missed: { events: ['{"product":"acme","tags":["evil","bad"]}'], rule: 100101 },
  },
  find: (input) => misspelt(input, 'array', 'it is the JSON text of an array, from [ to ]'),
});
