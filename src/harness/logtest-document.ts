import { pythonText } from './python-text.ts';
import { allGroups, type Verdict } from './verdict.ts';

type Members = Readonly<Record<string, unknown>>;

/** What both the socket and the embedded engine answer: the `data` of a logtest answer, as far as a verdict needs it. */
export interface LogtestData {
  readonly output: unknown;
  readonly alert: boolean;
  readonly messages: readonly string[];
}

/**
 * The verdict in a logtest document, in the spelling of wazuh-logtest's text, so that any two judges compare.
 * @param data `messages` may hold the INFO ones; only warnings and errors are kept
 */
export function readLogtestDocument(data: LogtestData): Verdict {
  const output = membersOf(data.output);
  const rule = membersOf(output.rule);
  const decoder = membersOf(output.decoder);
  const list = (key: string): readonly string[] => textsOf(rule[key]);
  return {
    rule: textOf(rule.id),
    level: typeof rule.level === 'number' ? rule.level : null,
    description: textOf(rule.description),
    groups: allGroups(list('groups'), list),
    decoder: textOf(decoder.name),
    parentDecoder: textOf(decoder.parent),
    fields: fieldsOf(withoutNames(decoder), membersOf(output.data)),
    techniques: textsOf(membersOf(rule.mitre).id),
    alert: data.alert,
    isComposite: rule.frequency !== undefined,
    messages: data.messages.filter((message) => !message.startsWith('INFO: ')),
  };
}

function withoutNames({ name: _name, parent: _parent, ...rest }: Members): Members {
  return rest;
}

function fieldsOf(...objects: readonly Members[]): Readonly<Record<string, string>> {
  const fields: [string, string][] = [];
  for (const members of objects) flatten(members, '', fields);
  return Object.fromEntries(fields);
}

function flatten(members: Members, prefix: string, fields: [string, string][]): void {
  for (const [name, value] of Object.entries(members)) {
    if (isMembers(value)) flatten(value, `${prefix}${name}.`, fields);
    else fields.push([prefix + name, pythonText(value)]);
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is anything else. */
export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** The texts of an array of texts; anything else is none. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
