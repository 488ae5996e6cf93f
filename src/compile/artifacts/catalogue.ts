import type { Plugin } from '../../define/index.ts';
import type { Artifact } from '../artifact.ts';
import { describeRule } from '../describe-rule.ts';
import { groupsOf, type RuleFile } from '../layout.ts';
import { fill } from '../templates/index.ts';

/** RULES.md: what fires when, and what to do about it. */
export function catalogueArtifact(plugin: Plugin, files: readonly RuleFile[]): Artifact {
  const groups = plugin.rules.map((group) => ({
    title: group.title,
    path: files.find(({ topic }) => topic === group.topic)?.path ?? '',
    names: group.names.join(', '),
    rules: [...group.rules]
      .sort((a, b) => a.id - b.id)
      .map((rule) => ({
        id: rule.id,
        level: rule.level,
        when: describeRule(rule),
        advice: rule.advice ?? '',
        falsePositives: rule.falsePositives?.join('; ') ?? '',
        mitre: (rule.mitre ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.technique)),
        groups: groupsOf(rule, group).slice(group.names.length),
      })),
  }));
  const count = groups.reduce((sum, { rules }) => sum + rules.length, 0);
  const text = fill('catalogue.md', { title: plugin.title, version: plugin.version, count, sections: groups });
  return { path: 'RULES.md', text };
}
