import {
  type Answer,
  type LoadOptions,
  loadRuleset,
  minimalBase,
  type Ruleset,
  type RulesetFile,
  Session,
} from '../../src/engine/index.ts';

export const START_MS = Date.UTC(2026, 0, 5, 12);

/** The minimal base with rules of one file, in group `t`; without rules there is no such file. */
export function rulesetOf(rules: string, options: LoadOptions = {}, more: readonly RulesetFile[] = []): Ruleset {
  return loadRuleset([...minimalBase, ...more, ...(rules === '' ? [] : [localRules(rules)])], options);
}

export function localRules(rules: string): RulesetFile {
  return { path: 'etc/rules/local_rules.xml', text: `<group name="t,">${rules}</group>` };
}

/** A session on a clock that stands still until `wait` moves it. */
export class SmallEngine {
  readonly #session: Session;
  #nowMs = START_MS;

  constructor(ruleset: Ruleset, options: ConstructorParameters<typeof Session>[1] = {}) {
    this.#session = new Session(ruleset, {
      clock: () => this.#nowMs,
      zoneOffsetMinutes: () => 0,
      managerName: 'mgr.example',
      ...options,
    });
  }

  process(event: string, location = 'stdin'): Answer {
    return this.#session.process({ event, location });
  }

  /** The id of the rule that wins each event; 0 for none. */
  winners(...events: string[]): readonly number[] {
    return events.map((event) => this.process(event).rule?.id ?? 0);
  }

  wait(seconds: number): void {
    this.#nowMs += seconds * 1000;
  }

  reset(): void {
    this.#session.reset();
  }
}

/** `rule(100100, 'level="3"', '<match>x</match>')`, with a description. */
export function rule(id: number, attributes: string, elements: string): string {
  return `<rule id="${id}" ${attributes}>${elements}<description>rule ${id}</description></rule>`;
}
