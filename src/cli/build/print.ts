import { styleText } from 'node:util';
import { findingText } from '../finding-text.ts';
import type { BuildOutcome, PluginOutcome } from './run.ts';

/** Prints what was built, what it was proved on and what to do next, or all that is wrong: one screen if it went well. */
export function printOutcome(outcome: BuildOutcome, root: string, out: NodeJS.WriteStream): void {
  const lines = [
    ...outcome.findings.map((finding) => findingText(finding, root)),
    ...outcome.plugins.map((plugin) => pluginText(plugin, outcome)),
    ...outcome.plugins.flatMap(({ folder, stale }) => stale.map(({ path, why }) => `  ${why}: ${folder}/${path}`)),
    verdict(outcome),
  ];
  out.write(`${lines.join('\n')}\n`);
}

function pluginText(plugin: PluginOutcome, { provedOn, isGood, isCheck }: BuildOutcome): string {
  const counts = `${plugin.rules} rules, ${plugin.decoders} decoders, ${plugin.examples} examples, ${plugin.files} files`;
  const proved = provedOn === null ? 'not proved' : `proved on ${provedOn}`;
  const mark = isGood ? styleText('green', 'ok') : styleText('red', 'no');
  return `${mark} ${plugin.name}: ${counts}; examples ${proved}${isGood && !isCheck ? ` -> ${plugin.folder}/` : ''}`;
}

function verdict({ isGood, isCheck, findings, plugins }: BuildOutcome): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  if (errors > 0) return `${errors} error${errors === 1 ? '' : 's'}; nothing was written.`;
  const stale = plugins.reduce((sum, plugin) => sum + plugin.stale.length, 0);
  if (!isGood) return `${stale} stale file${stale === 1 ? '' : 's'}. Run "ossify build" and commit generated/.`;
  if (isCheck) return 'generated/ is what the definitions say.';
  return 'Next: copy a folder of generated/ to the manager and run its install.sh as root (--dry-run: what it would do).';
}
