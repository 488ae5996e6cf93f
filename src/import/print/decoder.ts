import type { Decoder } from '../../define/index.ts';
import { call, type Expression, openObject } from './layout.ts';
import { string, strings } from './literals.ts';
import { faults, flag, member, testOf } from './rule.ts';

/** The call that declares a decoder; its parent is named, since several roots may share a name. */
export function decoderDeclaration(decoder: Decoder): Expression {
  const test = (name: 'programName' | 'prematch' | 'regex') =>
    member(name, decoder[name], (given) => testOf(given.test));
  return call(
    'decoder',
    openObject([
      ['name', string(decoder.name)],
      ...member('parent', decoder.parent, string),
      ...member('type', decoder.type, string),
      ...test('programName'),
      ...test('prematch'),
      ...member('prematchOffset', decoder.prematchOffset, string),
      ...member('pluginDecoder', decoder.pluginDecoder, string),
      ...member('pluginOffset', decoder.pluginOffset, string),
      ...test('regex'),
      ...member('regexOffset', decoder.regexOffset, string),
      ...member('order', decoder.order, strings),
      ...member('fts', decoder.fts, strings),
      ...member('ftsComment', decoder.ftsComment, string),
      ...flag('accumulate', decoder.accumulate),
      ...flag('useOwnName', decoder.useOwnName),
      ...member('jsonNullField', decoder.jsonNullField, string),
      ...member('jsonArrayStructure', decoder.jsonArrayStructure, string),
      ...faults(decoder.knownFaults),
    ]),
  );
}
