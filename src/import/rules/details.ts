import type { Info, Level, Mitre, RuleOption, TimeSpan, WeekDay } from '../../define/index.ts';
import type { RuleDefinition, TimeWindow } from '../../engine/ruleset/index.ts';
import { attribute } from '../../engine/xml/index.ts';
import type { RuleContext } from './rule.ts';

const levels: readonly Level[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

/** The level as written; loading lets nothing else through. */
export function importedLevel({ draft }: RuleDefinition): Level {
  return levels.find((level) => level === draft.attributes.level) ?? 0;
}

/** Contents of the rule's own elements of one name, as they were written. */
export function contentsOf({ element }: RuleDefinition, name: string, { utf8 }: RuleContext): readonly string[] {
  return element.children.filter((child) => child.name.toLowerCase() === name).map(({ content }) => utf8(content));
}

/** What the alert says of ATT&CK: pairs win over ids. */
export function importedMitre({ rule }: RuleDefinition, { utf8 }: RuleContext): Mitre | undefined {
  if (rule.mitre === undefined) return undefined;
  if (rule.mitre.kind === 'techniques') return rule.mitre.ids.map(utf8);
  return rule.mitre.pairs.map(({ tactic, technique }) => ({ tactic: utf8(tactic), technique: utf8(technique) }));
}

const infoTypes: readonly Info['type'][] = ['text', 'link', 'cve', 'osvdb'];

export function importedInfo({ element }: RuleDefinition, { utf8 }: RuleContext): Info | readonly Info[] | undefined {
  const infos = element.children
    .filter(({ name }) => name.toLowerCase() === 'info')
    .map((info): Info => {
      const said = attribute(info, 'type')?.toLowerCase();
      return { type: infoTypes.find((type) => type === said) ?? 'text', value: utf8(info.content) };
    });
  return infos.length > 1 ? infos : infos[0];
}

const options: readonly RuleOption[] = [
  'alert_by_email',
  'no_email_alert',
  'log_alert',
  'no_log',
  'no_ar',
  'no_full_log',
  'no_counter',
];

/** What each option undoes of those before it. @source rules.md 1.7 */
const undoes: Readonly<Partial<Record<RuleOption, readonly RuleOption[]>>> = {
  alert_by_email: ['no_email_alert'],
  no_email_alert: ['alert_by_email', 'no_counter'],
  log_alert: ['no_log'],
  no_log: ['log_alert'],
};

/** The options that hold in the end. */
export function importedOptions(definition: RuleDefinition, context: RuleContext): readonly RuleOption[] | undefined {
  const effective = new Set<RuleOption>();
  for (const word of contentsOf(definition, 'options', context)) {
    const option = options.find((known) => known === word);
    if (option === undefined) continue;
    for (const undone of undoes[option] ?? []) effective.delete(undone);
    effective.add(option);
  }
  return effective.size > 0 ? [...effective] : undefined;
}

/** Words of `<ignore>` and `<check_if_ignored>`. */
export function importedWords(
  definition: RuleDefinition,
  name: 'ignore' | 'check_if_ignored',
  context: RuleContext,
): readonly string[] | undefined {
  const words = contentsOf(definition, name, context).flatMap((content) => content.split(','));
  return words.length > 0 ? words : undefined;
}

const weekDays: readonly WeekDay[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export function importedWeekday({
  draft,
}: RuleDefinition): 'weekdays' | 'weekends' | readonly [WeekDay, ...WeekDay[]] | undefined {
  if (draft.weekdays === undefined) return undefined;
  const [first, ...others] = weekDays.filter((_, index) => draft.weekdays?.has((index + 1) % 7));
  if (first === undefined) return undefined;
  const all = [first, ...others].join();
  if (all === weekDays.slice(0, 5).join()) return 'weekdays';
  return all === weekDays.slice(5).join() ? 'weekends' : [first, ...others];
}

/** A window over midnight is kept by Wazuh as the negation of the rest of the day; it is written as it was meant. */
export function importedTime(definition: RuleDefinition, context: RuleContext): TimeSpan | undefined {
  const window: TimeWindow | undefined = definition.draft.time;
  if (window === undefined) return undefined;
  const [from, to] = [clock(window.from), clock(window.to)];
  if (!window.isNegated) return { from, to };
  const isSaid = contentsOf(definition, 'time', context).at(-1)?.trimStart().startsWith('!');
  return isSaid ? { from, to, outside: true } : { from: to, to: from };
}

function clock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
