import { EMPTY } from '../tree.ts';
import { type Atom, malformed, type ParseState, takeMatch, unsupported } from './parse-state.ts';

/** Verbs that steer backtracking in ways we do not follow. */
const STEERING = new Set(['COMMIT', 'PRUNE', 'SKIP', 'THEN']);

/** Reads a verb; `(*` is behind. `(*MARK:name)` does nothing: nobody asks for marks. */
export function readVerb(state: ParseState): Atom {
  const match = takeMatch(state, /([A-Z]*)(:[^)]*)?\)/y);
  const name = match?.[1] ?? '';
  const hasArgument = (match?.[2]?.length ?? 0) > 1;
  if (STEERING.has(name)) return unsupported(`(*${name})`);
  if ((name === 'MARK' || name === '') && hasArgument) return { nodes: [EMPTY], isRepeatable: false };
  if (name === 'F' || name === 'FAIL') return { nodes: [{ kind: 'fail' }], isRepeatable: false };
  if (name !== 'ACCEPT') {
    if (match?.[2] === undefined && name === '') malformed(state, 'quantifier does not follow a repeatable item');
    return malformed(state, '(*VERB) not recognized or malformed');
  }
  return { nodes: [{ kind: 'accept', openGroups: [...state.openGroups] }], isRepeatable: true };
}
