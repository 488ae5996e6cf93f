/**
 * Names under which Wazuh's own modules hand over events that no decoder file decodes; `<decoded_as>` may name them.
 * @source the stock rules of 4.14.7, which name them and load
 */
export const INTERNAL_NAMES = [
  'ciscat',
  'hostinfo_modified',
  'hostinfo_new',
  'rootcheck',
  'sca',
  'syscheck_deleted',
  'syscheck_integrity_changed',
  'syscheck_new_entry',
  'syscheck_registry_key_added',
  'syscheck_registry_key_deleted',
  'syscheck_registry_key_modified',
  'syscheck_registry_value_added',
  'syscheck_registry_value_deleted',
  'syscheck_registry_value_modified',
  'syscollector',
  'windows_eventchannel',
] as const;
