import { attribute, readXml, type XmlElement } from '../../engine/xml/index.ts';

/** Names that the stock ruleset has taken. */
export interface StockNames {
  readonly ruleIds: readonly number[];
  readonly ruleFiles: readonly string[];
  readonly decoderFiles: readonly string[];
  /** Names of decoders that others may be children of. */
  readonly rootDecoders: readonly string[];
  readonly childDecoders: readonly string[];
}

/** One file of a ruleset; `text` is a byte string. */
export interface RulesetText {
  readonly name: string;
  readonly text: string;
}

/** Collects the names of a stock ruleset: ids, files, decoders; no text of it. */
export function readStockNames(rules: readonly RulesetText[], decoders: readonly RulesetText[]): StockNames {
  const ids = rules.flatMap(({ text }) => readXml(text).flatMap(ruleIdsBelow));
  const found = decoders.flatMap(({ text }) => readXml(text).filter(({ name }) => name === 'decoder'));
  const roots = sortedUnique(found.filter(isRoot).flatMap(nameOf));
  return {
    ruleIds: [...new Set(ids)].sort((a, b) => a - b),
    ruleFiles: sortedUnique(rules.map(({ name }) => name)),
    decoderFiles: sortedUnique(decoders.map(({ name }) => name)),
    rootDecoders: roots,
    childDecoders: sortedUnique(found.flatMap(nameOf)).filter((name) => !roots.includes(name)),
  };
}

function ruleIdsBelow(element: XmlElement): number[] {
  if (element.name !== 'rule') return element.children.flatMap(ruleIdsBelow);
  return [Number(attribute(element, 'id'))];
}

function isRoot(decoder: XmlElement): boolean {
  return !decoder.children.some(({ name }) => name === 'parent');
}

function nameOf(decoder: XmlElement): string[] {
  const name = attribute(decoder, 'name');
  return name === undefined ? [] : [name];
}

function sortedUnique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** Spells ids as ranges. Ex: `[1, 2, 3, 7] -> '1-3 7'` */
export function idsAsRanges(ids: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last && id === last.to + 1) last.to = id;
    else ranges.push({ from: id, to: id });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(' ');
}

/** The source text of `stock-names.ts`. */
export function renderStockNames(version: string, names: StockNames): string {
  const lines = (values: readonly string[]) =>
    wrap(values).map((line) => `    ${JSON.stringify(line).replaceAll('"', "'")},\n`);
  const table = (values: readonly string[]) => `[\n${lines(values).join('')}  ]`;
  return `// Facts about Wazuh's stock ruleset: which ids, file names and decoder names are taken. Made by test/compile/stock-names.test.ts.
export const stockTables = {
  wazuh: '${version}',
  ruleIds: ${table(idsAsRanges(names.ruleIds).split(' '))},
  ruleFiles: ${table(names.ruleFiles)},
  decoderFiles: ${table(names.decoderFiles)},
  rootDecoders: ${table(names.rootDecoders)},
  childDecoders: ${table(names.childDecoders)},
} as const;
`;
}

/** Joins words by `|` into lines of at most 110 characters. */
function wrap(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 110) lines[lines.length - 1] = `${last}|${word}`;
    else lines.push(word);
  }
  return lines;
}
