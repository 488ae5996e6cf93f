import type { Decoder as LoadedDecoder } from '../engine/decode/index.ts';
import { readDecoderDefinitions } from '../engine/decode/index.ts';
import { bytesToUtf8, latin1FromUint8Array, utf8ToBytes } from '../engine/index.ts';
import { type GroupDefinition, readRuleDefinitions } from '../engine/ruleset/index.ts';
import { readComments, readXml, type XmlComment, XmlError } from '../engine/xml/index.ts';
import { type Refusals, refuseMessages } from './refusals.ts';

/** A file as it lies on the disk. */
export interface SourceFile {
  /** As errors name it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file as Wazuh reads it; all text is a byte string. */
export type ReadFile = {
  readonly path: string;
  readonly comments: readonly XmlComment[];
} & (
  | { readonly kind: 'rules'; readonly groups: readonly GroupDefinition[] }
  | { readonly kind: 'decoders'; readonly decoders: readonly LoadedDecoder[] }
);

/** Reads a rule or decoder file; what it is, its first element says. @returns undefined when it is refused */
export function readSourceFile({ path, bytes }: SourceFile, refusals: Refusals): ReadFile | undefined {
  const text = latin1FromUint8Array(bytes);
  if (utf8ToBytes(bytesToUtf8(text)) !== text) {
    refusals.refuse(
      { file: path },
      {
        code: 'IMPORT_NOT_UTF8',
        message: 'It is not UTF-8, and definitions are.',
        hint: 'Convert it; patterns then match other bytes than before.',
      },
    );
    return undefined;
  }
  const kind = kindOf(text);
  if (kind === undefined) {
    refusals.refuse(
      { file: path },
      {
        code: 'IMPORT_NOT_A_RULESET_FILE',
        message: 'Its first element is neither <group> nor <decoder>.',
        hint: 'Name rule and decoder files.',
      },
    );
    return undefined;
  }
  const comments = readComments(text);
  if (kind === 'decoders') {
    const loaded = readDecoderDefinitions({ path, bytes: text });
    refuseMessages(loaded, path, refusals);
    return { kind, path, comments, decoders: loaded.decoders };
  }
  const loaded = readRuleDefinitions({ path, text: bytes });
  refuseMessages(loaded, path, refusals);
  return { kind, path, comments, groups: loaded.groups };
}

/** A file that is no XML for Wazuh either is read as rules, whose reader says what is wrong with it. */
function kindOf(text: string): 'rules' | 'decoders' | undefined {
  try {
    const name = readXml(text)[0]?.name.toLowerCase();
    if (name === 'group') return 'rules';
    return name === 'decoder' ? 'decoders' : undefined;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return 'rules';
  }
}
