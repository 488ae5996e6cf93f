import type { Json, JsonObject, Stream } from '../../define/index.ts';
import type { Rows } from '../api/rows.ts';
import { CollectFault } from '../fault.ts';
import { type Micros, microsOf } from '../instant.ts';

/** An object of a page, with the time that the window is about. */
export interface TimedObject {
  readonly object: JsonObject;
  readonly time: Micros | undefined;
}

/**
 * Reads one row of a page.
 * @returns undefined for a row that is no object
 * @throws CollectFault when it cannot be read
 */
export function readRow(stream: Stream, rows: Rows, index: number): TimedObject | undefined {
  try {
    const row = rows.read(index);
    const object = stream.object ? stream.object(row) : row;
    if (!isObject(object)) return undefined;
    const text = stream.time(object);
    return { object, time: text === undefined ? undefined : microsOf(text) };
  } catch (cause) {
    throw new CollectFault({
      class: 'format',
      message: `Row ${index} of ${rows.count} of a page cannot be read.`,
      advice:
        'Look at proxies between here and the console; if it lasts, the console changed its format: update the plugin.',
      wantsSmallerPage: true,
      cause,
    });
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
