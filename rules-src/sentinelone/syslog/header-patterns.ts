import { noneOf, type Separator } from './value-patterns.ts';

// What a line says outside its pairs. Forms A and B: `|<version>|<id>|<name>|<severity>|`, C: `|<version>|`,
// E and F: `|<number>|`, D: nothing. Groups take part in every match and are never empty. `unless` names keys that say
// the same: where one of them has a value, the header is not asked.

const idSlot = String.raw`\|[^|]*\|\s*\d+\s*\|`;

/** The severity slot, or the end of a line that a relay cut. */
const afterName = String.raw`\s*(?:\|\s*(?:\d+|Unknown|Low|Medium|High|Very-High)?\s*(?:\||$)|$)`;

/** An operating system, an address or the console's build; a number alone before pairs is an id. */
export const versionSlot = String.raw`^\|\s*(?!None\s*\||\d+\s*\|\s*[A-Za-z])([^|=\s](?:[^|=]*[^|=\s])?)\s*\|`;

/** Two groups: the id as a field, and as Wazuh's `id`. */
export function idOfHeader(unless: readonly string[], separator: Separator): string {
  return String.raw`(?s)^${noneOf(unless, separator)}\|(?:[^|=]*\|)?\s*((\d+))\s*\|`;
}

export function nameOfHeader(unless: readonly string[], separator: Separator): string {
  return String.raw`(?s)^${noneOf(unless, separator)}${idSlot}\s*([^\s|](?:.*?\S)?)${afterName}`;
}

export function severityOfHeader(unless: readonly string[], separator: Separator): string {
  return String.raw`(?s)^${noneOf(unless, separator)}${idSlot}[^|]*\|\s*(\d+)\s*(?:\||$)`;
}

/** The name after ` - machine ` in the header's name, in two groups: a file's name elsewhere may hold these words too. */
export function machineOfHeader(unless: readonly string[], separator: Separator): string {
  return String.raw`(?s)^${noneOf(unless, separator)}${idSlot}[^|]* - machine (([^|\s](?:[^|]*?[^|\s])?))\s*(?:\||$)`;
}

/** The name after ` - machine ` in `eventDesc`, in two groups. */
export function machineOfDescription(unless: readonly string[], separator: Separator): string {
  const start = `(?s)^${noneOf(unless, separator)}.*?`;
  if (separator === 'pipes')
    return String.raw`${start}\|eventDesc=[^|]* - machine (([^|\s](?:[^|]*?[^|\s])?))\s*(?:\||$)`;
  return String.raw`${start}[|\s]eventDesc=[^=]* - machine (([^=\s](?:[^=]*?[^=\s])?))\s*(?:\s[A-Za-z][A-Za-z0-9]*=|$)`;
}
