// What Wazuh itself says of a ruleset when it loads it: one kind a message.
import type { Check } from '../check.ts';
import { badAddress } from './bad-address.ts';
import { badDecoderAttribute } from './bad-decoder-attribute.ts';
import { badIgnoreWord } from './bad-ignore-word.ts';
import { badInfoAttribute } from './bad-info-attribute.ts';
import { badJsonOption } from './bad-json-option.ts';
import { badMitreElement } from './bad-mitre-element.ts';
import { badNegateOrType } from './bad-negate-or-type.ts';
import { badNoalert } from './bad-noalert.ts';
import { badValue } from './bad-value.ts';
import { categoryWithoutRoot } from './category-without-root.ts';
import { decoderIncomplete } from './decoder-incomplete.ts';
import { decoderMatchesNothing } from './decoder-matches-nothing.ts';
import { decoderOfOneName } from './decoder-of-one-name.ts';
import { decoderOffset } from './decoder-offset.ts';
import { decoderParent } from './decoder-parent.ts';
import { decoderPrematchTwice } from './decoder-prematch-twice.ts';
import { decoderRegexSyntax } from './decoder-regex-syntax.ts';
import { deprecatedElement } from './deprecated-element.ts';
import { duplicateId } from './duplicate-id.ts';
import { emptyDecoder } from './empty-decoder.ts';
import { emptyGroup } from './empty-group.ts';
import { emptyOrderWord } from './empty-order-word.ts';
import type { MessageKind } from './engine-message.ts';
import { fileNotReadable } from './file-not-readable.ts';
import { historyPattern } from './history-pattern.ts';
import { historyTargetNumber } from './history-target-number.ts';
import { historyWithoutTarget } from './history-without-target.ts';
import { ifGroupNotFound } from './if-group-not-found.ts';
import { ifLevelNotFound } from './if-level-not-found.ts';
import { ifLevelNumber } from './if-level-number.ts';
import { ifSidLineBreak } from './if-sid-line-break.ts';
import { ifSidText } from './if-sid-text.ts';
import { listNotConfigured } from './list-not-configured.ts';
import { loaderComplains } from './loader-complains.ts';
import { missingDescription } from './missing-description.ts';
import { mitreReference } from './mitre-reference.ts';
import { negatedWeekday } from './negated-weekday.ts';
import { noRulesInFile } from './no-rules-in-file.ts';
import { notADecoder } from './not-a-decoder.ts';
import { notAGroup } from './not-a-group.ts';
import { notARule } from './not-a-rule.ts';
import { offsetGivenTwice } from './offset-given-twice.ts';
import { orderTooLong } from './order-too-long.ts';
import { overwriteKeepsParent } from './overwrite-keeps-parent.ts';
import { overwriteOfNothing } from './overwrite-of-nothing.ts';
import { parentLoadedLater } from './parent-loaded-later.ts';
import { parentNotFound } from './parent-not-found.ts';
import { patternSyntax } from './pattern-syntax.ts';
import { pluginDecoderWithRegex } from './plugin-decoder-with-regex.ts';
import { ruleAttribute } from './rule-attribute.ts';
import { ruleWithoutElements } from './rule-without-elements.ts';
import { ruleWithoutIdOrLevel } from './rule-without-id-or-level.ts';
import { staticFieldName } from './static-field-name.ts';
import { tooManyFields } from './too-many-fields.ts';
import { unknownCategory } from './unknown-category.ts';
import { unknownDecoder } from './unknown-decoder.ts';
import { unknownDecoderElement } from './unknown-decoder-element.ts';
import { unknownDecoderType } from './unknown-decoder-type.ts';
import { unknownOption } from './unknown-option.ts';
import { unknownPluginDecoder } from './unknown-plugin-decoder.ts';
import { unknownRuleElement } from './unknown-rule-element.ts';
import { unknownVariable } from './unknown-variable.ts';
import { valueTooLong } from './value-too-long.ts';
import { xmlSyntax } from './xml-syntax.ts';

/** Kinds that repeat one message each. */
export const messageKinds: readonly MessageKind[] = [
  badAddress,
  badDecoderAttribute,
  badIgnoreWord,
  badInfoAttribute,
  badJsonOption,
  badMitreElement,
  badNegateOrType,
  badNoalert,
  badValue,
  categoryWithoutRoot,
  decoderIncomplete,
  decoderMatchesNothing,
  decoderOffset,
  decoderOfOneName,
  decoderParent,
  decoderPrematchTwice,
  decoderRegexSyntax,
  deprecatedElement,
  duplicateId,
  emptyDecoder,
  emptyGroup,
  emptyOrderWord,
  historyPattern,
  historyTargetNumber,
  historyWithoutTarget,
  ifGroupNotFound,
  ifLevelNotFound,
  ifLevelNumber,
  ifSidLineBreak,
  ifSidText,
  listNotConfigured,
  missingDescription,
  mitreReference,
  negatedWeekday,
  noRulesInFile,
  notADecoder,
  notAGroup,
  notARule,
  offsetGivenTwice,
  orderTooLong,
  overwriteKeepsParent,
  overwriteOfNothing,
  parentLoadedLater,
  parentNotFound,
  patternSyntax,
  pluginDecoderWithRegex,
  ruleAttribute,
  ruleWithoutElements,
  ruleWithoutIdOrLevel,
  staticFieldName,
  tooManyFields,
  unknownCategory,
  unknownDecoder,
  unknownDecoderElement,
  unknownDecoderType,
  unknownOption,
  unknownPluginDecoder,
  unknownRuleElement,
  unknownVariable,
  valueTooLong,
  xmlSyntax,
];

export const engineMessages: readonly Check[] = [...messageKinds, fileNotReadable, loaderComplains(messageKinds)];
