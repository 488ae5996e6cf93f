/** What ossec.conf and internal_options.conf say, as far as rules depend on it. */
export interface RulesetSettings {
  /** `<log_alert_level>`; 0 when ossec.conf has no `<alerts>` block. */
  readonly logAlertLevel: number;
  /** `<email_alert_level>`: from this level on `rule.mail` is true. */
  readonly emailAlertLevel: number;
  readonly defaultTimeframeSeconds: number;
  /** Most fields of an event, order words of a decoder and `<field>` conditions of a rule. */
  readonly decoderOrderSize: number;
  readonly ftsListSize: number;
  readonly ftsMinimumSize: number;
  /** Most events that a session keeps for correlation. */
  readonly memorySize: number;
}

/** The installed configuration's values. */
export const DEFAULT_SETTINGS: RulesetSettings = {
  logAlertLevel: 3,
  emailAlertLevel: 12,
  defaultTimeframeSeconds: 360,
  decoderOrderSize: 256,
  ftsListSize: 32,
  ftsMinimumSize: 14,
  memorySize: 8192,
};
