// Patterns in Wazuh's dialects. In: a pattern's bytes and its dialect. Out: an Expression that runs on byte strings.
// It knows nothing of decoders, rules or XML.
export {
  compileExpression,
  type Expression,
  type ExpressionMatch,
  type ExpressionMode,
  type ExpressionType,
  PatternError,
} from './expression.ts';
