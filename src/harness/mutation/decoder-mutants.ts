import { attributeOf, elementsNamed, type OutlineElement, outline } from '../outline.ts';
import type { RulesetFile } from '../plugin-folder.ts';
import { contentReplaced, type Edit, leftOut } from './edit.ts';
import type { Mutant } from './report.ts';

/** Found in no event: what makes a pattern fail. */
const NEVER = 'ossify:never:matches';

/** Every mutant of a file's decoders: each pattern made to fail, each prematch left out too. */
export function decoderMutants({ path, text }: RulesetFile): Mutant[] {
  return elementsNamed(outline(text), 'decoder').flatMap((decoder) => {
    const name = attributeOf(decoder, 'name') ?? '';
    const order = decoder.children.filter((child) => child.name === 'order').map(({ content }) => content);
    const fields = order.flatMap((names) => names.split(',')).map((field) => field.trim());
    const parents = decoder.children.filter((child) => child.name === 'parent').map(({ content }) => content.trim());
    const decoders = [name, ...parents];
    const make = (element: OutlineElement, how: string, edit: Edit): Mutant => {
      const of = `decoder ${name}`;
      return { of, file: path, line: element.line, what: element.name, how, reach: 'all', fields, decoders, ...edit };
    };
    return decoder.children.flatMap((element) => {
      if (element.name !== 'prematch' && element.name !== 'regex') return [];
      const failing = make(element, 'never matches', contentReplaced(element, neverMatching(element)));
      return element.name === 'prematch' ? [failing, make(element, 'left out', leftOut(element))] : [failing];
    });
  });
}

/** The same groups, and no match: each alternative asks for a text that no event has. */
function neverMatching(element: OutlineElement): string {
  if (attributeOf(element, 'type')?.toLowerCase() === 'pcre2') return `(?!)(?:${element.content})`;
  return element.content
    .split(/(?<!\\)\|/)
    .map((alternative) => (alternative.startsWith('^') ? `^${NEVER}${alternative.slice(1)}` : NEVER + alternative))
    .join('|');
}

/** What example would notice a mutant of a decoder. */
export function decoderAdvice({ of, what, how }: Mutant): string {
  const name = of.slice('decoder '.length);
  if (how === 'left out')
    return `Add a silent example: an event that only the ${what} of decoder ${name} keeps from its rules.`;
  return `Add an example that needs what the ${what} of decoder ${name} finds: a rule that tests it, or "fields" in its expectation.`;
}
