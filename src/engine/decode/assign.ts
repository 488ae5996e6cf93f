import type { Event } from '../event.ts';
import type { OrderField } from './decoder.ts';

/** Gives captures to the words of an `<order>`: the latest static value wins, empty ones too; dynamic fields are appended. */
export function assignOrder(event: Event, order: readonly OrderField[], captures: readonly string[]): void {
  for (const [index, field] of order.entries()) {
    const value = captures[index];
    if (value === undefined) return;
    if (field.kind === 'static') event.statics[field.name] = value;
    else event.dynamics.add(field.name, value);
  }
}
