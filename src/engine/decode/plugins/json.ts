import type { Event, StaticField } from '../../event.ts';
import type { FieldName } from '../../field-name.ts';
import { flattenJson } from '../../json/index.ts';
import type { PluginContext } from './context.ts';

/** Names that are static when they are the whole path; `user` is a case of its own, `system_name` is none. */
const STATIC_NAMES: ReadonlyMap<string, StaticField> = new Map([
  ['srcip', 'srcip'],
  ['dstip', 'dstip'],
  ['srcport', 'srcport'],
  ['dstport', 'dstport'],
  ['protocol', 'protocol'],
  ['action', 'action'],
  ['srcuser', 'srcuser'],
  ['dstuser', 'dstuser'],
  ['id', 'id'],
  ['status', 'status'],
  ['url', 'url'],
  ['data', 'data'],
  ['extra_data', 'extra_data'],
  ['systemname', 'system_name'],
]);

/**
 * Makes fields of the JSON text that the log is, or that follows a prematch.
 * @source decoding.md 6.1, 6.4
 */
export function decodeJson(context: PluginContext): void {
  const { event } = context;
  const text = jsonText(context);
  if (text === undefined) return;
  flattenJson(text, context.json, (name, value) => addField(event, name, value, context.maxDynamicFields));
}

function jsonText({ event, offset, afterParent, afterPrematch }: PluginContext): string | undefined {
  switch (offset) {
    case undefined:
      return event.log;
    case 'after_parent':
      return afterParent === undefined ? undefined : textFrom(event.log, afterParent);
    case 'after_prematch':
      return textFrom(event.log, afterPrematch);
    case 'after_regex':
      return undefined;
  }
}

function textFrom(log: string, position: number): string {
  return position < 0 ? '' : log.slice(position);
}

function addField(event: Event, name: FieldName, value: string, maxDynamicFields: number): void {
  const isUser = name.text === 'user' && (event.statics.dstuser ?? '') === '';
  const field = isUser ? 'dstuser' : STATIC_NAMES.get(name.text);
  if (field !== undefined) event.statics[field] = value;
  else if (event.dynamics.size < maxDynamicFields) event.dynamics.add(name, value);
}
