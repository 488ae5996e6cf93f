import type { Decoder, Offset } from '../decoder.ts';
import type { DecoderDraft } from './read-decoder.ts';
import type { DecoderReport } from './report.ts';

/**
 * Checks a decoder as a whole, in Wazuh's order, and compiles its patterns.
 * @throws LoadRefused
 * @source decoding.md 5.3, checks 1-9
 */
export function checkDecoder(draft: DecoderDraft, report: DecoderReport): Decoder {
  const { parent, programName, prematch, regex, order, plugin } = draft;
  const name = report.decoder;
  if (prematch.text === undefined && parent === undefined && programName.text === undefined) {
    report.say('ERROR', 2108, `No 'prematch' found in decoder: '${name}'.`);
    report.refuseDecoder();
  }
  if ((regex.text === undefined) !== (order === undefined)) report.refuseDecoder();
  if (regex.text === undefined && draft.fts !== undefined) report.refuseDecoder();
  const regexOffset = checkRegexOffset(draft, report);
  const isPrematchAfterParent = checkPrematchOffset(draft, report);
  const pluginOffset = checkPluginOffset(draft, report);
  const compile = (pattern: DecoderDraft['regex'], mode: 'plain' | 'capture') =>
    pattern.text === undefined ? undefined : report.compile(pattern.text, pattern.type, mode);
  const compiled = {
    prematch: compile(prematch, 'plain'),
    programName: compile(programName, 'plain'),
    regex: compile(regex, 'capture'),
  };
  if (plugin !== undefined && (regex.text !== undefined || order !== undefined)) {
    report.refuse(2111, `Additional data to plugin decoder: '${name}'.`);
  }
  return {
    declaredName: name,
    parent,
    ...compiled,
    isPrematchAfterParent,
    regexOffset,
    order: order ?? [],
    plugin,
    pluginOffset,
    json: draft.json,
    useOwnName: draft.useOwnName,
    details: {
      category: draft.category,
      accumulate: draft.accumulate,
      ftsComment: draft.ftsComment,
      fts: draft.fts,
    },
    at: report.at,
  };
}

/** Without a parent `after_prematch` means after the own prematch, which `after_parent` of a root says too. */
function checkRegexOffset({ parent, prematch, regex }: DecoderDraft, report: DecoderReport): Offset | undefined {
  switch (regex.offset) {
    case 'after_parent':
    case 'after_regex':
      return parent === undefined ? report.refuseOffset(regex.offset) : regex.offset;
    case 'after_prematch':
      if (parent === undefined) return 'after_parent';
      return prematch.text === undefined ? report.refuseOffset(regex.offset) : regex.offset;
    default:
      return undefined;
  }
}

function checkPrematchOffset({ parent, prematch }: DecoderDraft, report: DecoderReport): boolean {
  if (prematch.offset === undefined) return false;
  if (prematch.offset !== 'after_parent') report.refuseDecoder();
  if (parent === undefined) report.refuseOffset(prematch.offset);
  return true;
}

function checkPluginOffset(
  { parent, prematch, pluginOffset }: DecoderDraft,
  report: DecoderReport,
): Offset | undefined {
  switch (pluginOffset) {
    case undefined:
    case 'after_regex':
      return pluginOffset;
    case 'after_parent':
      return parent === undefined ? report.refuseOffset(pluginOffset) : pluginOffset;
    case 'after_prematch':
      return prematch.text === undefined ? report.refuseOffset(pluginOffset) : pluginOffset;
    default:
      return report.refuseDecoder();
  }
}
