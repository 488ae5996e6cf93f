import type { Decoder, Offset } from '../decoder.ts';
import type { DecoderDraft } from './read-decoder.ts';
import type { Report } from './report.ts';

/**
 * Checks a decoder as a whole, in Wazuh's order, and compiles its patterns.
 * @throws LoadRefused
 * @source decoding.md 5.3, checks 1-9
 */
export function checkDecoder(draft: DecoderDraft, report: Report): Decoder {
  const { name, parent, programName, prematch, regex, order, plugin } = draft;
  if (prematch.text === undefined && parent === undefined && programName.text === undefined) {
    report.say('ERROR', 2108, `No 'prematch' found in decoder: '${name}'.`);
    report.refuseDecoder(name);
  }
  if ((regex.text === undefined) !== (order === undefined)) report.refuseDecoder(name);
  if (regex.text === undefined && draft.fts !== undefined) report.refuseDecoder(name);
  const regexOffset = checkRegexOffset(draft, report);
  const isPrematchAfterParent = checkPrematchOffset(draft, report);
  const pluginOffset = checkPluginOffset(draft, report);
  const compile = (pattern: DecoderDraft['regex'], mode: 'plain' | 'capture') =>
    pattern.text === undefined ? undefined : report.compile(pattern.text, pattern.type, mode, name);
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
function checkRegexOffset({ name, parent, prematch, regex }: DecoderDraft, report: Report): Offset | undefined {
  switch (regex.offset) {
    case 'after_parent':
    case 'after_regex':
      return parent === undefined ? report.refuseOffset(regex.offset, name) : regex.offset;
    case 'after_prematch':
      if (parent === undefined) return 'after_parent';
      return prematch.text === undefined ? report.refuseOffset(regex.offset, name) : regex.offset;
    default:
      return undefined;
  }
}

function checkPrematchOffset({ name, parent, prematch }: DecoderDraft, report: Report): boolean {
  if (prematch.offset === undefined) return false;
  if (prematch.offset !== 'after_parent') report.refuseDecoder(name);
  if (parent === undefined) report.refuseOffset(prematch.offset, name);
  return true;
}

function checkPluginOffset({ name, parent, prematch, pluginOffset }: DecoderDraft, report: Report): Offset | undefined {
  switch (pluginOffset) {
    case undefined:
    case 'after_regex':
      return pluginOffset;
    case 'after_parent':
      return parent === undefined ? report.refuseOffset(pluginOffset, name) : pluginOffset;
    case 'after_prematch':
      return prematch.text === undefined ? report.refuseOffset(pluginOffset, name) : pluginOffset;
    default:
      return report.refuseDecoder(name);
  }
}
