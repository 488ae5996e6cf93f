import { knownKey, noneOf, type Separator } from './value-patterns.ts';

// What a line says outside its pairs. Forms A and B: `|<version>|<id>|<name>|<severity>|`, C: `|<version>|`,
// E and F: `|<number>|`, D: nothing. Each pattern has one group, which is never empty.

const idSlot = String.raw`\|[^|]*\|\s*\d+\s*\|`;

/** The severity slot, or the end of a line that a relay cut. */
const afterName = String.raw`\s*(?:\|\s*(?:\d+|Unknown|Low|Medium|High|Very-High)?\s*(?:\||$)|$)`;

/** An operating system, an address or the console's build; a number alone before pairs is an id. */
export const versionSlot = String.raw`^\|\s*(?!None\s*\||\d+\s*\|\s*[A-Za-z])([^|=\s](?:[^|=]*[^|=\s])?)\s*\|`;

export function idOfHeader(unless: readonly string[], separator: Separator): string {
  return String.raw`(?s)^${noneOf(unless, separator)}\|(?:[^|=]*\|)?\s*(\d+)\s*\|`;
}

export function nameOfHeader(unless: readonly string[], separator: Separator): string {
  return String.raw`(?s)^${noneOf(unless, separator)}${idSlot}\s*([^\s|](?:.*?\S)?)${afterName}`;
}

export function severityOfHeader(unless: readonly string[], separator: Separator): string {
  return String.raw`(?s)^${noneOf(unless, separator)}${idSlot}[^|]*\|\s*(\d+)\s*(?:\||$)`;
}

/** The name after ` - machine `, in the header's name: a file's name may hold these words too. */
export function machineOfHeader(unless: readonly string[], separator: Separator): string {
  return String.raw`(?s)^${noneOf(unless, separator)}${idSlot}[^|]* - machine ([^|\s](?:[^|]*?[^|\s])?)\s*(?:\||$)`;
}

/** The name after ` - machine ` in `eventDesc`. */
export function machineOfDescription(unless: readonly string[], separator: Separator): string {
  const [start, inside, end] =
    separator === 'pipes'
      ? [String.raw`\|`, '[^|]', String.raw`(?:\||$)`]
      : [String.raw`[|\s]`, '[^=]', String.raw`(?:\s${knownKey}=|$)`];
  return String.raw`(?s)^${noneOf(unless, separator)}.*?${start}eventDesc=${inside}* - machine ((?!\s)${inside}*?)\s*${end}`;
}
