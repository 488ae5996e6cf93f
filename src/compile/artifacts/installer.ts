import type { Plugin } from '../../define/index.ts';
import type { Artifact, Installed } from '../artifact.ts';
import type { CompiledExample } from '../examples/compile-examples.ts';
import type { RuleFile } from '../layout.ts';
import { fill } from '../templates/index.ts';

/** A plugin that replaces nothing looks for nothing. */
const NOBODY = { script: '', output: '', timeMember: '' };

/** install.sh and uninstall.sh, and the events of install.sh's self-test. */
export function installerArtifacts(
  plugin: Plugin,
  files: readonly RuleFile[],
  artifacts: readonly Artifact[],
  examples: readonly CompiledExample[],
): Artifact[] {
  const { name, title, version, replaces = NOBODY } = plugin;
  const rules = files.flatMap(({ sections }) => sections.flatMap((section) => section.rules));
  const data = {
    plugin: name,
    title,
    version,
    oldest: plugin.wazuh.min,
    ruleIds: rules.map(({ id }) => id).join(' '),
    decoderNames: [...new Set((plugin.decoders ?? []).map((decoder) => decoder.name))].join(' '),
    predecessor: replaces,
    files: artifacts.flatMap(({ path, install }) => (install ? [{ ...install, path, policy: policyOf(install) }] : [])),
    folders: foldersOf(plugin),
    outputs: outputsOf(plugin),
  };
  return [
    { path: 'install.sh', text: fill('install.sh', data), isExecutable: true },
    { path: 'uninstall.sh', text: fill('uninstall.sh', data), isExecutable: true },
    { path: 'selftest.tsv', text: selfTest(examples) },
  ];
}

function policyOf({ keep }: Installed): 'keep' | 'replace' {
  return keep ? 'keep' : 'replace';
}

function foldersOf({ name }: Plugin) {
  const paths = ['etc/ossify', 'logs/ossify', 'queue/ossify', `queue/ossify/${name}`];
  return paths.map((path) => ({ mode: '0750', owner: 'root', path }));
}

/** What logcollector reads: it opens a file that appears later at its end, and misses its first lines. */
function outputsOf({ name, transports }: Plugin) {
  const endings = transports.flatMap(({ kind }) => (kind === 'api' ? ['json'] : kind === 'syslog' ? ['log'] : []));
  return endings.map((ending) => ({ mode: '0640', owner: 'root', path: `logs/ossify/${name}.${ending}` }));
}

/**
 * Lines of number, rule, location and event: for each rule the first example that fires without waiting. Lines of one
 * number are one session. What wazuh-logtest cannot be given on a line is left out, and so are
 * examples that need list entries, since a manager's lists are its admin's.
 */
function selfTest(examples: readonly CompiledExample[]): string {
  const byRule = new Map<number, CompiledExample>();
  for (const example of examples) {
    const isPlayable = example.events.every(
      ({ text, wait, location }) => wait === 0 && !/[\n\r]/.test(text + location),
    );
    if (example.kind === 'fires' && !example.lists && isPlayable && !byRule.has(example.rule))
      byRule.set(example.rule, example);
  }
  return [...byRule.values()]
    .flatMap(({ rule, events }, index) =>
      events.map(({ text, location }) => `${index + 1}\t${rule}\t${location}\t${text}\n`),
    )
    .join('');
}
