// Near misses that many rules share: what is told is told once, and a field alone does not make an event of a stream.
import type { Changes, Example } from '../../../src/define/index.ts';

const ossify = (stream: string, change: string) => ({
  plugin: 'sentinelone',
  stream,
  console: 'main',
  key: `main:${stream}:1:1`,
  change,
});

/** Members of one stream's objects in a line of another stream, which no rule reads. */
export function strayLine(members: object, change = 'new'): Example {
  return {
    name: 'the same members in a stream that is none of ours',
    of: JSON.stringify({ ossify: ossify('novelty', change), sentinelone: members }),
    expect: { rule: 100600 },
  };
}

/** A number alone does not make an activity. */
export function strayActivity(activityType: number, data: object = {}): Example {
  return strayLine({ activity: { activityType, data } });
}

/** Members of a threat without an id. */
export function notAThreat(threatInfo: object, more: object = {}, change = 'new'): Example {
  return {
    name: 'what has no id is no threat',
    of: JSON.stringify({ ossify: ossify('threats', change), threatInfo, ...more }),
    expect: { rule: 100600 },
  };
}

/** The threat is known as it is; a later version of it changes nothing that is followed. */
export function knownThreat(of: object, change: Changes = {}): Example {
  const later = { ...change, 'threatInfo.updatedAt': '2026-01-01T00:00:00.000000Z' };
  return { name: 'told once', of, with: change, then: [{ of, with: later }], expect: { rule: 100605 } };
}

/** The agent is known as it is; then something changes that no rule speaks of. */
export function knownAgent(of: object, change: Changes): Example {
  const later = { ...change, threatRebootRequired: true, updatedAt: '2026-01-01T00:00:00.000000Z' };
  return { name: 'told once', of, with: change, then: [{ of, with: later }], expect: { rule: 100640 } };
}
