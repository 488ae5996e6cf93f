import { type LoadMessage, type LoadOptions, loadRuleset, type Ruleset, type RulesetFile } from '../engine/index.ts';

/** A ruleset, and what the engine said until it was loaded. */
export interface PastRefusals {
  /** Without what is refused. */
  readonly ruleset: Ruleset;
  readonly messages: readonly LoadMessage[];
  /** Paths of the judged files that Wazuh would refuse the ruleset for. */
  readonly refused: readonly string[];
}

/** More refusals than these are not looked for: each costs one more load. */
const MAX_LOADS = 10;

/**
 * Loads everything. Wazuh stops at the first refusal; here what it refuses is left out and the rest loaded again, so that its
 * author hears of all faults at once. What is only said because something was left out is not repeated.
 */
export function loadPastRefusals(
  judged: readonly RulesetFile[],
  around: readonly RulesetFile[],
  options: LoadOptions,
): PastRefusals {
  let files = judged;
  let ruleset = loadRuleset([...around, ...files], options);
  const messages = [...ruleset.messages];
  const refused = new Set([ruleset.failure?.file]);
  const leftOut = new Set<string>();
  for (let loads = 1; loads < MAX_LOADS; loads++) {
    const file = files.find(({ path }) => path === ruleset.failure?.file);
    if (file === undefined) break;
    const { text, removed } = withoutRefused(textOf(file), lastErrorLine(ruleset.messages, file.path));
    for (const word of namesOf(removed)) leftOut.add(word);
    files = files.flatMap((one) => (one !== file ? [one] : text.includes('<') ? [{ ...file, text }] : []));
    ruleset = loadRuleset([...around, ...files], options);
    const fresh = ruleset.messages.filter((one) => isNew(one, messages));
    const own = fresh.filter((one) => !isConsequence(one, fresh, leftOut));
    messages.push(...own);
    const { failure } = ruleset;
    if (own.length > 0 || fresh.length === 0) refused.add(failure?.file);
  }
  const isJudged = ({ path }: RulesetFile): boolean => refused.has(path);
  return { ruleset, messages, refused: judged.filter(isJudged).map(({ path }) => path) };
}

function lastErrorLine(messages: readonly LoadMessage[], path: string): number | undefined {
  return messages.findLast(({ level, at }) => level !== 'WARNING' && at?.file === path)?.at?.line;
}

function textOf({ text }: RulesetFile): string {
  return typeof text === 'string' ? text : new TextDecoder().decode(text);
}

/** The text with blanks in the place of the rule or decoder at that line, and of its group if that is empty then; else no text. */
function withoutRefused(text: string, line = 0): { readonly text: string; readonly removed: string } {
  const visible = text.replace(/<!--[\s\S]*?-->/g, blank);
  for (const { 0: removed, index } of visible.matchAll(/<(rule|decoder)\b[\s\S]*?<\/\1>/gi)) {
    const end = index + removed.length;
    if (line < lineOf(visible, index) || line > lineOf(visible, end)) continue;
    const rest = `${visible.slice(0, index)}${blank(removed)}${visible.slice(end)}`;
    const isAround = (group: string, at: number): boolean => at < index && end < at + group.length;
    const emptied = (group: string, at: number): string => (isAround(group, at) ? blank(group) : group);
    return { text: rest.replace(/<group\b[^>]*>\s*<\/group>/gi, emptied), removed };
  }
  return { text: '', removed: text };
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The ids and names by which others may speak of rules and decoders. */
function namesOf(text: string): readonly string[] {
  return [...text.matchAll(/<(?:rule|decoder)\b[^>]*?\b(?:id|name)\s*=\s*["']([^"']*)["']/gi)].map(
    ([, name = '']) => name,
  );
}

function isNew({ at, text }: LoadMessage, known: readonly LoadMessage[]): boolean {
  return !known.some((other) => other.text === text && other.at?.file === at?.file && other.at?.line === at?.line);
}

/** It, or what is said at its place, speaks of something that was left out; whatever else is named there is missing as well. */
function isConsequence(message: LoadMessage, all: readonly LoadMessage[], leftOut: Set<string>): boolean {
  const { at } = message;
  const there = all.filter((other) => other.at?.file === at?.file && other.at?.line === at?.line);
  const words = there.flatMap(({ text }) => text.match(/[\w.-]+/g) ?? []);
  if (!words.some((word) => leftOut.has(word))) return false;
  for (const id of words) if (/^\d{2,6}$/.test(id)) leftOut.add(id);
  return true;
}
