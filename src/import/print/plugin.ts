import type { EventFacts, Plugin, Rule } from '../../define/index.ts';
import type { ReadFile } from '../source-file.ts';
import { commentsOf } from './comments.ts';
import { decoderDeclaration } from './decoder.ts';
import { array, atom, call, type Expression, layOut, object, openObject } from './layout.ts';
import { key, string, strings } from './literals.ts';
import { decoderName, Names, ruleName } from './names.ts';
import { faults, ruleDeclaration } from './rule.ts';

/** A file of the plugin's folder. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Functions of src/define that an import uses. */
const constructors = [
  'address',
  'addressInList',
  'addressNotInList',
  'category',
  'decodedEvents',
  'decoder',
  'existingList',
  'group',
  'ifGroup',
  'ifGroupText',
  'ifLevel',
  'inList',
  'is',
  'not',
  'notInList',
  'osMatch',
  'osRegex',
  'pcre2',
  'plugin',
  'stockRule',
  'text',
] as const;

const DEFINE = '../../src/define/index.ts';

/** The TypeScript of an imported plugin, formatted as the rest of the repository. */
export function printPlugin(plugin: Plugin, files: readonly ReadFile[]): readonly SourceText[] {
  const decoders = plugin.decoders ?? [];
  return [
    { path: 'plugin.ts', text: pluginText(plugin) },
    ...(plugin.rules.length > 0 ? [{ path: 'rules.ts', text: rulesText(plugin, files) }] : []),
    ...(decoders.length > 0 ? [{ path: 'decoders.ts', text: decodersText(plugin, files) }] : []),
  ];
}

function pluginText(plugin: Plugin): string {
  const variable = `${plugin.name.replaceAll(/-(.)/g, (_all, letter: string) => letter.toUpperCase())}Plugin`;
  const hasDecoders = (plugin.decoders ?? []).length > 0;
  const hasRules = plugin.rules.length > 0;
  const declaration = call(
    'plugin',
    openObject([
      ['name', string(plugin.name)],
      ['title', string(plugin.title)],
      ['version', string(plugin.version)],
      ['wazuh', object([['min', string(plugin.wazuh.min)]])],
      ['ids', array(plugin.ids.map((range) => array(range.map((id) => atom(String(id))))))],
      ...(hasDecoders ? ([['decoders', atom('decoders')]] as const) : []),
      ['rules', hasRules ? atom('groups') : array([])],
      ['transports', array([])],
      ['order', string('as-declared')],
      ...faults(plugin.knownFaults),
    ]),
  );
  const body = [
    '// Once the rules have examples, take RULE_UNPROVED out: the build then shows that each fires and stays silent.',
    constant(`export const ${variable}`, declaration),
  ];
  const imports = [
    ...(hasDecoders ? ["import { decoders } from './decoders.ts';"] : []),
    ...(hasRules ? ["import { groups } from './rules.ts';"] : []),
  ];
  return fileText(body, imports);
}

function rulesText(plugin: Plugin, files: readonly ReadFile[]): string {
  const names = new Names([...constructors, 'events', 'groups']);
  const nameOf = new Map(plugin.rules.flatMap(({ rules }) => rules.map((rule) => [rule, names.take(ruleName(rule))])));
  const name = (rule: Rule): string => nameOf.get(rule) ?? ruleName(rule);
  const [event] = plugin.rules.flatMap(({ rules }) => rules.map((rule) => rule.event));
  const body = event ? eventsText(event) : [];
  for (const file of files) {
    if (file.kind !== 'rules') continue;
    const comments = commentsOf(file);
    for (const group of plugin.rules.filter(({ at }) => at?.file === file.path)) {
      body.push(...section(comments.at(group.at?.line)));
      for (const rule of group.rules) {
        const said = comments.at(rule.at?.line).filter(() => rule.at?.line !== group.at?.line);
        const text = constant(`const ${name(rule)}`, call('events.rule', ruleDeclaration(rule, name)));
        body.push([...said, text].join('\n'));
      }
    }
    body.push(...section(comments.atEnd));
  }
  body.push(constant('export const groups: readonly Group[]', array(plugin.rules.map((group) => groupOf(group, name)))));
  return fileText(body, []);
}

/** A comment that stands by itself. */
function section(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [lines.join('\n')] : [];
}

function eventsText({ name, fields }: EventFacts): string[] {
  const members = [...fields.keys()].map((field) => [key(field), string('text')] as const);
  const declaration = call(
    'decodedEvents',
    openObject([
      ['name', string(name)],
      ['fields', members.length > 0 ? openObject(members) : object([])],
    ]),
  );
  return [`// Fields that the rules name: a misspelt one does not compile.\n${constant('const events', declaration)}`];
}

function groupOf({ names, topic, title, rules, knownFaults }: Plugin['rules'][number], name: (rule: Rule) => string): Expression {
  return call(
    'group',
    openObject([
      ['names', strings(names)],
      ['topic', string(topic)],
      ['title', string(title)],
      ['rules', array(rules.map((rule) => atom(name(rule))))],
      ...faults(knownFaults),
    ]),
  );
}

function decodersText(plugin: Plugin, files: readonly ReadFile[]): string {
  const names = new Names([...constructors, 'decoders']);
  const taken: string[] = [];
  const body: string[] = [];
  for (const file of files) {
    if (file.kind !== 'decoders') continue;
    const comments = commentsOf(file);
    for (const decoder of (plugin.decoders ?? []).filter(({ at }) => at?.file === file.path)) {
      const name = names.take(decoderName(decoder));
      taken.push(name);
      body.push([...comments.at(decoder.at?.line), constant(`const ${name}`, decoderDeclaration(decoder))].join('\n'));
    }
    body.push(...section(comments.atEnd));
  }
  body.push(constant('export const decoders: readonly Decoder[]', array(taken.map(atom))));
  return fileText(body, []);
}

function constant(left: string, value: Expression): string {
  return `${left} = ${layOut(value, '', left.length + 3, 1)};`;
}

/** The file, with the imports that its text needs. */
function fileText(body: readonly string[], imports: readonly string[]): string {
  const code = body.join('\n\n');
  const used = constructors.filter((name) => new RegExp(`(?<![\\w.'])${name}[(\`]`).test(code));
  const types = ['Decoder', 'Group'].filter((name) => code.includes(`readonly ${name}[]`)).map((name) => `type ${name}`);
  const specifiers = [...types, ...used].sort(byName);
  const statement = `import { ${specifiers.join(', ')} } from '${DEFINE}';`;
  const fitting = statement.length <= 120 ? statement : `import {\n${specifiers.map((name) => `  ${name},\n`).join('')}} from '${DEFINE}';`;
  return `${[fitting, ...imports].join('\n')}\n\n${code}\n`;
}

function byName(a: string, b: string): number {
  const [left, right] = [a.replace('type ', '').toLowerCase(), b.replace('type ', '').toLowerCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
