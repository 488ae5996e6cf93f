import type { Event } from '../event.ts';
import { fieldName } from '../field-name.ts';
import type { OrderField } from './decoder.ts';

/** Gives captures to the words of an `<order>`: the latest static value wins, empty ones too; dynamic fields are appended. */
export function assignOrder(event: Event, order: readonly OrderField[], captures: readonly string[]): void {
  for (let index = 0; index < captures.length; index++) {
    const field = order[index];
    const value = captures[index];
    if (field === undefined || value === undefined) return;
    if (field.kind === 'static') event.statics[field.name] = value;
    else event.dynamics.add(fieldName(field.name), value);
  }
}
