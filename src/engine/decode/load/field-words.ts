import { lowerAscii } from '../../bytes.ts';
import type { FtsWord, FtsWords, StaticField } from '../../event.ts';
import type { OrderField } from '../decoder.ts';
import type { DecoderReport } from './report.ts';

const STATIC_WORDS: ReadonlyMap<string, StaticField> = new Map([
  ['srcuser', 'srcuser'],
  ['dstuser', 'dstuser'],
  ['user', 'dstuser'],
  ['srcip', 'srcip'],
  ['dstip', 'dstip'],
  ['srcport', 'srcport'],
  ['dstport', 'dstport'],
  ['protocol', 'protocol'],
  ['action', 'action'],
  ['id', 'id'],
  ['url', 'url'],
  ['data', 'data'],
  ['extra_data', 'extra_data'],
  ['status', 'status'],
  ['system_name', 'system_name'],
]);

const FTS_WORDS: ReadonlyMap<string, FtsWord> = new Map([
  ['name', 'name'],
  ['user', 'dstuser'],
  ['dstuser', 'dstuser'],
  ['srcuser', 'srcuser'],
  ['srcip', 'srcip'],
  ['dstip', 'dstip'],
  ['id', 'id'],
  ['location', 'location'],
  ['data', 'data'],
  // quirk: extra_data sets the bit of data, and the key then takes data's value only (decoding.md 5.8)
  ['extra_data', 'data'],
  ['system_name', 'system_name'],
]);

/** Reads `<order>`: a comma list; a word ends at its first blank, `\,` is a comma in a word. */
export function readOrder(content: string, report: DecoderReport): OrderField[] {
  const words = splitWords(content);
  if (words.length > report.orderSize) report.refuse(undefined, 'Order has too many fields.');
  return words.map((word) => {
    if (word === '') {
      return report.refuse(undefined, `decode-xml: Wrong field '' in the order of decoder '${report.decoder}'`);
    }
    const name = STATIC_WORDS.get(word);
    return name === undefined ? { kind: 'dynamic', name: word } : { kind: 'static', name };
  });
}

/**
 * Reads `<fts>`. A word that is no static one must be a dynamic field of the decoder's order before its first static field;
 * when there is no order yet, it is ignored.
 * @param order what the decoder's `<order>` said so far
 */
export function readFts(content: string, order: readonly OrderField[] | undefined, report: DecoderReport): FtsWords {
  const words = new Set<FtsWord>();
  const dynamic = new Set<string>();
  for (const word of splitWords(content)) {
    const known = FTS_WORDS.get(word);
    if (known !== undefined) words.add(known);
    else if (order !== undefined) dynamic.add(dynamicFieldNamed(word, order) ?? refuseFts(word, report));
  }
  const inOrder = (order ?? []).flatMap(({ kind, name }) => (kind === 'dynamic' && dynamic.has(name) ? [name] : []));
  return { words, dynamic: inOrder };
}

function refuseFts(word: string, report: DecoderReport): never {
  return report.refuse(undefined, `decode-xml: Wrong field '${word}' in the fts decoder '${report.decoder}'`);
}

/** quirk: the search stops at the first static field (decoder-fts-static-first). */
function dynamicFieldNamed(word: string, order: readonly OrderField[]): string | undefined {
  const wanted = lowerAscii(word);
  for (const { kind, name } of order) {
    if (kind === 'static') return undefined;
    if (lowerAscii(name) === wanted) return name;
  }
  return undefined;
}

/** `\\,` is a comma in a word. */
function splitWords(content: string): string[] {
  return content.split(/(?<!\\),/).map((word) => word.replaceAll('\\,', ',').replace(/^ +/, '').replace(/ .*$/s, ''));
}
