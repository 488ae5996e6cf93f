/** Prefixes of group names that become arrays of their own. */
const COMPLIANCE = ['pci_dss', 'cis', 'gdpr', 'gpg13', 'hipaa', 'nist_800_53', 'tsc'];
const MAX_BYTES = 1023;

/**
 * Splits a rule's group text into `groups` and the compliance arrays, in order of first occurrence. Pieces are neither trimmed nor
 * made unique; a leading blank keeps a piece out of the arrays.
 * @source rules.md 5, cases rule-groups-*
 */
export function groupArrays(group: string): readonly (readonly [string, readonly string[]])[] {
  const groups: string[] = [];
  const arrays = new Map<string, string[]>([['groups', groups]]);
  for (const piece of group.slice(0, MAX_BYTES).split(',')) {
    if (piece === '') continue;
    const name = COMPLIANCE.find((prefix) => piece.startsWith(`${prefix}_`));
    if (name === undefined) {
      groups.push(piece);
      continue;
    }
    const array = arrays.get(name) ?? [];
    array.push(piece.slice(name.length + 1));
    arrays.set(name, array);
  }
  return [...arrays];
}
