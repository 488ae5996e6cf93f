import { type Finding, OssifyError } from '../../diagnostics/index.ts';
import { membersOf, textsOf } from '../logtest-document.ts';
import type { ListedRule } from '../rule-list.ts';
import { type Behaviour, behaviourOf } from './behaviour.ts';
import { changeWords } from './words.ts';

/** A rule's version and what it did then. */
export interface LockedRule {
  readonly version: number;
  readonly behaviour: Behaviour;
}

/** rules.lock.json: by rule id. */
export type RuleLock = Readonly<Record<string, LockedRule>>;

export interface Bump {
  readonly lock: RuleLock;
  /** CHANGELOG lines, in the order of the ids. */
  readonly lines: readonly string[];
}

/** @throws OssifyError LOCK_DAMAGED */
export function readLock(text: string, file: string): RuleLock {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    throw damaged(file, cause);
  }
  const { format, rules } = membersOf(read);
  if (format !== 1) throw damaged(file, undefined);
  const entries = Object.entries(membersOf(rules)).map(([id, entry]) => {
    const { version, behaviour } = membersOf(entry);
    if (typeof version !== 'number') throw damaged(file, undefined);
    return [id, { version, behaviour: textsOf(behaviour) }] as const;
  });
  return Object.fromEntries(entries);
}

function damaged(file: string, cause: unknown): OssifyError {
  return new OssifyError({
    code: 'LOCK_DAMAGED',
    at: { file },
    message: 'The file is no lock of rule versions.',
    hint: 'Take it back from version control; "ossify bump" brings it up to date.',
    cause,
  });
}

export function printLock(lock: RuleLock): string {
  return `${JSON.stringify({ format: 1, rules: lock }, null, 2)}\n`;
}

/** The next version of every rule that changed, with a line of words for each; what did not change stays. */
export function bumpLock(lock: RuleLock, rules: readonly ListedRule[]): Bump {
  const sorted = [...rules].sort((a, b) => Number(a.id) - Number(b.id));
  const lines: string[] = [];
  const entries = sorted.map((rule): [string, LockedRule] => {
    const behaviour = behaviourOf(rule);
    const known = lock[rule.id];
    if (known === undefined) {
      lines.push(`- ${rule.id} v1: new, level ${rule.level}: ${rule.description}`);
      return [rule.id, { version: 1, behaviour }];
    }
    const words = changeWords(known.behaviour, behaviour);
    if (words.length === 0) return [rule.id, known];
    lines.push(`- ${rule.id} v${known.version + 1}: ${words.join('; ')}`);
    return [rule.id, { version: known.version + 1, behaviour }];
  });
  const ids = new Set(rules.map(({ id }) => id));
  for (const id of Object.keys(lock)) if (!ids.has(id)) lines.push(`- ${id}: removed`);
  return { lock: Object.fromEntries(entries), lines };
}

/** Rules that changed and kept their version, and versions that the changelog does not speak of. */
export function lockFindings(
  lock: RuleLock,
  rules: readonly ListedRule[],
  { changelog, plugin, placeOf }: { changelog: string; plugin: string; placeOf: (id: string) => Finding['at'] },
): Finding[] {
  const next = bumpLock(lock, rules);
  const unbumped = next.lines.map((line): Finding => {
    const id = /^- (\d+)/.exec(line)?.[1] ?? '';
    const version = lock[id]?.version;
    const still = version === undefined ? 'it has no version' : `it is still version ${version}`;
    return {
      code: 'RULE_VERSION',
      level: 'error',
      at: placeOf(id),
      message: `Rule ${line.slice(2)}; in the lock ${still}.`,
      hint: `Run "ossify bump ${plugin}": it raises versions and writes the changelog's lines.`,
    };
  });
  const unlogged = Object.entries(lock).filter(
    ([id, { version }]) => !new RegExp(`^- ${id} v${version}:`, 'm').test(changelog),
  );
  return [
    ...unbumped,
    ...unlogged.map(
      ([id, { version }]): Finding => ({
        code: 'RULE_UNLOGGED',
        level: 'error',
        at: placeOf(id),
        message: `Version ${version} of rule ${id} has no line in CHANGELOG.md.`,
        hint: `Add one that begins with "- ${id} v${version}:".`,
      }),
    ),
  ];
}

const TITLE = '# Changes of the rules';

/** The changelog with lines below the plugin's version, newest version first. */
export function withChanges(changelog: string, version: string, lines: readonly string[]): string {
  if (lines.length === 0) return changelog;
  const body = changelog.startsWith(TITLE) ? changelog.slice(TITLE.length).trim() : changelog.trim();
  const heading = `## ${version}`;
  const [first, ...older] = body.split(/^(?=## )/m).map((part) => part.trim());
  const isSame = first === heading || first?.startsWith(`${heading}\n`);
  const old = isSame ? (first ?? '').slice(heading.length).trim() : '';
  const rest = (isSame ? older : [first ?? '', ...older]).filter((part) => part !== '');
  const section = [heading, '', ...lines, ...(old === '' ? [] : [old])].join('\n');
  return `${[TITLE, section, ...rest].join('\n\n')}\n`;
}
