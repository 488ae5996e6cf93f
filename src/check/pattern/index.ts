// Patterns that match something else than they seem to.
import type { Check } from '../check.ts';
import { actionIsNoPattern } from './action-is-no-pattern.ts';
import { addressExclamation } from './address-exclamation.ts';
import { anyCharacterForDot } from './any-character-for-dot.ts';
import { arrayComparedWhole } from './array-compared-whole.ts';
import { blankOutsideAnchor } from './blank-outside-anchor.ts';
import { booleanSpelling } from './boolean-spelling.ts';
import { emptyAlternative } from './empty-alternative.ts';
import { explodingPcre2 } from './exploding-pcre2.ts';
import { longNumber } from './long-number.ts';
import { matchesNull } from './matches-null.ts';
import { negatedAbsentField } from './negated-absent-field.ts';
import { nonAsciiLiteral } from './non-ascii-literal.ts';
import { numberSpelling } from './number-spelling.ts';
import { partOfANumber } from './part-of-a-number.ts';
import { pcreInOsmatch } from './pcre-in-osmatch.ts';
import { pcreInOsRegex } from './pcre-in-osregex.ts';
import { valueInsideAnother } from './value-inside-another.ts';
import { xmlEntity } from './xml-entity.ts';

export const patternKinds: readonly Check[] = [
  actionIsNoPattern,
  addressExclamation,
  anyCharacterForDot,
  blankOutsideAnchor,
  emptyAlternative,
  explodingPcre2,
  longNumber,
  negatedAbsentField,
  nonAsciiLiteral,
  partOfANumber,
  pcreInOsmatch,
  pcreInOsRegex,
  valueInsideAnother,
  arrayComparedWhole,
  booleanSpelling,
  matchesNull,
  numberSpelling,
  xmlEntity,
];
