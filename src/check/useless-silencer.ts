import type { Check, Fault } from './check.ts';
import { childRule } from './demonstration-rules.ts';
import type { Silence, Silencer } from './silence.ts';

const OSREGEX = '<field name="name">^[Ee]vil</field>';
const PCRE2 = '<field name="name" type="pcre2">^[Ee]vil</field>';
const COMMENT = '<!-- ossify-disable pcre-in-osregex: the product writes brackets -->';

/**
 * What a comment that silences nothing has wrong. It is found when all kinds have run: `find` alone cannot know.
 * @param known the ids of all kinds
 */
export const uselessSilencer = {
  id: 'useless-silencer',
  level: 'warning',
  effect: 'misleads',
  title: 'A comment that silences nothing',
  reason:
    'It names a kind that does not exist, gives no reason, or stands where there is no such finding: the next reader is misled, and a later finding may be hidden.',
  repair: 'Remove the comment, or correct it: <!-- ossify-disable KIND: reason --> in the line above.',
  demonstration: {
    before: childRule(`${COMMENT}\n${PCRE2}`),
    after: childRule(PCRE2),
    near: childRule(`${COMMENT}\n${OSREGEX}`),
  },
} as const satisfies Omit<Check, 'find'>;

/** The faults of the comments that were of no use. @param ran the ids of the kinds that ran */
export function* uselessSilencers(
  silence: Silence,
  ran: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Iterable<Fault> {
  for (const silencer of silence.unused()) {
    const message = problemOf(silencer, ran, known);
    if (message !== undefined) yield { at: silencer.at, message };
  }
}

function problemOf(
  { kind, reason }: Silencer,
  ran: ReadonlySet<string>,
  known: ReadonlySet<string>,
): string | undefined {
  if (!known.has(kind)) return `There is no kind of finding "${kind}".`;
  if (reason === '') return `Without a reason "${kind}" is not silenced.`;
  return ran.has(kind) ? `There is no finding "${kind}" here to be silenced.` : undefined;
}
