import type { Artifact, Compiled } from '../../compile/index.ts';
import type { Rule } from '../../define/index.ts';
import type { Finding, SourceLocation } from '../../diagnostics/index.ts';
import {
  type ExampleResult,
  embeddedBackend,
  type PluginFolder,
  type RulesetFile,
  readExamples,
  runExamples,
} from '../../harness/index.ts';
import { readRulesetDir } from '../ruleset-dir.ts';

/** What running the examples on an engine gave. */
export interface Proof {
  /** The ruleset beside the plugin's own files, as people name it. */
  readonly ruleset: string;
  readonly findings: readonly Finding[];
}

/** Runs each plugin's examples on the embedded engine, exactly the texts that would be written. */
export async function proveOnEngine(compiled: readonly Compiled[], folder: string | undefined): Promise<Proof> {
  const ruleset = readRulesetDir(folder);
  const backend = embeddedBackend(ruleset.files);
  const findings: Finding[] = [];
  for (const one of compiled) {
    const report = await runExamples(backend, asPluginFolder(one), {
      signal: new AbortController().signal,
      maxWaitSeconds: Number.POSITIVE_INFINITY,
      nowMs: () => performance.now(),
    });
    findings.push(
      ...report.messages.map((message) => loadMessage(message, one)),
      ...report.results.flatMap((result) => failure(result, one)),
      ...unproved(one),
    );
  }
  return { ruleset: ruleset.name, findings };
}

/** What was compiled, as a folder of generated/ that is not written yet. */
export function asPluginFolder({ plugin, artifacts }: Compiled): PluginFolder {
  const examples = artifacts.find(({ path }) => path === 'examples.jsonl')?.text ?? '';
  const below = (folder: string) => artifacts.filter(({ path }) => path.startsWith(folder)).map(asRulesetFile);
  return {
    name: plugin.name,
    folder: plugin.name,
    decoders: below('etc/decoders/'),
    rules: below('etc/rules/'),
    lists: below('etc/lists/'),
    definedAt: {},
    examples: readExamples(examples, 'examples.jsonl'),
  };
}

function asRulesetFile({ path, text }: Artifact): RulesetFile {
  return { path, text: Buffer.from(text, 'utf8').toString('latin1') };
}

/** Wazuh drops a rule with a warning only, so a warning about one of ours is an error here. */
function loadMessage(message: string, { plugin }: Compiled): Finding {
  const ids = plugin.rules.flatMap(({ rules }) => rules.map(({ id }) => id));
  const isOurs = ids.some((id) => new RegExp(`\\b${id}\\b`).test(message)) || message.includes(plugin.name);
  return {
    code: 'RULESET_MESSAGE',
    level: isOurs ? 'error' : 'note',
    at: plugin.at,
    message: `Loading the ruleset says: ${message}`,
    ...(isOurs ? { hint: 'Wazuh would drop or change what it names.' } : {}),
  };
}

function failure({ example, outcome }: ExampleResult, compiled: Compiled): Finding[] {
  if (outcome.kind === 'passed') return [];
  const at = placeOf(Number(example.rule), compiled);
  if (outcome.kind === 'not-comparable') {
    return [
      {
        code: 'EXAMPLE_NOT_RUN',
        level: 'error',
        at,
        message: `Example "${example.name}" was not run: ${outcome.why}.`,
      },
    ];
  }
  const { verdict, mismatches } = outcome;
  const differences = mismatches.map(({ what, expected, actual }) => `${what} is ${actual}, expected ${expected}`);
  return [
    {
      code: 'EXAMPLE_FAILED',
      level: 'error',
      at,
      message: `Example "${example.name}" (${example.kind}): ${differences.join('; ')}. ${verdict.rule === null ? 'No rule' : `Rule ${verdict.rule}`} takes its last event.`,
      hint: `See why with "ossify explain ${example.rule} EVENT_FILE".`,
    },
  ];
}

/** Each rule is shown to fire and to stay silent; one that is never the result itself need not fire, nor one that says so. */
function unproved({ plugin, examples }: Compiled): Finding[] {
  const shown = new Set(examples.map(({ rule, kind }) => `${rule} ${kind}`));
  const isMeantToBeProved = ({ knownFaults = [] }: Rule) =>
    ![...(plugin.knownFaults ?? []), ...knownFaults].includes('RULE_UNPROVED');
  return plugin.rules.flatMap(({ rules }) =>
    rules.filter(isMeantToBeProved).flatMap((rule) =>
      (['fires', 'silent'] as const).flatMap((kind): Finding[] => {
        if (shown.has(`${rule.id} ${kind}`) || (rule.noAlert && kind === 'fires')) return [];
        return [
          {
            code: 'RULE_UNPROVED',
            level: 'error',
            at: rule.at,
            message: `Rule ${rule.id} has no example that ${kind === 'fires' ? 'fires it' : 'stays silent'}.`,
            hint: kind === 'fires' ? 'Add one under examples.fires.' : 'Add a near miss under examples.silent.',
          },
        ];
      }),
    ),
  );
}

function placeOf(id: number, { plugin }: Compiled): SourceLocation | undefined {
  return plugin.rules.flatMap(({ rules }) => rules).find((rule) => rule.id === id)?.at;
}
