import {
  type Decoder,
  type DecoderType,
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
  const isBareChild = loaded.parent !== undefined && loaded.prematch === undefined;
  if (isBareChild && loaded.regex === undefined && loaded.plugin === undefined) {
    context.refuse(at, {
      code: 'IMPORT_IDLE_DECODER',
      message: `The child decoder "${utf8(loaded.declaredName)}" has neither prematch nor regex: it takes every event of its parent and does nothing.`,
      hint: 'Remove it; siblings after it are then tried.',
    });
  }
  const { fts } = loaded.details;
  if (!isBareChild && fts !== undefined && fts.words.size + fts.dynamic.length === 0) {
    context.refuse(at, {
      code: 'IMPORT_EMPTY_FTS',
      message: `<fts> of decoder "${utf8(loaded.declaredName)}" names no field: its words stand in an <order> that comes later, or are misspelt.`,
      hint: 'Put <order> before <fts>.',
    });
  }
  const pattern = <Name extends string>(name: Name, given: LoadedDecoder['regex']) =>
    given === undefined ? {} : { [name]: testOf(given, context) };
  return {
    kind: 'decoder',
    name: utf8(loaded.declaredName),
    ...(loaded.parent === undefined ? {} : { parent: utf8(loaded.parent) }),
    ...(isBareChild ? {} : ofMatching(loaded, utf8)),
    ...(isBareChild ? {} : pattern('programName', loaded.programName)),
    ...pattern('prematch', loaded.prematch),
    ...(loaded.isPrematchAfterParent && !isBareChild ? { prematchOffset: 'after_parent' } : {}),
    ...extraction(loaded, context),
    ...(knownFaults.length > 0 ? { knownFaults } : {}),
    at,
  };
}

function testOf({ type, source }: NonNullable<LoadedDecoder['regex']>, { utf8 }: DecoderContext): TextTest {
  const constructors: Readonly<Record<string, (source: string) => TextTest>> = { osmatch: osMatch, pcre2 };
  return (constructors[type] ?? osRegex)(utf8(source));
}

/** What only the decoder has that is reported. */
function ofMatching({ details, json, useOwnName, parent }: LoadedDecoder, utf8: (bytes: string) => string) {
  const { category, fts, ftsComment, accumulate } = details;
  const type = types.find((word) => word === category);
  const words = fts === undefined ? [] : [...fts.words, ...fts.dynamic.map(utf8)];
  return {
    ...(type === undefined || type === 'syslog' ? {} : { type }),
    ...(words.length > 0 ? { fts: words } : {}),
    ...(ftsComment === undefined ? {} : { ftsComment: utf8(ftsComment) }),
    ...(accumulate ? { accumulate: true as const } : {}),
    ...(useOwnName && parent !== undefined ? { useOwnName: true as const } : {}),
    ...(json.nulls === 'discard' ? { jsonNullField: 'discard' as const } : {}),
    ...(json.arrays === 'csv' ? { jsonArrayStructure: 'csv' as const } : {}),
  };
}

const types: readonly DecoderType[] = [
  'firewall',
  'ids',
  'web-log',
  'syslog',
  'squid',
  'windows',
  'host-information',
  'ossec',
];

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
    return { pluginDecoder: plugin, ...(pluginOffset && pluginOffset !== 'after_regex' ? { pluginOffset } : {}) };
  }
  if (regex === undefined) return {};
  return {
    regex: testOf(regex, context),
    ...(offset === undefined ? {} : { regexOffset: offset }),
    order: order.map(({ name }) => context.utf8(name)),
  };
}
