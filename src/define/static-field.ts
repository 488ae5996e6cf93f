/**
 * Fields that Wazuh keeps apart from the decoded ones and tests by elements of their own.
 * @source Wazuh 4.14.7: the names a rule's <field> refuses, and those that have an element
 */
export const staticFields = [
  'srcip',
  'dstip',
  'srcport',
  'dstport',
  'protocol',
  'action',
  'user',
  'id',
  'status',
  'url',
  'data',
  'extra_data',
  'system_name',
  'srcgeoip',
  'dstgeoip',
  'hostname',
  'program_name',
  'location',
] as const;

export type StaticField = (typeof staticFields)[number];

/** Fields that any event may have, whatever its decoder. */
export interface HeaderFields {
  readonly hostname: string;
  readonly program_name: string;
  readonly location: string;
  readonly user: string;
}

/** Names that a rule's <field> refuses, compared without case. */
export const namesRefusedByField: ReadonlySet<string> = new Set([
  'srcip',
  'dstip',
  'srcgeoip',
  'dstgeoip',
  'srcport',
  'dstport',
  'user',
  'srcuser',
  'dstuser',
  'url',
  'id',
  'data',
  'extra_data',
  'status',
  'protocol',
  'system_name',
  'action',
]);

/** The element that tests a field, or undefined when it is a dynamic one. A JSON member `systemname` is `system_name`. */
export function staticFieldOf(path: string): StaticField | undefined {
  if (path === 'systemname') return 'system_name';
  return staticFields.find((name) => name === path);
}
