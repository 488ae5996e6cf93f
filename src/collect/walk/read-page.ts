import type { Json, JsonObject, Page, Stream } from '../../define/index.ts';
import type { Rows } from '../api/rows.ts';
import { CollectFault } from '../fault.ts';
import { type Micros, microsOf } from '../instant.ts';

/** An object of a page, with the time that the window is about. */
export interface TimedObject {
  readonly object: JsonObject;
  readonly time: Micros | undefined;
}

/** What an answer says beside its rows. @throws CollectFault when it is not of that form */
export function readPage(stream: Stream, body: Json): Page {
  try {
    return stream.page(body);
  } catch (cause) {
    throw new CollectFault({
      class: 'format',
      message: 'The answer is not of the form that a page has.',
      advice: 'The console changed its format: update the plugin.',
      cause,
    });
  }
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
      cause,
    });
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
