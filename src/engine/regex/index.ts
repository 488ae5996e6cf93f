// Patterns in Wazuh's dialects. In: a pattern's bytes and its dialect. Out: an Expression that runs on byte strings.
// It knows nothing of decoders, rules or XML.
export { afterMatch } from './after-match.ts';
export {
  compileExpression,
  type Expression,
  type ExpressionMatch,
  type ExpressionMode,
  type ExpressionType,
} from './expression.ts';
export { compileWordMatch } from './os-match/index.ts';
export { osRegexClass } from './os-regex/index.ts';
export { PatternError } from './pattern-error.ts';
export { type Pcre2Node, parsePcre2 } from './pcre2/index.ts';
