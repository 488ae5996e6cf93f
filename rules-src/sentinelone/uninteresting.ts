/**
 * Activity types that end in the base rule of activities on purpose, and why no rule speaks of them. A type that stands
 * neither here nor in a rule is one that the console's own list (`/activities/types`) knows and these sources do not.
 */
export const uninterestingActivities: Readonly<Record<number, string>> = {
  17: 'An agent joined: the stream of agents has it, and new endpoints are routine.',
  18: 'Malicious and mitigated: the threat says so (100602).',
  20: 'Stopped before it ran: the threat says so (100602).',
  26: 'The console was updated by the vendor.',
  33: 'A log-out.',
  48: 'Recommissioned: the endpoint reports again.',
  53: 'An uninstallation was refused: nothing changed.',
  71: 'A scan was ordered.',
  90: 'A scan started.',
  92: 'A scan finished.',
  2001: 'A kill succeeded: the threat says so.',
  2002: 'A remediation succeeded: the threat says so.',
  2003: 'A rollback succeeded: the threat says so.',
  2004: 'A quarantine succeeded: the threat says so.',
  2028: 'The incident status changed: the threat says so, and 100609 and 100626 where it matters.',
  3006: 'The vendor’s cloud blocked a hash.',
  4020: 'A note was added to a threat.',
  5009: 'An endpoint changed its group by the group’s own filter.',
  5040: 'An account was created by the vendor.',
};

/** Activities of other types that end there only with these values. */
export const uninterestingStates: readonly (readonly [type: number, state: string, why: string])[] = [
  [67, 'newValue true', 'Two-factor authentication was switched on: good news.'],
  [4008, 'newStatus Mitigated', 'The threat says so (100602).'],
  [5126, 'eventType disconnected', 'A device was taken off.'],
];
