import { gap, type Separator } from './value-patterns.ts';

// What a line says outside its pairs. Forms A and B: `|<version>|<id>|<name>|<severity>|`, C: `|<version>|`,
// E and F: `|<number>|`, D: nothing. Each pattern has one group, which takes part in every match and is never empty.

const idSlot = String.raw`\|[^|]*\|\s*\d+\s*\|`;

/** The severity slot, or the end of a line that a relay cut. */
const afterName = String.raw`(?:${gap}\| ?(?:\d+|Unknown|Low|Medium|High|Very-High)? ?(?:\||$)|${gap}$)`;

/** An operating system, an address or the console's build; a number alone before pairs is an id. */
export const versionSlot = String.raw`^\|\s*(?!None\s*\||\d+\s*\|\s*[A-Za-z])([^|=\s](?:[^|=]{0,80}[^|=\s])?)\s*\|`;

export const idSlotOrNumber = String.raw`^\|(?:[^|=]*\|)?\s*(\d+)\s*\|`;

export const nameSlot = String.raw`(?s)^${idSlot}\s*(?=[^\s|])(.{0,999}?(?=\S${afterName})\S)`;

export const severitySlot = String.raw`^${idSlot}[^|]*\|\s*(\d+)(?:${gap}\||${gap}$)`;

/** The name after ` - machine ` in the header's name: a file's name elsewhere may hold these words too. */
export const machineInName = String.raw`^${idSlot}[^|]* - machine ([^|\s](?:[^|]{0,120}?[^|\s])?)(?:${gap}\||${gap}$)`;

/** The name after ` - machine ` in `eventDesc`. */
export const machineInDescription: Readonly<Record<Separator, string>> = {
  pipes: String.raw`\|eventDesc=[^|]* - machine ([^|\s](?:[^|]{0,120}?[^|\s])?)(?:${gap}\||${gap}$)`,
  blanks: String.raw`[|\s]eventDesc=[^=]* - machine ([^=\s](?:[^=]{0,120}?[^=\s])?)(?:\s+[A-Za-z][A-Za-z0-9]*=|${gap}$)`,
};
