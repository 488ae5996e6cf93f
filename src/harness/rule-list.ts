import { bytesToUtf8 } from '../engine/index.ts';
import { attributeOf, elementsNamed, type OutlineElement, outline } from './outline.ts';
import type { RulesetFile } from './plugin-folder.ts';

/** A rule as its XML says it, its texts as people read them: enough to draw the tree and to know what a verdict depends on. */
export interface ListedRule {
  readonly id: string;
  readonly level: number;
  readonly description: string;
  readonly groups: readonly string[];
  /** `if_sid` and `if_matched_sid`. */
  readonly parents: readonly string[];
  readonly techniques: readonly string[];
  /** Its verdict depends on events before: frequency, ignore, if_fts, check_diff. */
  readonly hasMemory: boolean;
  readonly file: string;
  readonly line: number;
  /** As the file has it, a character a byte. */
  readonly element: OutlineElement;
}

const MEMORY = new Set(['if_matched_sid', 'if_matched_group', 'if_matched_regex', 'if_fts', 'check_diff']);

/** The rules of a plugin's files, in the order of the files. */
export function listRules(files: readonly RulesetFile[]): ListedRule[] {
  return files.flatMap(({ path, text }) =>
    outline(text).flatMap((group) =>
      elementsNamed(group.children, 'rule').map((element) => listRule(element, group, path)),
    ),
  );
}

function listRule(element: OutlineElement, group: OutlineElement, file: string): ListedRule {
  const texts = (name: string): string =>
    bytesToUtf8(
      elementsNamed(element.children, name)
        .map(({ content }) => content)
        .join(''),
    );
  const groups = `${bytesToUtf8(attributeOf(group, 'name') ?? '')}${texts('group')}`
    .split(',')
    .filter((name) => name !== '');
  const parents = `${texts('if_sid')},${texts('if_matched_sid')}`.split(/[,\s]+/).filter((id) => id !== '');
  const mitre = elementsNamed(element.children, 'mitre').flatMap(({ children }) => children);
  return {
    id: attributeOf(element, 'id') ?? '',
    level: Number(attributeOf(element, 'level') ?? 0),
    description: texts('description'),
    groups,
    parents: [...new Set(parents)],
    techniques: mitre.filter(({ name }) => name === 'id' || name === 'techniqueid').map(({ content }) => content),
    hasMemory: attributeOf(element, 'ignore') !== undefined || element.children.some(({ name }) => MEMORY.has(name)),
    file,
    line: element.line,
    element,
  };
}
