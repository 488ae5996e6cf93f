import type { Text } from '../../define/index.ts';
import { array, atom, type Expression } from './layout.ts';

/** A text in the quotes that need fewer escapes. */
export function quoted(text: string): string {
  const plain = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  return singles > doubles ? `"${plain.replaceAll('"', '\\"')}"` : `'${plain.replaceAll("'", "\\'")}'`;
}

export function string(text: string): Expression {
  return { kind: 'atom', text: quoted(text), isString: true };
}

export function strings(texts: readonly string[]): Expression {
  return array(texts.map(string));
}

/** A pattern: raw, where backslashes would otherwise have to be doubled. */
export function pattern(source: string): Expression {
  const isRaw = /^(?:[^\\`$\p{Cc}]|\\[^`$\p{Cc}]|\$(?!\{))*$/u.test(source) && source.includes('\\');
  return isRaw && source.isWellFormed() ? atom(`String.raw\`${source}\``) : string(source);
}

/** A description with fields. Ex: text`User ${'srcuser'} failed` */
export function template({ literals, fields }: Text<string>): Expression {
  const pieces = literals.map((literal, index) => {
    const escaped = literal
      .replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')
      .replaceAll('\n', '\\n')
      .replaceAll('\r', '\\r');
    const field = fields[index];
    return field === undefined ? escaped : `${escaped}\${${quoted(field)}}`;
  });
  return { kind: 'atom', text: `text\`${pieces.join('')}\``, uses: 'text' };
}

/** A member's name, in quotes where it is no name; `__proto__` would be no member otherwise. */
export function key(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}
