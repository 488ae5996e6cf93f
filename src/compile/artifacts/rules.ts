import type { Decoder, Plugin, Rule } from '../../define/index.ts';
import { type Artifact, ofWazuh } from '../artifact.ts';
import { decoderFile, layOutDecoders, type RuleFile } from '../layout.ts';
import type { Findings, Report } from '../report.ts';
import { fill } from '../templates/index.ts';
import { decoderNode } from '../xml/decoder.ts';
import { element } from '../xml/node.ts';
import { ruleNode } from '../xml/rule.ts';

const COMMENT_WIDTH = 110;

/** The rule files of a plugin. */
export function ruleArtifacts(plugin: Plugin, files: readonly RuleFile[], findings: Findings): Artifact[] {
  const ownGroups = new Set(
    plugin.rules.flatMap(({ names, rules }) => [...names, ...rules.flatMap((r) => r.groups ?? [])]),
  );
  return files.map(({ path, topic, sections }) => {
    const printed = sections.map(({ group, rules }) => ({
      title: group.title,
      names: `${group.names.join(',')},`,
      rules: rules.map((rule) => ({
        remarks: [...remarksOf(rule), ...silencers(rule, findings.about(rule))],
        node: ruleNode(rule, { plugin, ownGroups, report: findings.about(rule) }),
      })),
    }));
    return {
      path,
      install: ofWazuh,
      text: fill('rules.xml', { title: plugin.title, version: plugin.version, topic, sections: printed }),
      xml: printed.map(({ names, rules }) =>
        element(
          'group',
          '',
          { name: names },
          rules.map(({ node }) => node),
        ),
      ),
    };
  });
}

function remarksOf(rule: Rule): string[] {
  const falsePositives = rule.falsePositives?.join('; ');
  return [
    ...(rule.advice ? wrapped(`What to do: ${rule.advice}`) : []),
    ...(falsePositives ? wrapped(`False positives: ${falsePositives}`) : []),
  ];
}

/** Comments that `ossify check` reads, one a line. What a definition says in words of its own needs no second word. */
function silencers(definition: Rule | Decoder, report: Report): string[] {
  const silence = { ...(definition.kind === 'rule' ? meantBy(definition) : {}), ...definition.silence };
  return Object.entries(silence).map(([kind, reason]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(kind) || !/\S/.test(reason) || /[\r\n]/.test(reason)) {
      report({
        code: 'SILENCE_REASON',
        message: `"${kind}" is silenced for the reason "${reason}".`,
        hint: "Write the name of a kind of docs/checks and, in one line, why its finding is meant: { 'part-of-a-number': '…' }.",
      });
    }
    return `ossify-disable ${kind}: ${reason.trim()}`;
  });
}

function meantBy({ correlate, ignoreSeconds }: Rule): Readonly<Record<string, string>> {
  const isMeant = correlate?.refires === true && correlate.frequency === 2 && ignoreSeconds === undefined;
  return isMeant ? { 'frequency-2-refires': 'each event after the second is worth an alert' } : {};
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < COMMENT_WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The decoder file of a plugin, if it has decoders. */
export function decoderArtifacts(plugin: Plugin, findings: Findings): Artifact[] {
  const decoders = layOutDecoders(plugin);
  if (decoders.length === 0) return [];
  const printed = decoders.map((decoder) => ({
    remarks: [...(decoder.comment ? wrapped(decoder.comment) : []), ...silencers(decoder, findings.about(decoder))],
    node: decoderNode(decoder, findings.about(decoder)),
  }));
  const text = fill('decoders.xml', { title: plugin.title, version: plugin.version, decoders: printed });
  return [{ path: decoderFile(plugin), install: ofWazuh, text, xml: printed.map(({ node }) => node) }];
}
