// The texts of everything that the engine's loader says, read off its sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOADER = ['src/engine/ruleset', 'src/engine/decode/load'];

/** Says what the manager adds to a refusal, from the same messages. */
const NOT_THE_LOADER = 'validate-ruleset.ts';

/** In quotes of either kind; a placeholder may hold quotes of its own. */
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

export interface LoaderText {
  readonly file: string;
  readonly text: string;
  /** The text with anything in the place of its placeholders. */
  readonly pattern: RegExp;
}

/** Every literal of the loader that reads like a sentence. */
export function loaderTexts(root: string): readonly LoaderText[] {
  const files = LOADER.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.ts') && name !== NOT_THE_LOADER)
      .map((name) => `${folder}/${name}`),
  );
  return files.flatMap((file) => {
    const source = withoutComments(readFileSync(join(root, file), 'utf8'));
    return literals(source)
      .filter(isSentence)
      .map((text) => ({ file, text, pattern: patternOf(text) }));
  });
}

function withoutComments(source: string): string {
  return source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').replace(/^import .*$/gm, '');
}

function literals(source: string): readonly string[] {
  return [...source.matchAll(LITERAL)].map(([, single, double, template]) => single ?? double ?? template ?? '');
}

/** Messages begin with a capital letter, or with the function that speaks. */
function isSentence(text: string): boolean {
  return /^(?:[A-Z][a-z]+|rules_op:|decode-xml:|\(\d+\):) \S/.test(text.replace(/^\$\{\w+\} ?/, 'Xx '));
}

function patternOf(text: string): RegExp {
  const parts = text
    .replaceAll('\\n', '\n')
    .replaceAll('\\`', '`')
    .split(/\$\{[^}]*\}/);
  return new RegExp(parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*'), 's');
}
