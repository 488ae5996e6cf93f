import type { Plugin } from '../define/index.ts';
import { compareFindings, type Finding } from '../diagnostics/index.ts';
import type { Artifact } from './artifact.ts';
import { catalogueArtifact } from './artifacts/catalogue.ts';
import { configurationArtifacts } from './artifacts/configuration.ts';
import { installerArtifacts } from './artifacts/installer.ts';
import { manifestArtifact } from './artifacts/manifest.ts';
import { decoderArtifacts, ruleArtifacts } from './artifacts/rules.ts';
import { checkCorrelations } from './checks/correlations.ts';
import { checkDecoders } from './checks/decoders.ts';
import { checkFields } from './checks/fields.ts';
import { checkPlugin } from './checks/plugin.ts';
import { checkReferences } from './checks/references.ts';
import { checkRules } from './checks/rules.ts';
import { checkTransports } from './checks/transports.ts';
import { type CompiledExample, compileExamples, examplesText } from './examples/compile-examples.ts';
import { layOutRules, type RuleFile } from './layout.ts';
import { collectFindings, type Findings } from './report.ts';
import { type Readers, readBack } from './xml/read-back.ts';

export interface CompileOptions {
  /** Places in examples.jsonl are written relative to this folder. */
  readonly root: string;
  /** The collector's bundle, where the plugin has streams. */
  readonly bundle?: Artifact | undefined;
}

export interface Compiled {
  readonly plugin: Plugin;
  /** Sorted by path. */
  readonly artifacts: readonly Artifact[];
  readonly examples: readonly CompiledExample[];
  /** Sorted by place; an error among them means that the artifacts are not to be written. */
  readonly findings: readonly Finding[];
}

/** All texts of a plugin but the collector's bundle and what tells of all files. */
export interface CompiledTexts extends Compiled {
  readonly files: readonly RuleFile[];
}

/** Turns a plugin's definitions into the texts of all its artifacts, or into everything that is wrong with them. Pure. */
export function compilePlugin(plugin: Plugin, { root, bundle }: CompileOptions): Compiled {
  return withBundle(compileTexts(plugin, root), bundle);
}

/** The first step of {@link compilePlugin}, which does not need the bundle. @param root as in CompileOptions */
export function compileTexts(plugin: Plugin, root: string): CompiledTexts {
  const findings = collectFindings(plugin.knownFaults);
  checkPlugin(plugin, findings);
  checkTransports(plugin, findings);
  checkRules(plugin, findings);
  checkCorrelations(plugin, findings);
  checkReferences(plugin, findings);
  checkFields(plugin, findings);
  checkDecoders(plugin, findings);
  const files = layOutRules(plugin, findings);
  const examples = compileExamples(plugin, root, findings);
  const artifacts: Artifact[] = [
    ...decoderArtifacts(plugin, findings),
    ...ruleArtifacts(plugin, files, findings),
    ...configurationArtifacts(plugin),
    catalogueArtifact(plugin, files),
    { path: 'examples.jsonl', text: examplesText(examples) },
  ];
  readBackAll(plugin, artifacts, findings);
  return { plugin, files, artifacts, examples, findings: findings.all };
}

/** The second step: the bundle, and the installer and the manifest, which tell of all files. */
export function withBundle(texts: CompiledTexts, bundle: Artifact | undefined): Compiled {
  const { plugin, files, examples, findings } = texts;
  const artifacts = [...texts.artifacts, ...(bundle ? [bundle] : [])];
  artifacts.push(...installerArtifacts(plugin, files, artifacts, examples));
  artifacts.push(manifestArtifact(plugin, files, artifacts));
  artifacts.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { plugin, artifacts, examples, findings: [...findings].sort(compareFindings) };
}

/** What is known not to be well-formed is for Wazuh's own reader alone. */
function readersOf({ rules, decoders = [], knownFaults = [] }: Plugin): Readers {
  const definitions = [{ knownFaults }, ...rules, ...rules.flatMap((group) => group.rules), ...decoders];
  const isLenient = definitions.some(({ knownFaults: faults }) =>
    faults?.some((fault) => fault === 'PATTERN_NOT_WRITABLE' || fault === 'TEXT_NOT_WRITABLE'),
  );
  return isLenient ? 'wazuh' : 'both';
}

/** No finding is expected here: what cannot be written was reported before. A difference is one of the compiler's own. */
function readBackAll(plugin: Plugin, artifacts: readonly Artifact[], findings: Findings): void {
  if (findings.all.some(({ level }) => level === 'error')) return;
  for (const { path, text, xml } of artifacts) {
    for (const difference of xml ? readBack(text, xml, readersOf(plugin)) : []) {
      findings.about(plugin)({
        code: 'READ_BACK_DIFFERS',
        message: `${path}: ${difference}.`,
        hint: 'Report it; the definition next to that place shows a way around.',
      });
    }
  }
}
