import { assertNever } from '../../diagnostics/index.ts';
import type { ListCondition } from '../ruleset/condition.ts';

/**
 * Looks a field's value up in a CDB list.
 * @source rules.md 1.5
 */
export function holdsInList({ list, lookup, checkValue }: ListCondition, key: string): boolean {
  switch (lookup) {
    case 'match_key':
      return list.values.has(key);
    case 'not_match_key':
      return !list.values.has(key);
    case 'match_key_value': {
      const value = list.values.get(key);
      return value !== undefined && checkValue?.test(value) === true;
    }
    case 'address_match_key':
      return addressValue(list.values, key) !== undefined;
    case 'not_address_match_key':
      return addressValue(list.values, key) === undefined;
    case 'address_match_key_value': {
      // quirk: inverted, it holds when the key is absent or its value does not match (case rule-list-address-value)
      const value = addressValue(list.values, key);
      return value === undefined || checkValue === undefined || !checkValue.test(value);
    }
    default:
      return assertNever(lookup);
  }
}

/** The exact key, else the longest beginning of it that ends in a dot: `10.1.2.3`, `10.1.2.`, `10.1.`, `10.`. */
function addressValue(values: ReadonlyMap<string, string>, key: string): string | undefined {
  const exact = values.get(key);
  if (exact !== undefined) return exact;
  for (let dot = key.lastIndexOf('.'); dot >= 0; dot = dot === 0 ? -1 : key.lastIndexOf('.', dot - 1)) {
    const value = values.get(key.slice(0, dot + 1));
    if (value !== undefined) return value;
  }
  return undefined;
}
