import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompiledEvent, type CompiledExample, compilePlugin } from '../../src/compile/index.ts';
import type { Plugin } from '../../src/define/index.ts';
import { loadRuleset, type Rule, type Ruleset, type RulesetFile, Session } from '../../src/engine/index.ts';

/** A manager's shipped decoders, rules and lists. */
export function stockFiles(folder: string): readonly RulesetFile[] {
  return ['decoders', 'rules', 'lists'].flatMap((kind) => {
    const path = join(folder, kind);
    if (!existsSync(path)) return [];
    const files = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
    return files.map((file) => ({
      path: join('ruleset', kind, file.name),
      text: new Uint8Array(readFileSync(join(file.parentPath, file.name))),
    }));
  });
}

/** A plugin's compiled decoders, rules and lists. */
export function pluginFiles(plugin: Plugin): readonly RulesetFile[] {
  const { artifacts, findings } = compilePlugin(plugin, { root: join(import.meta.dirname, '../..') });
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return artifacts.filter(({ path }) => /^etc\/(?:decoders|rules|lists)\//.test(path));
}

export function rulesetWith(base: readonly RulesetFile[], plugin: Plugin): Ruleset {
  return loadRuleset([...base, ...pluginFiles(plugin)]);
}

/** Plays events into a fresh session, with the waits between them, and returns the rule that won each. */
export function rulesOf(
  ruleset: Ruleset,
  events: readonly Pick<CompiledEvent, 'text' | 'location' | 'wait'>[],
): readonly (Rule | undefined)[] {
  let now = Date.UTC(2026, 0, 5, 12);
  const session = new Session(ruleset, { clock: () => now });
  return events.map(({ text, location, wait }) => {
    now += wait * 1000;
    return session.process({ event: text, location, logFormat: 'json' }).rule;
  });
}

/** What the engine says of each example, where it is not what the example says. */
export function surprises(
  base: readonly RulesetFile[],
  plugin: Plugin,
  examples: readonly CompiledExample[],
): readonly string[] {
  const files = [...base, ...pluginFiles(plugin)];
  return [...Map.groupBy(examples, ({ lists = {} }) => JSON.stringify(lists))].flatMap(([lists, own]) => {
    const filled = new Map(Object.entries(JSON.parse(lists)).map(([path, text]) => [path, String(text)]));
    const ruleset = loadRuleset(files.map((file) => ({ ...file, text: filled.get(file.path) ?? file.text })));
    if (ruleset.failure) return [`the ruleset does not load: ${ruleset.sessionMessages.join('; ')}`];
    return own.flatMap(({ kind, rule, name, events, expect: expected }) => {
      const winner = rulesOf(ruleset, events).at(-1)?.id;
      const isRight = kind === 'fires' ? winner === rule : winner !== rule && (expected.rule ?? winner) === winner;
      return isRight ? [] : [`${rule} ${kind} "${name}": ${winner}`];
    });
  });
}
