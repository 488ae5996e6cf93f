import { bytesToUtf8 } from '../../src/engine/bytes.ts';
import { decodeJson } from '../../src/engine/decode/plugins/json.ts';
import { type DynamicFields, type Event, STATIC_FIELDS } from '../../src/engine/event.ts';
import { dataObject, printCompact } from '../../src/engine/json/index.ts';
import { predecode } from '../../src/engine/predecode/index.ts';
import { bytesAt, bytesOf, type Line, listAt } from './line.ts';
import { same } from './same.ts';

/** One line of json.jsonl: static fields, dynamic fields in order, and the answer's `data`. */
export function passesJson(line: Line): boolean {
  const event = predecode(bytesAt(line, 'input') ?? '', 'stdin', 'MGR');
  if (event === undefined) return false;
  decodeJson({
    event: { ...event, log: event.fullLog },
    json: {
      nulls: line.null_field === 'discard' ? 'discard' : 'string',
      arrays: line.array_structure === 'csv' ? 'csv' : 'array',
    },
    offset: undefined,
    afterParent: undefined,
    afterPrematch: 0,
    maxDynamicFields: 256,
    hasRule: () => false,
  });
  return (
    same(staticPairs(event), Object.entries(line.static ?? {})) &&
    same(dynamicPairs(event.dynamics), listAt(line, 'dynamic').map(bytesOfPair)) &&
    same(JSON.parse(bytesToUtf8(printCompact(dataObject(event) ?? { members: [] }))), line.data)
  );
}

/** In the recording's order and spelling: `systemname` is the field that `<order>` calls system_name. */
export function staticPairs(event: Event): (readonly [string, string])[] {
  return STATIC_FIELDS.flatMap((name) => {
    const value = event.statics[name];
    return value === undefined ? [] : [[name === 'system_name' ? 'systemname' : name, bytesToUtf8(value)] as const];
  });
}

export function dynamicPairs(fields: DynamicFields): (readonly [string, string])[] {
  return fields.names.map(({ text }, index) => [text, fields.values[index] ?? ''] as const);
}

function bytesOfPair(pair: unknown): unknown {
  return Array.isArray(pair) ? pair.map(bytesOf) : pair;
}
