import type { SourceLocation } from '../../../diagnostics/index.ts';
import { lowerAscii } from '../../bytes.ts';
import { type LoadMessage, MessageLog } from '../../messages.ts';
import { type ElementMemory, readXml, type XmlElement, XmlError } from '../../xml/index.ts';
import type { Decoder, DecoderSet } from '../decoder.ts';
import { checkDecoder } from './check-decoder.ts';
import { readDecoder } from './read-decoder.ts';
import { DecoderReport, LoadRefused, Report } from './report.ts';
import { DecoderTree } from './tree.ts';

export const DEFAULT_ORDER_SIZE = 256;

/** May be empty or hold nothing but comments. */
const MAY_BE_EMPTY = 'etc/decoders/local_decoder.xml';

export interface DecoderFile {
  /** As the manager names it, e.g. `ruleset/decoders/0005-wazuh_decoders.xml`. */
  readonly path: string;
  /** Byte string. */
  readonly bytes: string;
}

/** `failedFile` is undefined when no single file is to blame: there is no root with, or none without, `program_name`. */
export type LoadedDecoders =
  | { readonly decoders: DecoderSet }
  | { readonly decoders: undefined; readonly failedFile: string | undefined };

/**
 * Loads decoder files in the order given, up to the first that is refused.
 * @param log receives what Wazuh says, without the follow-ups of the caller (7311, 1202, 2105)
 * @param memory of decoders that were loaded before with the same `orderSize`
 * @source decoding.md 5
 */
export function loadDecoders(
  files: readonly DecoderFile[],
  log: MessageLog,
  orderSize: number = DEFAULT_ORDER_SIZE,
  memory?: ElementMemory<Decoder>,
): LoadedDecoders {
  const tree = new DecoderTree();
  for (const file of files) {
    try {
      for (const element of readFile(file, log, memory))
        loadDecoder(element, tree, { file: file.path, log, orderSize, memory });
    } catch (error) {
      if (error instanceof LoadRefused) return { decoders: undefined, failedFile: file.path };
      throw error;
    }
  }
  const decoders = tree.finish(orderSize);
  if (decoders !== undefined) return { decoders };
  log.add({ level: 'ERROR', code: 2106, text: 'Error adding decoder plugin.' });
  return { decoders: undefined, failedFile: undefined };
}

/** A decoder file's decoders, each checked for itself, and what Wazuh says of them. */
export interface DecoderDefinitions {
  readonly isRefused: boolean;
  /** Empty when the file is refused. */
  readonly decoders: readonly Decoder[];
  readonly messages: readonly LoadMessage[];
}

/** Reads a decoder file without the ruleset around it: parents and siblings are not looked for. */
export function readDecoderDefinitions(file: DecoderFile): DecoderDefinitions {
  const log = new MessageLog();
  const around = { file: file.path, log, orderSize: DEFAULT_ORDER_SIZE, memory: undefined };
  try {
    const decoders = readFile(file, log, undefined).map((element) =>
      makeDecoder(element, { file: file.path, line: element.line }, around),
    );
    return { isRefused: false, decoders, messages: log.messages };
  } catch (error) {
    if (error instanceof LoadRefused) return { isRefused: true, decoders: [], messages: log.messages };
    throw error;
  }
}

interface Around {
  readonly file: string;
  readonly log: MessageLog;
  readonly orderSize: number;
  readonly memory: ElementMemory<Decoder> | undefined;
}

function loadDecoder(element: XmlElement, tree: DecoderTree, { file, log, orderSize, memory }: Around): void {
  const at = { file, line: element.line };
  const report = new Report(log, at);
  const decoder = memory?.recall(file, element) ?? makeDecoder(element, at, { file, log, orderSize, memory });
  tree.add(decoder, report);
}

/** A decoder that has no place yet. One about which there is nothing to say is remembered. */
function makeDecoder(element: XmlElement, at: SourceLocation, { file, log, orderSize, memory }: Around): Decoder {
  const said = log.messages.length;
  const name = decoderName(element, new Report(log, at));
  const report = new DecoderReport(log, at, { decoder: name, orderSize });
  const decoder = checkDecoder(readDecoder(element, report), report);
  if (log.messages.length === said) memory?.keep(file, element, decoder);
  return decoder;
}

function readFile(file: DecoderFile, log: MessageLog, memory: Around['memory']): readonly XmlElement[] {
  const elements = parseFile(file, log, memory);
  if (elements.length > 0 || file.path === MAY_BE_EMPTY) return elements;
  if (file.bytes === '') throw new LoadRefused('zero bytes');
  return new Report(log, { file: file.path }).refuse(1231, 'Invalid NULL element in the configuration.');
}

function parseFile(file: DecoderFile, log: MessageLog, memory: Around['memory']): readonly XmlElement[] {
  try {
    return memory ? memory.read(file.path, file.bytes) : readXml(file.bytes);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const report = new Report(log, { file: file.path, line: error.line });
    return error.kind === 'syntax'
      ? report.refuse(1226, `Error reading XML file '${file.path}': ${error.message} (line ${error.line}).`)
      : report.refuse(1227, `Error applying XML variables '${file.path}': ${error.message}.`);
  }
}

/** Only `name`, and after it `status`, which means nothing. */
function decoderName(element: XmlElement, report: Report): string {
  const [first, second, third] = element.attributes;
  const isDecoder = lowerAscii(element.name) === 'decoder';
  const hasOnlyStatus = second === undefined || (lowerAscii(second.name) === 'status' && third === undefined);
  if (!isDecoder || first === undefined || lowerAscii(first.name) !== 'name' || !hasOnlyStatus) {
    return report.refuse(1230, `Invalid element in the configuration: '${element.name}'.`);
  }
  if (element.children.length === 0) report.refuse(1231, 'Invalid NULL element in the configuration.');
  return first.value;
}
