import type { Event } from '../event.ts';
import type { Subject } from '../ruleset/condition.ts';
import type { ComparedField } from '../ruleset/history-search.ts';

/** What a pattern of a rule looks at; undefined when the event has no such thing: the rule then does not match. */
export function subjectOf(event: Event, subject: Subject): string | undefined {
  switch (subject) {
    case 'log':
      return event.log;
    case 'program_name':
      return event.programName;
    case 'hostname':
      return event.hostname;
    case 'location':
      return event.location;
    case 'user':
      return event.statics.dstuser ?? event.statics.srcuser;
    case 'srcgeoip':
    case 'dstgeoip':
      return undefined;
    default:
      return event.statics[subject];
  }
}

/** What `same_*` and `different_*` compare. */
export function comparedValue(event: Event, field: ComparedField): string | undefined {
  if (field === 'location') return event.location;
  return field === 'srcgeoip' || field === 'dstgeoip' ? undefined : event.statics[field];
}

/** What `<list field="…">` looks up; of `user` the source comes first here. */
export function listKey(event: Event, field: string, isStatic: boolean): string | undefined {
  if (!isStatic) return event.dynamics.get(field);
  if (field === 'user') return event.statics.srcuser ?? event.statics.dstuser;
  if (field === 'hostname') return event.hostname;
  if (field === 'program_name') return event.programName;
  return staticNamed(event, field);
}

/** The static field of exactly this name. */
export function staticNamed(event: Event, name: string): string | undefined {
  const { statics } = event;
  return Object.hasOwn(statics, name) ? statics[name as keyof typeof statics] : undefined;
}
