// Rules that do something else than they seem to.
import type { Check } from '../check.ts';
import { blankBeforeGroup } from './blank-before-group.ts';
import { checkIfIgnored } from './check-if-ignored.ts';
import { contradictsItself } from './contradicts-itself.ts';
import { countWithoutFrequency } from './count-without-frequency.ts';
import { countedChildrenWin } from './counted-children-win.ts';
import { countedTwice } from './counted-twice.ts';
import { countsLaterRule } from './counts-later-rule.ts';
import { countsNoRule } from './counts-no-rule.ts';
import { countsSilentRule } from './counts-silent-rule.ts';
import { decodedAsChild } from './decoded-as-child.ts';
import { descriptionOfAbsentField } from './description-of-absent-field.ts';
import { descriptionOpenVariable } from './description-open-variable.ts';
import { descriptionPrintsNothing } from './description-prints-nothing.ts';
import { descriptionTooLong } from './description-too-long.ts';
import { fieldNotDecoded } from './field-not-decoded.ts';
import { fieldOfObject } from './field-of-object.ts';
import { frequency2Refires } from './frequency-2-refires.ts';
import { frequencyWithoutCount } from './frequency-without-count.ts';
import { ftsNotDeclared } from './fts-not-declared.ts';
import { gluedElements } from './glued-elements.ts';
import { gluedGroups } from './glued-groups.ts';
import { ifSidBesideIfGroup } from './if-sid-beside-if-group.ts';
import { ifSidSeparatorAtEnd } from './if-sid-separator-at-end.ts';
import { insideAnArray } from './inside-an-array.ts';
import { invertedLookup } from './inverted-lookup.ts';
import { listOnAbsentField } from './list-on-absent-field.ts';
import { locationNotRead } from './location-not-read.ts';
import { locationOfTheManager } from './location-of-the-manager.ts';
import { lookupWithoutValue } from './lookup-without-value.ts';
import { maxsizeIsAMinimum } from './maxsize-is-a-minimum.ts';
import { negateOfTheLast } from './negate-of-the-last.ts';
import { overwriteDropsConditions } from './overwrite-drops-conditions.ts';
import { overwriteKeepsOrder } from './overwrite-keeps-order.ts';
import { overwriteOfRoot } from './overwrite-of-root.ts';
import { possiblyShadowedRule } from './possibly-shadowed-rule.ts';
import { prefixedField } from './prefixed-field.ts';
import { repeatedElement } from './repeated-element.ts';
import { sameFieldOfStatic } from './same-field-of-static.ts';
import { sameUser } from './same-user.ts';
import { shadowedRule } from './shadowed-rule.ts';
import { shadowsShippedRule } from './shadows-shipped-rule.ts';
import { silencedBySibling } from './silenced-by-sibling.ts';
import { thirdList } from './third-list.ts';
import { timeframeTooLong } from './timeframe-too-long.ts';
import { unknownTechnique } from './unknown-technique.ts';
export const ruleKinds: readonly Check[] = [
  blankBeforeGroup,
  checkIfIgnored,
  countWithoutFrequency,
  countedTwice,
  decodedAsChild,
  descriptionOpenVariable,
  descriptionPrintsNothing,
  descriptionTooLong,
  fieldNotDecoded,
  frequency2Refires,
  gluedElements,
  gluedGroups,
  ifSidBesideIfGroup,
  ifSidSeparatorAtEnd,
  insideAnArray,
  invertedLookup,
  locationNotRead,
  locationOfTheManager,
  maxsizeIsAMinimum,
  overwriteKeepsOrder,
  overwriteOfRoot,
  prefixedField,
  sameFieldOfStatic,
  sameUser,
  shadowedRule,
  silencedBySibling,
  thirdList,
  timeframeTooLong,
  possiblyShadowedRule,
  contradictsItself,
  countedChildrenWin,
  countsSilentRule,
  countsLaterRule,
  countsNoRule,
  fieldOfObject,
  descriptionOfAbsentField,
  shadowsShippedRule,
  unknownTechnique,
  overwriteDropsConditions,
  repeatedElement,
  negateOfTheLast,
  frequencyWithoutCount,
  listOnAbsentField,
  lookupWithoutValue,
  ftsNotDeclared,
];
