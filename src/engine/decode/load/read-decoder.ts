import { lowerAscii } from '../../bytes.ts';
import type { Category, FtsWords } from '../../event.ts';
import type { JsonFieldOptions } from '../../json/index.ts';
import type { ExpressionType } from '../../regex/index.ts';
import { attribute, type XmlElement } from '../../xml/index.ts';
import type { Offset, OrderField, PluginName } from '../decoder.ts';
import { readFts, readOrder } from './field-words.ts';
import type { Report } from './report.ts';

const MAX_POOL = 1023;

const CATEGORIES: readonly Category[] = [
  'firewall',
  'ids',
  'web-log',
  'syslog',
  'squid',
  'windows',
  'host-information',
  'ossec',
];

const PLUGINS: readonly PluginName[] = [
  'PF_Decoder',
  'SymantecWS_Decoder',
  'SonicWall_Decoder',
  'OSSECAlert_Decoder',
  'JSON_Decoder',
];

const OFFSETS: readonly Offset[] = ['after_parent', 'after_prematch', 'after_regex'];

/** A pattern whose elements were glued; the last element says the type. */
export interface DraftPattern {
  text: string | undefined;
  type: ExpressionType;
  offset: Offset | undefined;
}

/** What a `<decoder>`'s elements say, before it is checked as a whole. */
export interface DecoderDraft {
  readonly name: string;
  parent: string | undefined;
  ftsComment: string | undefined;
  readonly programName: DraftPattern;
  readonly prematch: DraftPattern;
  readonly regex: DraftPattern;
  order: OrderField[] | undefined;
  fts: FtsWords | undefined;
  category: Category;
  plugin: PluginName | undefined;
  /** Any text: it is checked with the whole. */
  pluginOffset: string | undefined;
  useOwnName: boolean;
  accumulate: boolean;
  json: JsonFieldOptions;
}

/**
 * Reads the elements of a `<decoder>` one after the other, as far as each can be judged alone.
 * @throws LoadRefused
 * @source decoding.md 5.3
 */
export function readDecoder(element: XmlElement, name: string, orderSize: number, report: Report): DecoderDraft {
  const draft = emptyDraft(name);
  for (const child of element.children) {
    const read = READERS[child.name === 'type' ? 'type' : lowerAscii(child.name)];
    if (read === undefined || (child.name !== 'type' && lowerAscii(child.name) === 'type')) {
      report.refuse(undefined, `Invalid element '${child.name}' for decoder '${element.name}'`);
    }
    read(draft, child, report, orderSize);
  }
  return draft;
}

function emptyDraft(name: string): DecoderDraft {
  return {
    name,
    parent: undefined,
    ftsComment: undefined,
    programName: { text: undefined, type: 'osmatch', offset: undefined },
    prematch: { text: undefined, type: 'osregex', offset: undefined },
    regex: { text: undefined, type: 'osregex', offset: undefined },
    order: undefined,
    fts: undefined,
    category: 'syslog',
    plugin: undefined,
    pluginOffset: undefined,
    useOwnName: false,
    accumulate: false,
    json: { nulls: 'string', arrays: 'array' },
  };
}

type ReadElement = (draft: DecoderDraft, element: XmlElement, report: Report, orderSize: number) => void;

const READERS: Readonly<Record<string, ReadElement | undefined>> = {
  parent: (draft, { content }, report) => {
    draft.parent = glue(draft.parent, content, report);
  },
  ftscomment: (draft, { content }, report) => {
    draft.ftsComment = glue(draft.ftsComment, content, report);
  },
  program_name: (draft, element, report) => {
    readType(draft.programName, element, ['osmatch', 'osregex', 'pcre2'], draft.name, report);
    draft.programName.text = glue(draft.programName.text, element.content, report);
  },
  prematch: (draft, element, report) => {
    readType(draft.prematch, element, ['osregex', 'pcre2'], draft.name, report);
    readOffset(draft.prematch, element, 'ERROR', draft.name, report);
    draft.prematch.text = glue(draft.prematch.text, element.content, report);
  },
  regex: (draft, element, report) => {
    readType(draft.regex, element, ['osregex', 'pcre2'], draft.name, report);
    readOffset(draft.regex, element, 'WARNING', draft.name, report);
    draft.regex.text = glue(draft.regex.text, element.content, report);
  },
  order: (draft, { content }, report, orderSize) => {
    draft.order = readOrder(content, draft.name, orderSize, report);
  },
  fts: (draft, { content }, report) => {
    draft.fts = joinFts(draft.fts, readFts(content, draft.name, draft.order, report));
  },
  type: (draft, { content }, report) => {
    const category = CATEGORIES.find((known) => known === content);
    draft.category = category ?? report.refuse(undefined, `Invalid decoder type '${content}'.`);
  },
  plugin_decoder: (draft, element, report) => {
    const plugin = PLUGINS.find((known) => known === element.content);
    draft.plugin = plugin ?? report.refuse(2110, `Invalid decoder argument for plugin_decoder: '${element.content}'.`);
    const offset = attribute(element, 'offset');
    draft.pluginOffset = offset && lowerAscii(offset);
  },
  use_own_name: (draft, { content }) => {
    draft.useOwnName = content === 'true';
  },
  accumulate: (draft) => {
    draft.accumulate = true;
  },
  json_null_field: (draft, { content }, report) => {
    if (content !== 'string' && content !== 'discard') {
      report.say(
        'WARNING',
        content === 'empty' ? 7603 : 7602,
        `${content === 'empty' ? 'Deprecated' : 'Invalid'} value '${content}' in 'json_null_field' option (decoder \`${draft.name}\`). Default value will be used.`,
      );
    }
    draft.json = { ...draft.json, nulls: content === 'discard' ? 'discard' : 'string' };
  },
  json_array_structure: (draft, { content }, report) => {
    if (content !== 'array' && content !== 'csv') {
      report.say(
        'WARNING',
        7602,
        `Invalid value '${content}' in 'json_array_structure' option (decoder \`${draft.name}\`). Default value will be used.`,
      );
    }
    draft.json = { ...draft.json, arrays: content === 'csv' ? 'csv' : 'array' };
  },
};

/** Repeated elements are glued with nothing between; what grows too long is lost, and loading goes on. */
function glue(text: string | undefined, piece: string, report: Report): string | undefined {
  const whole = (text ?? '') + piece;
  if (whole.length <= MAX_POOL) return whole;
  report.say('ERROR', 1104, `Maximum string size reached for: ${piece}.`);
  return undefined;
}

/** Of several elements the last says the type; without the attribute it says the default, the first of `allowed`. */
function readType(
  pattern: DraftPattern,
  element: XmlElement,
  allowed: readonly [ExpressionType, ...ExpressionType[]],
  decoder: string,
  report: Report,
): void {
  const value = attribute(element, 'type');
  const type = allowed.find((known) => value !== undefined && known === lowerAscii(value));
  if (value !== undefined && type === undefined) report.say('WARNING', 7601, badAttribute('type', element, decoder));
  pattern.type = type ?? allowed[0];
}

/** An offset may stand on the first of several elements only. */
function readOffset(
  pattern: DraftPattern,
  element: XmlElement,
  level: 'ERROR' | 'WARNING',
  decoder: string,
  report: Report,
): void {
  const value = attribute(element, 'offset');
  if (value === undefined) return;
  if (pattern.text !== undefined) {
    report.say('ERROR', 2109, `Duplicated offsets for same regex: '${decoder}'.`);
    report.refuseDecoder(decoder);
  }
  pattern.offset = OFFSETS.find((known) => known === lowerAscii(value));
  if (pattern.offset === undefined) report.say(level, 7601, badAttribute('offset', element, decoder));
}

function badAttribute(name: string, element: XmlElement, decoder: string): string {
  return `Invalid value for attribute '${name}' in '${lowerAscii(element.name)}' option (decoder \`${decoder}\`). Default value will be used.`;
}

function joinFts(a: FtsWords | undefined, b: FtsWords): FtsWords {
  if (a === undefined) return b;
  return { words: new Set([...a.words, ...b.words]), dynamic: [...new Set([...a.dynamic, ...b.dynamic])] };
}
