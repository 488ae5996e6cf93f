/** What a judge said of one event, in one spelling whatever the judge. */
export interface Verdict {
  /** Id of the winning rule; null when none won. */
  readonly rule: string | null;
  readonly level: number | null;
  readonly description: string | null;
  /** The rule's groups as `rule.groups` has them, then the compliance ones with their prefix (`pci_dss_11.4`). */
  readonly groups: readonly string[];
  readonly decoder: string | null;
  readonly parentDecoder: string | null;
  /** Dotted names; arrays as wazuh-logtest prints them (`['a', 'b']`), everything else as the engine's text. */
  readonly fields: Readonly<Record<string, string>>;
  readonly techniques: readonly string[];
  readonly alert: boolean;
  /** The winning rule searches the history: its verdict depends on the events before. */
  readonly isComposite: boolean;
  /** Warnings and errors of loading or processing, as the engine words them. */
  readonly messages: readonly string[];
}

/** Group prefixes that the engine moves to arrays of their own. @source rules.md section 5 */
const COMPLIANCE = ['cis', 'gdpr', 'gpg13', 'hipaa', 'nist_800_53', 'pci_dss', 'tsc'] as const;

/** Joins plain groups and compliance arrays to one list, the same from every judge. */
export function allGroups(plain: readonly string[], compliance: (name: string) => readonly string[]): string[] {
  return [...plain, ...COMPLIANCE.flatMap((name) => compliance(name).map((value) => `${name}_${value}`))];
}

/** The verdict of an event that no decoder and no rule took. */
export const noVerdict: Verdict = {
  rule: null,
  level: null,
  description: null,
  groups: [],
  decoder: null,
  parentDecoder: null,
  fields: {},
  techniques: [],
  alert: false,
  isComposite: false,
  messages: [],
};
