import { assertNever } from '../../../../diagnostics/index.ts';
import { has } from '../char-set.ts';
import { WORD } from '../char-types.ts';
import type { Place } from '../tree.ts';

const LINE_FEED = 0x0a;

/** Says whether a place is at a position of the text. */
export function holdsAt(place: Place, input: Uint32Array, position: number): boolean {
  switch (place) {
    case 'start':
      return position === 0;
    case 'line-start':
      return position === 0 || (position < input.length && input[position - 1] === LINE_FEED);
    case 'end':
      return position === input.length;
    case 'final-newline-end':
      return position === input.length || (position === input.length - 1 && input[position] === LINE_FEED);
    case 'line-end':
      return position === input.length || input[position] === LINE_FEED;
    case 'word-boundary':
      return isWordAt(input, position - 1) !== isWordAt(input, position);
    case 'not-word-boundary':
      return isWordAt(input, position - 1) === isWordAt(input, position);
    default:
      return assertNever(place);
  }
}

function isWordAt(input: Uint32Array, position: number): boolean {
  const char = input[position];
  return char !== undefined && has(WORD, char);
}
