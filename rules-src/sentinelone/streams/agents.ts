import { type JsonObject, type Members, stream } from '../../../src/define/index.ts';
import { networkSummary } from './addresses.ts';
import { listPage, listRequest, listRows } from './ask.ts';
import { clean, distinctText, listText } from './clean.ts';
import { arrayAt, isObject, objectAt, textAt, without } from './read.ts';
import { cloudSummary, endpoint, tagText } from './surroundings.ts';

/**
 * Agents, by `updatedAt`, which moves with every sign of life: a line is written for a new agent and when something
 * that matters to its protection changed, not for each of those.
 */
export const agents = stream({
  name: 'agents',
  request: (ask) => listRequest('agents', ask, 'updatedAt'),
  rows: listRows,
  page: listPage,
  pageSize: { first: 250, max: 1000 },
  rate: { perSecond: 25, burst: 25 },
  time: (agent) => textAt(agent, 'updatedAt'),
  id: (agent) => textAt(agent, 'id'),
  version: (agent) => textAt(agent, 'updatedAt') ?? '',
  follow: followAgent,
  status: 'operationalState',
  lines: 'changes',
  shape: shapeAgent,
  enumerations: {
    'sentinelone.agent.mitigationMode': ['detect', 'protect'],
    'sentinelone.agent.mitigationModeSuspicious': ['detect', 'protect'],
    'sentinelone.agent.networkStatus': ['connected', 'connecting', 'disconnected', 'disconnecting'],
    'sentinelone.agent.appsVulnerabilityStatus': ['not_applicable', 'patch_required', 'up_to_date'],
    'sentinelone.agent.detectionState': ['full_mode', 'slim_mode', 'install_to_dynamic'],
  },
});

/** Members that are lists; as sets, since their order says nothing. */
const sets = ['missingPermissions', 'userActionsNeeded'] as const;

/** Members whose change is told as it stands. */
const scalars = [
  'infected',
  'activeThreats',
  'operationalState',
  'mitigationMode',
  'isUpToDate',
  'isDecommissioned',
  'isPendingUninstall',
  'isUninstalled',
  'networkStatus',
  'firewallEnabled',
  'detectionState',
  'inRemoteShellSession',
  'appsVulnerabilityStatus',
  'threatRebootRequired',
] as const;

function followAgent(agent: JsonObject) {
  return {
    ...Object.fromEntries(scalars.map((name) => [name, textAt(agent, name)])),
    ...Object.fromEntries(sets.map((name) => [name, listText(arrayAt(agent, name).map(String).toSorted())])),
  };
}

function shapeAgent(agent: JsonObject): Members {
  return {
    sentinelone: clean({
      endpoint: endpoint(textAt(agent, 'computerName'), textAt(agent, 'id')),
      agent: {
        ...without(agent, 'networkInterfaces', 'tags', 'cloudProviders', 'locations'),
        locations: locationNames(agent),
        tags: tagText(objectAt(agent, 'tags')),
      },
      network: networkSummary(arrayAt(agent, 'networkInterfaces')),
      cloud: cloudSummary(objectAt(agent, 'cloudProviders')),
    }),
  };
}

function locationNames(agent: JsonObject): string | undefined {
  return distinctText(
    arrayAt(agent, 'locations')
      .filter(isObject)
      .map((location) => textAt(location, 'name')),
  );
}
