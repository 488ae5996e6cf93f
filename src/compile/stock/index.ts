import { INTERNAL_NAMES } from '../../engine/decode/index.ts';
import { stockTables } from './stock-names.ts';

/** Splits the lines of a table into its words. */
const words = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split('|'));

const ruleIds = new Set(words(stockTables.ruleIds).flatMap(expandRange));
const ruleFiles = new Set(words(stockTables.ruleFiles));
const decoderFiles = new Set(words(stockTables.decoderFiles));
const rootDecoders = new Set(words(stockTables.rootDecoders));
const childDecoders = new Set(words(stockTables.childDecoders));

function expandRange(range: string): number[] {
  const [from = 0, to = from] = range.split('-').map(Number);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Decoders of Wazuh's own modules, which no file declares. */
const internalDecoders: ReadonlySet<string> = new Set(INTERNAL_NAMES);

/** What the stock ruleset has taken. */
export const stock = {
  /** The version whose ruleset the facts are of. */
  wazuh: stockTables.wazuh,
  hasRule: (id: number): boolean => ruleIds.has(id),
  hasFile: (name: string): boolean => ruleFiles.has(name) || decoderFiles.has(name),
  hasRootDecoder: (name: string): boolean => rootDecoders.has(name),
  hasDecoder: (name: string): boolean =>
    rootDecoders.has(name) || childDecoders.has(name) || internalDecoders.has(name),
} as const;
