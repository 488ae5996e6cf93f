import type { Event } from '../event.ts';
import type { JsonObject } from '../json/index.ts';
import { PresentMembers } from './present-members.ts';

/** What the document says of where an event came from. */
export interface ShownOrigin {
  readonly agent: JsonObject | undefined;
  readonly location: string | undefined;
  readonly agentless: JsonObject | undefined;
}

const MANAGER_ID = '000';
const MAX_LOCATION = 1023;
const AGENTLESS = /^\(([^)]*)\) ([^@>]*)@(.*?)->/;

/**
 * Reads `(name) ip->path` for the document.
 * @source decoding.md 4.6, errata.md on rules.md 5, cases predec-loc-*
 */
export function shownOrigin({ agentId, hostname, location }: Event, managerName: string): ShownOrigin {
  const isAgent = location.startsWith('(');
  const name = isAgent ? hostname : agentId === MANAGER_ID ? managerName : undefined;
  const ip = isAgent ? shownIp(location) : undefined;
  const agentless = agentId === MANAGER_ID ? AGENTLESS.exec(location) : null;
  return {
    agent: agentless ? undefined : new PresentMembers().add('id', agentId).add('name', name).add('ip', ip),
    location: isAgent ? afterArrow(location.slice(0, MAX_LOCATION)) : location,
    agentless: agentless
      ? new PresentMembers().add('script', agentless[1]).add('user', agentless[2]).add('host', agentless[3])
      : undefined,
  };
}

function shownIp(location: string): string | undefined {
  const closing = location.indexOf(')');
  if (closing < 0) return undefined;
  const ip = location.slice(closing + 2).split('-', 1)[0];
  return ip === 'any' ? undefined : ip;
}

function afterArrow(location: string): string | undefined {
  const arrow = location.indexOf('>');
  return arrow < 0 ? undefined : location.slice(arrow + 1);
}
