// What the collector asks SentinelOne's Management API v2.1 for, and what a line of each answer looks like.
// In: objects as the API gives them. Out: the members of a line. Pure; facts and their sources stand in docs/sentinelone.md.
import { apiSource, type Json } from '../../src/define/index.ts';
import { activities } from './streams/activities.ts';
import { agents } from './streams/agents.ts';
import { alerts } from './streams/alerts.ts';
import { apiPath, refusesCursor } from './streams/ask.ts';
import { secretMembers } from './streams/member-name.ts';
import { isObject, textAt } from './streams/read.ts';
import { threats } from './streams/threats.ts';
import { unifiedAlerts } from './streams/unified-alerts.ts';

export const source = apiSource({
  plugin: 'sentinelone',
  version: '0.1.0',
  authorize: (token) => ({ authorization: `ApiToken ${token}` }),
  streams: [threats, activities, alerts, unifiedAlerts, agents],
  scopes: ['accountIds', 'siteIds', 'groupIds'],
  secretMembers,
  tokenExpiry: {
    request: (token) => ({
      method: 'POST',
      path: apiPath('users/api-token-details'),
      body: { data: { apiToken: token } },
    }),
    read: tokenEnd,
  },
  refusesCursor,
});

function tokenEnd(body: Json): string | null {
  return isObject(body) ? (textAt(body, 'data', 'expiresAt') ?? null) : null;
}

export { activities, agents, alerts, threats, unifiedAlerts };
