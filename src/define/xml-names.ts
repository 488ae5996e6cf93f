// Wazuh's spelling of what the definitions spell in camelCase: elements and attributes of a rule and of a decoder.

/** @source Wazuh 4.14.7: attributes of <rule> */
export const ruleAttributes = {
  id: 'id',
  level: 'level',
  frequency: 'frequency',
  timeframeSeconds: 'timeframe',
  ignoreSeconds: 'ignore',
  minLogBytes: 'maxsize',
  noAlert: 'noalert',
  overwrite: 'overwrite',
  accuracy: 'accuracy',
} as const;

/** @source Wazuh 4.14.7: children of <rule> beside the static fields and same_/different_ */
export const ruleElements = {
  ifSid: 'if_sid',
  ifGroup: 'if_group',
  ifLevel: 'if_level',
  ifMatchedSid: 'if_matched_sid',
  ifMatchedGroup: 'if_matched_group',
  ifMatchedRegex: 'if_matched_regex',
  category: 'category',
  decodedAs: 'decoded_as',
  match: 'match',
  regex: 'regex',
  field: 'field',
  list: 'list',
  time: 'time',
  weekday: 'weekday',
  compiledRule: 'compiled_rule',
  checkDiff: 'check_diff',
  ifFts: 'if_fts',
  sameField: 'same_field',
  differentField: 'different_field',
  globalFrequency: 'global_frequency',
  ignoreFields: 'ignore',
  checkIfIgnored: 'check_if_ignored',
  options: 'options',
  groups: 'group',
  description: 'description',
  info: 'info',
  cve: 'cve',
  mitre: 'mitre',
  technique: 'techniqueID',
  tactic: 'tacticID',
} as const;

/** @source Wazuh 4.14.7: children of <decoder> */
export const decoderElements = {
  parent: 'parent',
  type: 'type',
  programName: 'program_name',
  prematch: 'prematch',
  pluginDecoder: 'plugin_decoder',
  regex: 'regex',
  order: 'order',
  fts: 'fts',
  ftsComment: 'ftscomment',
  accumulate: 'accumulate',
  useOwnName: 'use_own_name',
  jsonNullField: 'json_null_field',
  jsonArrayStructure: 'json_array_structure',
} as const;
