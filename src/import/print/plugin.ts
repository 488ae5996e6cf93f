import type { EventFacts, Plugin, Rule } from '../../define/index.ts';
import type { ReadFile } from '../source-file.ts';
import { commentsOf } from './comments.ts';
import { decoderDeclaration } from './decoder.ts';
import { array, atom, call, type Expression, layOut, namesIn, object, openObject } from './layout.ts';
import { key, string, strings } from './literals.ts';
import { decoderName, Names, ruleName } from './names.ts';
import { faults, ruleDeclaration } from './rule.ts';

/** A file of the plugin's folder. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

const LINE_WIDTH = 120;

/** A constant, or a comment that stands by itself. */
interface Piece {
  readonly text: string;
  readonly uses: readonly string[];
}

interface FileParts {
  readonly pieces: readonly Piece[];
  /** Types of src/define that it names. */
  readonly types: readonly string[];
  /** Its other import statements. */
  readonly imports: readonly string[];
}

/**
 * The TypeScript of an imported plugin, formatted as the rest of the repository.
 * @param definePath how its files name src/define/index.ts
 */
export function printPlugin(plugin: Plugin, files: readonly ReadFile[], definePath: string): readonly SourceText[] {
  const decoders = plugin.decoders ?? [];
  return [
    { path: 'plugin.ts', text: fileText(pluginFile(plugin), definePath) },
    ...(plugin.rules.length > 0 ? [{ path: 'rules.ts', text: fileText(rulesFile(plugin, files), definePath) }] : []),
    ...(decoders.length > 0 ? [{ path: 'decoders.ts', text: fileText(decodersFile(plugin, files), definePath) }] : []),
  ];
}

function pluginFile(plugin: Plugin): FileParts {
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
  const advice =
    '// Once the rules have examples, take RULE_UNPROVED out: the build then shows that each fires and stays silent.';
  const imports = [
    ...(hasDecoders ? ["import { decoders } from './decoders.ts';"] : []),
    ...(hasRules ? ["import { groups } from './rules.ts';"] : []),
  ];
  return { pieces: [constant(`export const ${variable}`, declaration, [advice])], types: [], imports };
}

function rulesFile(plugin: Plugin, files: readonly ReadFile[]): FileParts {
  const names = new Names(['events', 'groups', 'text']);
  const nameOf = new Map(plugin.rules.flatMap(({ rules }) => rules.map((rule) => [rule, names.take(ruleName(rule))])));
  const name = (rule: Rule): string => nameOf.get(rule) ?? ruleName(rule);
  const [event] = plugin.rules.flatMap(({ rules }) => rules.map((rule) => rule.event));
  const pieces = event ? [eventsPiece(event)] : [];
  for (const file of files) {
    if (file.kind !== 'rules') continue;
    const comments = commentsOf(file);
    for (const group of plugin.rules.filter(({ at }) => at?.file === file.path)) {
      pieces.push(...remark(comments.at(group.at?.line)));
      for (const rule of group.rules) {
        const said = rule.at?.line === group.at?.line ? [] : comments.at(rule.at?.line);
        pieces.push(constant(`const ${name(rule)}`, call('events.rule', ruleDeclaration(rule, name)), said));
      }
    }
    pieces.push(...remark(comments.atEnd));
  }
  const groups = array(plugin.rules.map((group) => groupOf(group, name)));
  pieces.push(constant('export const groups: readonly Group[]', groups));
  return { pieces, types: ['type Group'], imports: [] };
}

function remark(lines: readonly string[]): readonly Piece[] {
  return lines.length > 0 ? [{ text: lines.join('\n'), uses: [] }] : [];
}

function eventsPiece({ name, fields }: EventFacts): Piece {
  const members = [...fields.keys()].map((field) => [key(field), string('text')] as const);
  const declaration = call(
    'decodedEvents',
    openObject([
      ['name', string(name)],
      ['fields', openObject(members)],
    ]),
  );
  return constant('const events', declaration, ['// Fields that the rules name: a misspelt one does not compile.']);
}

function groupOf(group: Plugin['rules'][number], name: (rule: Rule) => string): Expression {
  const { names, topic, title, rules, knownFaults } = group;
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

function decodersFile(plugin: Plugin, files: readonly ReadFile[]): FileParts {
  const names = new Names(['decoder', 'decoders', 'is', 'osMatch', 'osRegex', 'pcre2']);
  const taken: string[] = [];
  const pieces: Piece[] = [];
  for (const file of files) {
    if (file.kind !== 'decoders') continue;
    const comments = commentsOf(file);
    for (const decoder of (plugin.decoders ?? []).filter(({ at }) => at?.file === file.path)) {
      const name = names.take(decoderName(decoder));
      taken.push(name);
      pieces.push(constant(`const ${name}`, decoderDeclaration(decoder), comments.at(decoder.at?.line)));
    }
    pieces.push(...remark(comments.atEnd));
  }
  pieces.push(constant('export const decoders: readonly Decoder[]', array(taken.map(atom))));
  return { pieces, types: ['type Decoder'], imports: [] };
}

/** @param comments lines above it */
function constant(left: string, value: Expression, comments: readonly string[] = []): Piece {
  const text = `${left} = ${layOut(value, '', left.length + 3, 1)};`;
  return { text: [...comments, text].join('\n'), uses: namesIn(value) };
}

/** The file, with the imports that its text needs. */
function fileText({ pieces, types, imports }: FileParts, definePath: string): string {
  const functions = new Set(pieces.flatMap(({ uses }) => uses).filter((name) => !name.includes('.')));
  const specifiers = [...types, ...functions].sort(byName);
  const onOneLine = `import { ${specifiers.join(', ')} } from '${definePath}';`;
  const onSeveral = `import {\n${specifiers.map((name) => `  ${name},\n`).join('')}} from '${definePath}';`;
  const statement = onOneLine.length <= LINE_WIDTH ? onOneLine : onSeveral;
  return `${[statement, ...imports].join('\n')}\n\n${pieces.map(({ text }) => text).join('\n\n')}\n`;
}

/** Letter by letter, a capital before its small letter: the formatter's order. */
function byName(a: string, b: string): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function sortKey(specifier: string): string {
  const letters = Array.from(specifier.replace('type ', ''));
  return letters.map((letter) => `${letter.toLowerCase()}${letter === letter.toLowerCase() ? 1 : 0}`).join('');
}
