import { EMPTY, type Node } from '../tree.ts';
import { readConditional } from './conditional.ts';
import { inside, readBody } from './enclosed.ts';
import { applyOptionLetters } from './inline-options.ts';
import { type LookOpener, readLook, readLookBody } from './look.ts';
import { nameGroup, readName, readReference, referTo } from './names.ts';
import {
  type Atom,
  isAtEnd,
  malformed,
  type ParseState,
  peek,
  type Scope,
  take,
  takeMatch,
  unsupported,
} from './parse-state.ts';
import { readVerb } from './verb.ts';

const NOTHING: Atom = { nodes: [], isRepeatable: false };

/** `(*name:…)`, each with the punctuation that says the same. */
const WORDED: Readonly<Record<string, LookOpener | '?>'>> = {
  pla: '?=',
  positive_lookahead: '?=',
  nla: '?!',
  negative_lookahead: '?!',
  plb: '?<=',
  positive_lookbehind: '?<=',
  nlb: '?<!',
  negative_lookbehind: '?<!',
  napla: '?*',
  non_atomic_positive_lookahead: '?*',
  naplb: '?<*',
  non_atomic_positive_lookbehind: '?<*',
  atomic: '?>',
};

/** Reads anything that begins with `(`: groups, assertions, options, conditionals, subroutine calls, verbs. */
export function readGroup(state: ParseState, scope: Scope): Atom {
  state.at++;
  if (peek(state) === '*' && /[a-z]/.test(peek(state, 1))) return readWorded(state, scope);
  if (take(state, '*')) return readVerb(state);
  if (peek(state) !== '?') {
    return scope.options.noAutoCapture ? plain(readBody(state, scope)) : readCapture(state, scope, undefined);
  }
  const special = readOpened(state, scope);
  if (special) return special;
  state.at++;
  switch (peek(state)) {
    case 'P':
      return readPythonForm(state, scope);
    case '<':
    case "'":
      return readNamedCapture(state, scope);
    case '(':
      return plain(inside(state, () => readConditional(state, scope)));
    case 'C':
      return readCallout(state);
    case '&':
      state.at++;
      return plain({ kind: 'call', group: referTo(state, readName(state, ')')) });
    default:
      return /[R\d+]|-\d/.test(peek(state) === '-' ? `-${peek(state, 1)}` : peek(state))
        ? readCall(state)
        : readOptionSetting(state, scope);
  }
}

function readOpened(state: ParseState, scope: Scope): Atom | undefined {
  const look = readLook(state, scope);
  if (look) return plain(look);
  if (take(state, '?:')) return plain(grouped(readBody(state, scope)));
  if (take(state, '?>')) return plain({ kind: 'atomic', body: readBody(state, scope) });
  if (take(state, '?|')) return plain(grouped(readBranchReset(state, scope)));
  return undefined;
}

function readWorded(state: ParseState, scope: Scope): Atom {
  state.at++;
  const name = takeMatch(state, /([a-z_]+):/y)?.[1] ?? '';
  const opener = WORDED[name];
  if (/^(?:a?sr|(?:atomic_)?script_run)$/.test(name)) return unsupported(`(*${name}:…)`);
  if (!opener) return malformed(state, '(*alpha_assertion) not recognized');
  if (opener === '?>') return plain({ kind: 'atomic', body: readBody(state, scope) });
  return plain(readLookBody(state, scope, opener));
}

function readCapture(state: ParseState, scope: Scope, name: string | undefined): Atom {
  const group = ++state.groupCount;
  if (name !== undefined) nameGroup(state, name, group, scope.options.duplicateNames);
  state.openGroups.push(group);
  const body = readBody(state, scope);
  state.openGroups.pop();
  return plain({ kind: 'capture', group, body });
}

function readNamedCapture(state: ParseState, scope: Scope): Atom {
  const terminator = peek(state) === '<' ? '>' : "'";
  state.at++;
  return readCapture(state, scope, readName(state, terminator));
}

function readPythonForm(state: ParseState, scope: Scope): Atom {
  state.at++;
  if (peek(state) === '<') return readNamedCapture(state, scope);
  if (take(state, '>')) return plain({ kind: 'call', group: referTo(state, readName(state, ')')) });
  if (!take(state, '=')) return malformed(state, 'unrecognized character after (?P');
  const group = referTo(state, readName(state, ')'));
  return plain({ kind: 'backreference', group, isCaseless: scope.options.caseless });
}

function readCall(state: ParseState): Atom {
  if (take(state, 'R')) {
    if (!take(state, ')')) malformed(state, '(?R must be followed by a closing parenthesis');
    return plain({ kind: 'call', group: 0 });
  }
  return plain({ kind: 'call', group: referTo(state, readReference(state, ')')) });
}

/** `(?|…)`: each alternative numbers its groups from the same start. */
function readBranchReset(state: ParseState, scope: Scope): Node {
  state.hasBranchReset = true;
  return inside(state, () => {
    const inner: Scope = { options: scope.options };
    const first = state.groupCount;
    let highest = first;
    const options: Node[] = [];
    do {
      state.groupCount = first;
      options.push(state.readSequence(state, inner));
      highest = Math.max(highest, state.groupCount);
    } while (take(state, '|'));
    state.groupCount = highest;
    return options.length === 1 ? (options[0] ?? EMPTY) : { kind: 'alternation', options };
  });
}

/** A callout does nothing: Wazuh sets no function to call. */
function readCallout(state: ParseState): Atom {
  state.at++;
  const number = takeMatch(state, /(\d*)\)/y);
  if (number) return Number(number[1]) > 255 ? malformed(state, 'number after (?C is greater than 255') : NOTHING;
  const text = takeMatch(state, /(?:([`'"^%#$])(?:(?!\1)[\s\S]|\1\1)*\1|\{(?:[^}]|\}\})*\})\)/y);
  return text ? NOTHING : malformed(state, 'missing terminating delimiter for callout');
}

/** `(?i)` for the rest of the enclosing group, `(?i:…)` for a group of its own. */
function readOptionSetting(state: ParseState, scope: Scope): Atom {
  const letters = takeMatch(state, /\^?[A-Za-z-]*/y)?.[0] ?? '';
  const options = applyOptionLetters(state, scope.options, letters);
  if (take(state, ':')) return plain(grouped(readBody(state, { options })));
  if (isAtEnd(state)) return malformed(state, 'missing closing parenthesis');
  if (!take(state, ')')) return malformed(state, 'unrecognized character after (? or (?-');
  scope.options = options;
  return NOTHING;
}

/**
 * Keeps a group apart from what it holds: only a bare assertion is quantified like an assertion, and only bare
 * alternatives of a lookbehind may differ in length.
 */
function grouped(body: Node): Node {
  return body.kind === 'look' || body.kind === 'alternation' ? { kind: 'sequence', parts: [body] } : body;
}

function plain(node: Node): Atom {
  return { nodes: [node], isRepeatable: true };
}
