import { checkLookbehinds } from '../analysis/fixed-width.ts';
import { EMPTY, type Node, type Pattern, someNode } from '../tree.ts';
import { decodeUtf8 } from '../utf8.ts';
import { readAtom } from './atom.ts';
import { skipIgnored } from './ignored.ts';
import { checkReferences } from './names.ts';
import { isAtEnd, malformed, NO_OPTIONS, type ParseState, peek, type Scope, take, unsupported } from './parse-state.ts';
import { readQuantifier, repeat } from './quantifier.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * Reads a pattern the way PCRE2 10.42 does, with no compile options.
 * @param source byte string
 * @throws PatternError where PCRE2 refuses it; OssifyError UNSUPPORTED_PCRE2 naming what we lack
 */
export function parsePcre2(source: string): Pattern {
  const settings = readSettings(source);
  const state = startState(source, settings);
  const root = readAlternation(state, { options: NO_OPTIONS });
  if (!isAtEnd(state)) malformed(state, 'unmatched closing parenthesis');
  checkReferences(state);
  if (settings.isUtf || settings.isUcp) checkBackreferences(root);
  const { isUtf, matchLimit, rejectsEmpty } = settings;
  const { groupCount, names, hasBranchReset } = state;
  const pattern = { root, groupCount, names, hasBranchReset, isUtf, matchLimit, rejectsEmpty };
  checkLookbehinds(pattern);
  return pattern;
}

/** The matcher folds what a back-reference compares in ASCII only. */
function checkBackreferences(root: Node): void {
  const isFolded = someNode(root, (node) => node.kind === 'backreference' && node.isCaseless);
  if (isFolded) unsupported('a back-reference under (?i) with (*UTF) or (*UCP)');
}

function startState(source: string, settings: Settings): ParseState {
  const state: ParseState = {
    source: settings.isUtf ? decodedSource(source) : source,
    isUtf: settings.isUtf,
    isUcp: settings.isUcp,
    isRCrLf: settings.isRCrLf,
    readAlternation,
    readSequence,
    at: settings.end,
    nesting: 0,
    lookaroundDepth: 0,
    groupCount: 0,
    hasBranchReset: false,
    openGroups: [],
    names: new Map(),
    references: [],
  };
  if (settings.isUtf && state.source === '') malformed(state, 'the pattern is not UTF-8');
  return state;
}

function decodedSource(source: string): string {
  return Array.from(decodeUtf8(source)?.codePoints ?? [], (codePoint) => String.fromCodePoint(codePoint)).join('');
}

/** Reads alternatives up to a closing parenthesis or the end; neither is consumed. */
function readAlternation(state: ParseState, scope: Scope): Node {
  const options = [readSequence(state, scope)];
  while (take(state, '|')) options.push(readSequence(state, scope));
  return options.length === 1 ? (options[0] ?? EMPTY) : { kind: 'alternation', options };
}

/** Reads one alternative. */
function readSequence(state: ParseState, scope: Scope): Node {
  const parts: Node[] = [];
  let isRepeatable = false;
  for (;;) {
    skipIgnored(state, scope.options);
    if (isAtEnd(state) || peek(state) === '|' || peek(state) === ')') break;
    const quantifier = readQuantifier(state, scope.options);
    if (quantifier) {
      const last = parts.pop();
      if (!isRepeatable || !last) malformed(state, 'quantifier does not follow a repeatable item');
      else parts.push(repeat(last, quantifier));
      isRepeatable = false;
      continue;
    }
    const atom = readAtom(state, scope);
    parts.push(...atom.nodes);
    isRepeatable = atom.isRepeatable;
  }
  return parts.length === 1 ? (parts[0] ?? EMPTY) : { kind: 'sequence', parts };
}
