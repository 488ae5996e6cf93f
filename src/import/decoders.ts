import {
  type Decoder,
  decoderTypes,
  type KnownFault,
  osMatch,
  osRegex,
  pcre2,
  type TextTest,
} from '../define/index.ts';
import type { SourceLocation } from '../diagnostics/index.ts';
import type { Decoder as LoadedDecoder } from '../engine/decode/index.ts';
import type { Refuse } from './refusals.ts';

interface DecoderContext {
  readonly at: SourceLocation;
  readonly knownFaults: readonly KnownFault[];
  readonly refuse: Refuse;
  readonly utf8: (bytes: string) => string;
}

/**
 * The definition of a decoder. A child without prematch hands over its captures and nothing else: what more its elements say
 * has no effect, and is left out.
 * @source decoding.md 5.6
 */
export function importedDecoder(loaded: LoadedDecoder, context: DecoderContext): Decoder {
  const { at, knownFaults, utf8 } = context;
  const { declaredName, parent, prematch } = loaded;
  const isBareChild = parent !== undefined && prematch === undefined;
  refuseIdle(loaded, isBareChild, context);
  return {
    kind: 'decoder',
    name: utf8(declaredName),
    ...(parent !== undefined && { parent: utf8(parent) }),
    ...(!isBareChild && ofReported(loaded, context)),
    ...(prematch && { prematch: testOf(prematch, context) }),
    ...extraction(loaded, context),
    ...(knownFaults.length > 0 && { knownFaults }),
    at,
  };
}

/** What loads and does nothing is hardly meant. */
function refuseIdle(loaded: LoadedDecoder, isBareChild: boolean, { at, refuse, utf8 }: DecoderContext): void {
  const { declaredName, regex, plugin, details } = loaded;
  const name = utf8(declaredName);
  if (isBareChild && regex === undefined && plugin === undefined) {
    refuse(at, {
      code: 'IMPORT_IDLE_DECODER',
      message: `The child decoder "${name}" has neither prematch nor regex: it takes every event of its parent and does nothing.`,
      hint: 'Remove it; siblings after it are then tried.',
    });
  }
  if (!isBareChild && details.fts?.words.size === 0 && details.fts.dynamic.length === 0) {
    refuse(at, {
      code: 'IMPORT_EMPTY_FTS',
      message: `<fts> of decoder "${name}" names no field: its words stand in an <order> that comes later, or are misspelt.`,
      hint: 'Put <order> before <fts>.',
    });
  }
}

type Pattern = NonNullable<LoadedDecoder['regex']>;

function testOf({ type, source }: Pattern, { utf8 }: Pick<DecoderContext, 'utf8'>): TextTest {
  const constructors: Readonly<Record<string, (source: string) => TextTest>> = { osmatch: osMatch, pcre2 };
  return (constructors[type] ?? osRegex)(utf8(source));
}

/** What counts in a decoder that may be the one that is reported. */
function ofReported(loaded: LoadedDecoder, context: DecoderContext): Partial<Decoder> {
  const { parent, programName, isPrematchAfterParent, json, useOwnName, details } = loaded;
  const { category, fts, ftsComment, accumulate } = details;
  const type = decoderTypes.find((word) => word === category && word !== 'syslog');
  return {
    ...(type && { type }),
    ...(programName && { programName: testOf(programName, context) }),
    ...(isPrematchAfterParent && { prematchOffset: 'after_parent' }),
    ...(fts && { fts: [...fts.words, ...fts.dynamic.map(context.utf8)] }),
    ...(ftsComment !== undefined && { ftsComment: context.utf8(ftsComment) }),
    ...(accumulate && { accumulate }),
    ...(useOwnName && parent !== undefined && { useOwnName }),
    ...(json.nulls === 'discard' && { jsonNullField: 'discard' }),
    ...(json.arrays === 'csv' && { jsonArrayStructure: 'csv' }),
  };
}

/** Of a root the engine keeps `after_prematch` under the name of `after_parent`, since both are its own prematch. */
function extraction(loaded: LoadedDecoder, context: DecoderContext): Partial<Decoder> {
  const { regex, regexOffset, order, plugin, pluginOffset, parent } = loaded;
  const offset = parent === undefined && regexOffset === 'after_parent' ? 'after_prematch' : regexOffset;
  if (plugin !== undefined) {
    if (pluginOffset === 'after_regex') {
      context.refuse(context.at, {
        code: 'IMPORT_PLUGIN_OFFSET',
        message: 'A plugin decoder after_regex reads nothing.',
        hint: 'Write after_parent or after_prematch.',
      });
    }
    return { pluginDecoder: plugin, ...(pluginOffset && pluginOffset !== 'after_regex' && { pluginOffset }) };
  }
  if (regex === undefined) return {};
  return {
    regex: testOf(regex, context),
    ...(offset && { regexOffset: offset }),
    order: order.map(({ name }) => context.utf8(name)),
  };
}
