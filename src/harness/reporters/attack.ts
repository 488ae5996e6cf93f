/** Name and tactics of an ATT&CK technique; undefined for an id that the table does not have. */
export type AttackTable = (id: string) => { readonly name: string; readonly tactics: readonly string[] } | undefined;
