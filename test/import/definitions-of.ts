import { type Imported, importFiles } from '../../src/import/index.ts';

/** Imports texts by file name, as the plugin `acme`. */
export function importTexts(texts: Readonly<Record<string, string>>): Imported {
  const files = Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  return importFiles({ name: 'acme', files, definePath: 'define' });
}

/** The text of one file of the plugin; fails with what the import was refused for. */
export function sourceOf(path: string, texts: Readonly<Record<string, string>>): string {
  const { refusals, sources } = importTexts(texts);
  const told = refusals.map(({ code, message }) => `${code}: ${message}`);
  if (told.length > 0) throw new Error(told.join('\n'));
  return sources.find((source) => source.path === path)?.text ?? '';
}

/** Members of the last rule's declaration but for those that every rule has. */
export function ruleMembers(elements: string, attributes = '', before = ''): readonly string[] {
  const rule = `<rule id="100001" level="3"${attributes}>${elements}<description>x</description></rule>`;
  const text = sourceOf('rules.ts', { 'local_rules.xml': `${before}<group name="local,">${rule}</group>` });
  const declaration = /const (?:rule|overwrite)100001 = events\.rule\(\{\n(.*?)\n\}\);/s.exec(text)?.[1] ?? '';
  const always = ['  id: 100001,', '  level: 3,', "  description: 'x',"];
  return declaration.split('\n').flatMap((line) => (always.includes(line) ? [] : [line.trim().replace(/,$/, '')]));
}

/** Members of the last decoder's declaration but for its name. */
export function decoderMembers(xml: string): readonly string[] {
  const declarations = [
    ...sourceOf('decoders.ts', { 'local_decoder.xml': xml }).matchAll(/decoder\(\{\n(.*?)\n\}\);/gs),
  ];
  const lines = (declarations.at(-1)?.[1] ?? '').split('\n');
  return lines.map((line) => line.trim().replace(/,$/, '')).filter((line) => !line.startsWith('name:'));
}
