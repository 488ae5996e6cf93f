import { lowerAscii } from '../../bytes.ts';
import type { Category, FtsWords } from '../../event.ts';
import type { JsonFieldOptions } from '../../json/index.ts';
import type { ExpressionType } from '../../regex/index.ts';
import { attribute, type XmlElement } from '../../xml/index.ts';
import type { Offset, OrderField, PluginName } from '../decoder.ts';
import { readFts, readOrder } from './field-words.ts';
import type { DecoderReport } from './report.ts';

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
export function readDecoder(element: XmlElement, report: DecoderReport): DecoderDraft {
  const draft = emptyDraft();
  for (const child of element.children) {
    const lowerName = lowerAscii(child.name);
    // quirk: of all elements only `type` must be written in lower case
    const isKnown = Object.hasOwn(READERS, lowerName) && (lowerName !== 'type' || child.name === 'type');
    const read = isKnown ? READERS[lowerName] : undefined;
    if (read === undefined) report.refuse(undefined, `Invalid element '${child.name}' for decoder '${element.name}'`);
    read(draft, child, report);
  }
  return draft;
}

function emptyDraft(): DecoderDraft {
  return {
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

type ReadElement = (draft: DecoderDraft, element: XmlElement, report: DecoderReport) => void;

const READERS: Readonly<Record<string, ReadElement | undefined>> = {
  parent: (draft, { content }, report) => {
    draft.parent = glue(draft.parent, content, report);
  },
  ftscomment: (draft, { content }, report) => {
    draft.ftsComment = glue(draft.ftsComment, content, report);
  },
  program_name: (draft, element, report) => {
    draft.programName.type = readType(element, ['osmatch', 'osregex', 'pcre2'], report);
    draft.programName.text = glue(draft.programName.text, element.content, report);
  },
  prematch: (draft, element, report) => {
    readPattern(draft.prematch, element, report);
    // quirk: an offset that is not known is an error here and a warning at a regex; both load
    if (hasUnknownOffset(element)) report.say('ERROR', 7601, badAttribute('offset', element, report));
  },
  regex: (draft, element, report) => {
    readPattern(draft.regex, element, report);
    if (hasUnknownOffset(element)) report.say('WARNING', 7601, badAttribute('offset', element, report));
  },
  order: (draft, { content }, report) => {
    draft.order = readOrder(content, report);
  },
  fts: (draft, { content }, report) => {
    draft.fts = joinFts(draft.fts, readFts(content, draft.order, report));
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
  json_null_field: (draft, element, report) => {
    const { content } = element;
    if (content === 'empty') report.say('WARNING', 7603, `Deprecated ${badValue(element, report)}`);
    else if (content !== 'string' && content !== 'discard') {
      report.say('WARNING', 7602, `Invalid ${badValue(element, report)}`);
    }
    draft.json = { ...draft.json, nulls: content === 'discard' ? 'discard' : 'string' };
  },
  json_array_structure: (draft, element, report) => {
    const { content } = element;
    if (content !== 'array' && content !== 'csv') report.say('WARNING', 7602, `Invalid ${badValue(element, report)}`);
    draft.json = { ...draft.json, arrays: content === 'csv' ? 'csv' : 'array' };
  },
};

/** Repeated elements are glued with nothing between; what grows too long is lost, and loading goes on. */
function glue(text: string | undefined, piece: string, report: DecoderReport): string | undefined {
  const whole = (text ?? '') + piece;
  if (whole.length <= MAX_POOL) return whole;
  report.say('ERROR', 1104, `Maximum string size reached for: ${piece}.`);
  return undefined;
}

/** A prematch or regex; an offset may stand on the first of several elements only. */
function readPattern(pattern: DraftPattern, element: XmlElement, report: DecoderReport): void {
  pattern.type = readType(element, ['osregex', 'pcre2'], report);
  const offset = attribute(element, 'offset');
  if (offset !== undefined && pattern.text !== undefined) {
    report.say('ERROR', 2109, `Duplicated offsets for same regex: '${report.decoder}'.`);
    report.refuseDecoder();
  }
  if (offset !== undefined) pattern.offset = knownOffset(offset);
  pattern.text = glue(pattern.text, element.content, report);
}

function knownOffset(offset: string): Offset | undefined {
  return OFFSETS.find((known) => known === lowerAscii(offset));
}

function hasUnknownOffset(element: XmlElement): boolean {
  const offset = attribute(element, 'offset');
  return offset !== undefined && knownOffset(offset) === undefined;
}

/** Of several elements the last says the type; without the attribute it says the default, the first of `allowed`. */
function readType(
  element: XmlElement,
  allowed: readonly [ExpressionType, ...ExpressionType[]],
  report: DecoderReport,
): ExpressionType {
  const value = attribute(element, 'type');
  const type = allowed.find((known) => value !== undefined && known === lowerAscii(value));
  if (value !== undefined && type === undefined) report.say('WARNING', 7601, badAttribute('type', element, report));
  return type ?? allowed[0];
}

function badAttribute(name: string, { name: option }: XmlElement, { decoder }: DecoderReport): string {
  return `Invalid value for attribute '${name}' in '${lowerAscii(option)}' option (decoder \`${decoder}\`). Default value will be used.`;
}

function badValue({ name, content }: XmlElement, { decoder }: DecoderReport): string {
  return `value '${content}' in '${lowerAscii(name)}' option (decoder \`${decoder}\`). Default value will be used.`;
}

function joinFts(a: FtsWords | undefined, b: FtsWords): FtsWords {
  if (a === undefined) return b;
  return { words: new Set([...a.words, ...b.words]), dynamic: [...new Set([...a.dynamic, ...b.dynamic])] };
}
