import type { Plugin } from '../../define/index.ts';
import type { Finding } from '../../diagnostics/index.ts';
import { collectFindings, type Findings } from '../report.ts';

/** What two plugins on one manager must not share: ids, decoder names. Their files are apart by the plugins' names. */
export function checkAcross(plugins: readonly Plugin[]): readonly Finding[] {
  const findings = collectFindings();
  const decoders = new Map<string, Plugin>();
  for (const [index, plugin] of plugins.entries()) {
    for (const other of plugins.slice(0, index)) checkPair(other, plugin, findings);
    for (const decoder of plugin.decoders ?? []) {
      const owner = decoders.get(decoder.name) ?? plugin;
      if (owner !== plugin) {
        findings.about(decoder)({
          code: 'DECODER_NAME_TAKEN',
          message: `The plugin "${owner.name}" has a decoder "${decoder.name}" already.`,
          hint: 'Begin the name with the product.',
        });
      }
      decoders.set(decoder.name, owner);
    }
  }
  return findings.all;
}

function checkPair(first: Plugin, second: Plugin, findings: Findings): void {
  for (const [from, to] of second.ids) {
    const overlap = first.ids.find(([otherFrom, otherTo]) => from <= otherTo && otherFrom <= to);
    if (overlap === undefined) continue;
    findings.about(second)({
      code: 'ID_RANGE_TAKEN',
      message: `The ids ${from}-${to} overlap ${overlap[0]}-${overlap[1]} of the plugin "${first.name}".`,
      hint: 'Take a range of its own.',
    });
  }
}
