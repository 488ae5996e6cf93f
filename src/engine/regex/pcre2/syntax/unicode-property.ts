import { type CharSet, charRange, charsOf, complement, intersect, union } from '../char-set.ts';
import { horizontalSpace, verticalSpace } from '../char-types.ts';
import { malformed, maxChar, type ParseState, takeMatch, unsupported } from './parse-state.ts';

/** General categories: the names that PCRE2 and JavaScript share (`\p{L}`, `\p{Lu}`, `\p{Any}`). */
const CATEGORY =
  /^(?:C|Cc|Cf|Cn|Co|Cs|L|Ll|Lm|Lo|Lt|Lu|M|Mc|Me|Mn|N|Nd|Nl|No|P|Pc|Pd|Pe|Pf|Pi|Po|Ps|S|Sc|Sk|Sm|So|Z|Zl|Zp|Zs|Any)$/i;

/**
 * Reads what follows `\p` or `\P`. Without `(*UTF)` a byte is taken as the code point of the same number.
 * Binary properties are refused by name.
 */
export function readProperty(state: ParseState, isNegated: boolean): CharSet {
  const match = takeMatch(state, /\{(\^?)\s*([^}]*)\}|([A-Za-z])/y);
  if (!match) return malformed(state, 'malformed \\P or \\p sequence');
  const set = propertySet(match[2] ?? match[3] ?? '', maxChar(state), state);
  return isNegated !== (match[1] === '^') ? complement(set, maxChar(state)) : set;
}

function propertySet(written: string, max: number, state: ParseState): CharSet {
  const name = written.replace(/[\s_-]/g, '');
  if (/^L&$|^LC$/i.test(name)) return union(...['Ll', 'Lu', 'Lt'].map((part) => categorySet(part, max)));
  if (CATEGORY.test(name)) return categorySet(titled(name), max);
  if (!/^[A-Za-z0-9:=]+$/.test(name)) return malformed(state, 'unknown property name after \\P or \\p');
  return ownSet(name.toLowerCase(), max) ?? scriptSet(written, max) ?? unsupported(`\\p{${name}}`);
}

/** PCRE2's own properties: what `\w` and `\s` stand for under `(*UCP)`. */
function ownSet(name: string, max: number): CharSet | undefined {
  switch (name) {
    case 'xan':
      return union(categorySet('L', max), categorySet('N', max));
    case 'xwd':
      return union(categorySet('L', max), categorySet('N', max), charsOf('_'));
    case 'xsp':
    case 'xps':
      return spaceSet(max);
    default:
      return undefined;
  }
}

/** White space, as Unicode sees it. */
export function spaceSet(max: number): CharSet {
  return intersect(union(categorySet('Z', max), horizontalSpace(true), verticalSpace(true)), [0, max]);
}

/** `\p{Greek}` and `\p{scx:Greek}` also take characters that several scripts share, `\p{sc:Greek}` takes those of the script alone. */
function scriptSet(written: string, max: number): CharSet | undefined {
  const [, key = 'scx', name = ''] = /^(?:\s*(\w+)\s*[:=])?(.*)$/s.exec(written) ?? [];
  const property = SCRIPT_KEYS.get(key.replaceAll('_', '').toLowerCase());
  const script = name
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .map(titled)
    .join('_');
  return property && isScript(script) ? scannedSet(`${property}=${script}`, max) : undefined;
}

const SCRIPT_KEYS = new Map([
  ['sc', 'Script'],
  ['script', 'Script'],
  ['scx', 'Script_Extensions'],
  ['scriptextensions', 'Script_Extensions'],
]);

function isScript(name: string): boolean {
  try {
    return new RegExp(`\\p{Script=${name}}`, 'u').source !== '';
  } catch {
    return false;
  }
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

const scanned = new Map<string, CharSet>();

/** The characters of a general category, of those up to `max`. */
export function categorySet(category: string, max: number): CharSet {
  return scannedSet(category, max);
}

/** The characters up to `max` that have a property, in JavaScript's spelling. */
function scannedSet(property: string, max: number): CharSet {
  const key = `${property} ${max}`;
  const known = scanned.get(key);
  if (known) return known;
  const test = new RegExp(property === 'Any' ? '[^]' : `\\p{${property}}`, 'u');
  const flat: number[] = [];
  for (let char = 0; char <= max; char++) {
    if (!test.test(String.fromCodePoint(char))) continue;
    if (flat.at(-1) === char - 1) flat[flat.length - 1] = char;
    else flat.push(...charRange(char, char));
  }
  scanned.set(key, flat);
  return flat;
}
