import type { Pattern } from '../tree.ts';
import { unsupported } from './parse-state.ts';

/** PCRE2's default limit on backtracking points, from one start of the match. */
export const DEFAULT_MATCH_LIMIT = 10_000_000;

/** What `(*…)` items at the very start of a pattern set. */
export interface Settings {
  readonly isUtf: boolean;
  readonly isUcp: boolean;
  readonly isRCrLf: boolean;
  readonly matchLimit: number;
  readonly rejectsEmpty: Pattern['rejectsEmpty'];
  /** Where the pattern proper begins. */
  readonly end: number;
}

const SETTING = /\(\*([A-Z_]+\d*)(?:=(\d+))?\)/y;

/** Items that change nothing here: hints to PCRE2's own optimiser, or what is the default anyway. */
const WITHOUT_EFFECT = new Set(['LF', 'BSR_UNICODE', 'NO_JIT', 'NO_START_OPT', 'NO_AUTO_POSSESS', 'NO_DOTSTAR_ANCHOR']);
const NOT_IMPLEMENTED = new Set(['CR', 'CRLF', 'ANYCRLF', 'ANY', 'NUL']);
const OTHER_LIMITS = new Set(['LIMIT_DEPTH', 'LIMIT_RECURSION', 'LIMIT_HEAP']);

/**
 * Reads the settings at the start of a pattern: `(*UTF)`, `(*LIMIT_MATCH=n)` and so on.
 * Stops at the first item that is none, which may be a verb such as `(*FAIL)`.
 */
export function readSettings(source: string): Settings {
  let settings: Settings = {
    isUtf: false,
    isUcp: false,
    isRCrLf: false,
    matchLimit: DEFAULT_MATCH_LIMIT,
    rejectsEmpty: 'never',
    end: 0,
  };
  for (;;) {
    SETTING.lastIndex = settings.end;
    const match = SETTING.exec(source);
    const changed = match && applySetting(settings, match[1] ?? '', match[2]);
    if (!changed) return settings;
    settings = { ...changed, end: settings.end + match[0].length };
  }
}

function applySetting(settings: Settings, name: string, value: string | undefined): Settings | undefined {
  if (value !== undefined) return applyLimit(settings, name, Number(value));
  if (WITHOUT_EFFECT.has(name)) return settings;
  if (NOT_IMPLEMENTED.has(name)) return unsupported(`(*${name})`);
  switch (name) {
    case 'UTF':
      return { ...settings, isUtf: true };
    case 'UCP':
      return { ...settings, isUcp: true };
    case 'BSR_ANYCRLF':
      return { ...settings, isRCrLf: true };
    case 'NOTEMPTY':
      return { ...settings, rejectsEmpty: 'always' };
    case 'NOTEMPTY_ATSTART':
      return { ...settings, rejectsEmpty: 'at-start' };
    default:
      return undefined;
  }
}

function applyLimit(settings: Settings, name: string, value: number): Settings | undefined {
  if (name === 'LIMIT_MATCH') return { ...settings, matchLimit: Math.min(value, DEFAULT_MATCH_LIMIT) };
  return OTHER_LIMITS.has(name) ? unsupported(`(*${name}=${value})`) : undefined;
}
