import { loadRuleset, printOutput, type Ruleset, type RulesetFile, Session } from '../../src/engine/index.ts';
import type { JsonObject } from '../../src/engine/json/index.ts';
import { firstDifference, rulesetFacts, type Surroundings } from '../../src/import/index.ts';
import { member, textAt } from '../conformance/recorded.ts';
import { readStockRuleset, readTestRuleset } from '../conformance/stock-ruleset.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { isDefinitionFile, roundTrip } from './trip.ts';
import type { Workshop } from './workshop.ts';

const START_MS = Date.UTC(2026, 0, 5, 12);

/**
 * Each stock file is imported by itself. All that return are then loaded together: what one of them changed would show. If
 * anything does, each file is loaded alone among the originals.
 */
export async function stockTrips(
  folder: string,
  events: readonly JsonObject[],
  workshop: Workshop,
): Promise<readonly Outcome[]> {
  const files = [...readStockRuleset(folder), ...readTestRuleset(folder)];
  const before = loadRuleset(files, { excluded: [] });
  const around = surroundingsOf(before);
  const returned = new Map<string, RulesetFile>();
  const outcomes: Outcome[] = [];
  for (const file of files.filter(isDefinitionFile)) {
    outcomes.push(
      await outcomeOf(file.path, async () => {
        const trip = await roundTrip([file], around, workshop);
        if (trip.kind === 'refused') return { kind: 'refused', why: trip.codes.join(', ') };
        for (const back of trip.files) returned.set(back.path, back);
        return { kind: 'returned', why: '' };
      }),
    );
  }
  const difference = differenceWith([...returned.values()], files, before, events);
  if (difference === undefined) return outcomes;
  const blamed = [...returned.values()].flatMap((file) => {
    const why = differenceWith([file], files, before, events);
    return why === undefined ? [] : [{ name: file.path, kind: 'wrong', why } as const];
  });
  const guilty = blamed.length > 0 ? blamed : [{ name: 'all together', kind: 'wrong', why: difference } as const];
  const names = new Set(guilty.map(({ name }) => name));
  return [...outcomes.filter(({ name }) => !names.has(name)), ...guilty];
}

/** What a ruleset lets rules and decoders name. */
export function surroundingsOf({ ruleById, decoders }: Ruleset): Surroundings {
  return { hasRule: (id) => ruleById.has(id), hasDecoder: (name) => decoders?.ids.has(name) ?? false };
}

function differenceWith(
  returned: readonly RulesetFile[],
  files: readonly RulesetFile[],
  before: Ruleset,
  events: readonly JsonObject[],
): string | undefined {
  const replaced = new Map(returned.map((file) => [file.path, file]));
  const after = loadRuleset(
    files.map((file) => replaced.get(file.path) ?? file),
    { excluded: [] },
  );
  const structure = firstDifference(rulesetFacts(before), rulesetFacts(after));
  if (structure !== undefined) return structure;
  const [expected, actual] = [answers(before, events), answers(after, events)];
  const at = expected.findIndex((answer, index) => answer !== actual[index]);
  return at < 0 ? undefined : `event ${at}: ${expected[at]} becomes ${actual[at]}`;
}

/** One event a millisecond, a fresh session where the recording began one. */
function answers(ruleset: Ruleset, events: readonly JsonObject[]): readonly string[] {
  let nowMs = START_MS;
  const newSession = () => new Session(ruleset, { clock: () => nowMs, zoneOffsetMinutes: () => 0, managerName: 'vm' });
  let session = newSession();
  return events.map((event) => {
    nowMs++;
    if (member(event, 'new_session') === true) session = newSession();
    const { output } = session.process({
      event: textAt(event, 'event') ?? '',
      location: textAt(event, 'location') ?? '',
    });
    return output ? printOutput(output) : '-';
  });
}
