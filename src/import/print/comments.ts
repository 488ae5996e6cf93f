import { bytesToUtf8 } from '../../engine/index.ts';
import type { XmlComment } from '../../engine/xml/index.ts';
import type { ReadFile } from '../source-file.ts';

/** Comments by the line of the definition that they belong to. */
export interface CommentsOfFile {
  /** Those in front of a definition, and those inside of it. */
  readonly at: (line: number | undefined) => readonly string[];
  /** Those after the last definition. */
  readonly atEnd: readonly string[];
}

/** A comment belongs to the definition that it stands in, else to the next one. */
export function commentsOf(file: ReadFile): CommentsOfFile {
  const places = file.kind === 'rules' ? placesOfRules(file) : placesOfDecoders(file);
  const byLine = new Map<number, string[]>();
  const atEnd: string[] = [];
  for (const comment of file.comments) {
    const place = places.find(({ lastLine }) => comment.line <= lastLine);
    if (place === undefined) atEnd.push(...linesOf(comment));
    else byLine.set(place.line, [...(byLine.get(place.line) ?? []), ...linesOf(comment)]);
  }
  return { at: (line) => byLine.get(line ?? 0) ?? [], atEnd };
}

interface Place {
  readonly line: number;
  readonly lastLine: number;
}

function placesOfRules({ groups }: ReadFile & { readonly kind: 'rules' }): readonly Place[] {
  return groups.flatMap((group) => [
    { line: group.line, lastLine: group.line },
    ...group.rules.map(({ element }) => ({
      line: element.line,
      lastLine: element.children.at(-1)?.line ?? element.line,
    })),
  ]);
}

function placesOfDecoders({ decoders }: ReadFile & { readonly kind: 'decoders' }): readonly Place[] {
  return decoders.map(({ at: { line = 0 } }) => ({ line, lastLine: line }));
}

/** Lines of a comment without the indentation that they share, as comments of TypeScript. */
function linesOf({ text }: XmlComment): readonly string[] {
  const lines = bytesToUtf8(text)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trimEnd());
  const told = lines.slice(
    lines.findIndex((line) => line.trim() !== ''),
    lines.findLastIndex((line) => line.trim() !== '') + 1,
  );
  const [first = '', ...others] = told;
  const shared = Math.min(...others.filter((line) => line !== '').map((line) => line.search(/\S/)));
  return [first.trim(), ...others.map((line) => line.slice(shared))].map((line) => (line === '' ? '//' : `// ${line}`));
}
