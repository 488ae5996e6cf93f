import { type CharSet, charRange, complement, union } from '../char-set.ts';
import { malformed, maxChar, type ParseState, takeMatch, unsupported } from './parse-state.ts';

/** General categories: the names that PCRE2 and JavaScript share (`\p{L}`, `\p{Lu}`, `\p{Any}`). */
const CATEGORY =
  /^(?:C|Cc|Cf|Cn|Co|Cs|L|Ll|Lm|Lo|Lt|Lu|M|Mc|Me|Mn|N|Nd|Nl|No|P|Pc|Pd|Pe|Pf|Pi|Po|Ps|S|Sc|Sk|Sm|So|Z|Zl|Zp|Zs|Any)$/i;

/**
 * Reads what follows `\p` or `\P`. Without `(*UTF)` a byte is taken as the code point of the same number.
 * Scripts and binary properties are refused by name.
 */
export function readProperty(state: ParseState, isNegated: boolean): CharSet {
  const match = takeMatch(state, /\{(\^?)\s*([^}]*)\}|([A-Za-z])/y);
  if (!match) return malformed(state, 'malformed \\P or \\p sequence');
  const name = (match[2] ?? match[3] ?? '').replace(/[\s_-]/g, '');
  const set = propertySet(name, maxChar(state), state);
  return isNegated !== (match[1] === '^') ? complement(set, maxChar(state)) : set;
}

function propertySet(name: string, max: number, state: ParseState): CharSet {
  if (/^L&$|^LC$/i.test(name)) return union(...['Ll', 'Lu', 'Lt'].map((part) => categorySet(part, max)));
  if (CATEGORY.test(name)) return categorySet(name[0]?.toUpperCase() + name.slice(1).toLowerCase(), max);
  if (!/^[A-Za-z0-9:=]+$/.test(name)) return malformed(state, 'unknown property name after \\P or \\p');
  return unsupported(`\\p{${name}}`);
}

const scanned = new Map<string, CharSet>();

/** The characters of a general category, of those up to `max`. */
export function categorySet(category: string, max: number): CharSet {
  const key = `${category} ${max}`;
  const known = scanned.get(key);
  if (known) return known;
  const test = new RegExp(category === 'Any' ? '[^]' : `\\p{${category}}`, 'u');
  const flat: number[] = [];
  for (let char = 0; char <= max; char++) {
    if (!test.test(String.fromCodePoint(char))) continue;
    if (flat.at(-1) === char - 1) flat[flat.length - 1] = char;
    else flat.push(...charRange(char, char));
  }
  scanned.set(key, flat);
  return flat;
}
