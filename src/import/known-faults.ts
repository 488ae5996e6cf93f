import { basename } from 'node:path';
import { type Compiled, parentsOf, stock } from '../compile/index.ts';
import { acceptableFaults, type KnownFault, type Plugin, type Rule } from '../define/index.ts';
import { formatLocation, type SourceLocation } from '../diagnostics/index.ts';

/** What definitions are known to have: the build refuses it, Wazuh loads it, and the file that is imported has it. */
export interface KnownFaults {
  readonly everywhere: readonly KnownFault[];
  readonly at: (place: SourceLocation) => readonly KnownFault[];
  readonly byPlace: ReadonlyMap<string, ReadonlySet<KnownFault>>;
}

/** What the manager has beside the files that are imported and beside the stock ruleset. */
export interface Surroundings {
  readonly hasRule: (id: number) => boolean;
  readonly hasDecoder: (name: string) => boolean;
}

/** An import has no examples to prove its rules by. */
const always: readonly KnownFault[] = ['RULE_UNPROVED'];

export const noFaults: KnownFaults = knownFaults(new Set(always), new Map());

function knownFaults(everywhere: ReadonlySet<KnownFault>, byPlace: KnownFaults['byPlace']): KnownFaults {
  return {
    everywhere: [...everywhere].sort(),
    at: (place) => [...(byPlace.get(formatLocation(place)) ?? [])].sort(),
    byPlace,
  };
}

/** A copy of a stock file takes its names; ossec.conf then excludes the stock file. */
const ofCopies: ReadonlySet<KnownFault> = new Set<KnownFault>(['RULE_ID_TAKEN', 'DECODER_NAME_TAKEN']);

/**
 * The faults that a compiled plugin is found to have and that may stay, with those that are known already.
 * @returns undefined when there is no new one; findings that remain then are what the import is refused for
 */
export function knownFaultsOf(
  { plugin, findings }: Compiled,
  known: KnownFaults,
  around: Surroundings,
): KnownFaults | undefined {
  const everywhere = new Set(known.everywhere);
  const byPlace = new Map(known.byPlace);
  let isNew = false;
  for (const { code, at } of findings) {
    const fault = acceptableFaults.find((acceptable) => acceptable === code);
    if (fault === undefined || at === undefined || !mayStay(fault, at, plugin, around)) continue;
    const place = formatLocation(at);
    const before = ofCopies.has(fault) ? everywhere : (byPlace.get(place) ?? new Set());
    isNew ||= !before.has(fault);
    if (ofCopies.has(fault)) everywhere.add(fault);
    else byPlace.set(place, new Set([...before, fault]));
  }
  return isNew ? knownFaults(everywhere, byPlace) : undefined;
}

/** Some faults may stay only where the import shows that they are none. */
function mayStay(fault: KnownFault, at: SourceLocation, plugin: Plugin, around: Surroundings): boolean {
  if (ofCopies.has(fault)) return stock.hasFile(basename(at.file));
  const isHere = (definition: { readonly at: SourceLocation | undefined }) =>
    definition.at?.file === at.file && definition.at.line === at.line;
  const rules = plugin.rules.flatMap((group) => group.rules).filter(isHere);
  switch (fault) {
    case 'RULE_ID_TWICE':
      return rules.some(({ overwrite }) => overwrite);
    case 'PARENT_MISSING':
      return rules.flatMap(foreignRules).every((id) => stock.hasRule(id) || around.hasRule(id));
    case 'OVERWRITE_UNKNOWN':
      return rules.every(({ id }) => around.hasRule(id));
    case 'DECODED_AS_UNKNOWN':
      return rules.every(({ decodedAs }) => typeof decodedAs === 'string' && around.hasDecoder(decodedAs));
    case 'DECODER_PARENT_MISSING':
      return (plugin.decoders ?? []).filter(isHere).every(({ parent = '' }) => around.hasDecoder(parent));
    default:
      return true;
  }
}

function foreignRules(rule: Rule): readonly number[] {
  const counted = rule.correlate?.ifMatched;
  const refs = [...parentsOf(rule), ...(counted !== undefined && 'id' in counted ? [counted] : [])];
  return refs.flatMap((ref) => (ref.kind === 'stock-rule' ? [ref.id] : []));
}
