import { type JsonObject, type Members, stream } from '../../../src/define/index.ts';
import { addressList, networkSummary } from './addresses.ts';
import { listPage, listRequest, listRows } from './ask.ts';
import { cleanBut, distinctText, listText, some } from './clean.ts';
import { indicatorSummary } from './indicators.ts';
import { failedActions, latestResults, mitigationSummary, waitingActions } from './mitigation.ts';
import { arrayAt, isObject, objectAt, textAt } from './read.ts';
import { cloudSummary, endpoint, surroundings, tagText } from './surroundings.ts';

/** Members of a threat that have a place of their own in its line; any other passes below `sentinelone.threat`. */
const placed: ReadonlySet<string> = new Set([
  'id',
  'agentDetectionInfo',
  'agentRealtimeInfo',
  'threatInfo',
  'mitigationStatus',
  'indicators',
  'containerInfo',
  'kubernetesInfo',
  'ecsInfo',
  'whiteningOptions',
]);

/** Members that are summed up or respelled. */
const leftOfInfo: ReadonlySet<string> = new Set(['threatId', 'detectionEngines', 'fileSize']);
const leftOfRealtime: ReadonlySet<string> = new Set(['networkInterfaces', 'tags']);
const leftOfDetected: ReadonlySet<string> = new Set(['cloudProviders', 'agentIpV4', 'agentIpV6']);
const none: ReadonlySet<string> = new Set();

/**
 * Threats, new and changed, by `updatedAt`: a threat is mostly created `not_mitigated` and mitigated seconds later, so
 * asking by `createdAt` would keep its first state for ever. One line for each (id, updatedAt).
 */
export const threats = stream({
  name: 'threats',
  request: (ask) => listRequest('threats', ask, 'updatedAt'),
  rows: listRows,
  page: listPage,
  pageSize: { first: 250, max: 500 },
  rate: { perSecond: 10, burst: 50 },
  time: (threat) => textAt(threat, 'threatInfo', 'updatedAt') ?? textAt(threat, 'updatedAt'),
  id: threatId,
  version: (threat) => textAt(threat, 'threatInfo', 'updatedAt') ?? textAt(threat, 'updatedAt') ?? '',
  follow: followThreat,
  status: 'mitigationStatus',
  lines: 'every-version',
  shape: shapeThreat,
  enumerations: {
    'threatInfo.mitigationStatus': ['not_mitigated', 'mitigated', 'marked_as_benign'],
    'threatInfo.incidentStatus': ['unresolved', 'in_progress', 'resolved'],
    'threatInfo.analystVerdict': ['undefined', 'true_positive', 'false_positive', 'suspicious'],
    'threatInfo.confidenceLevel': ['malicious', 'suspicious', 'n/a'],
    'threatInfo.detectionType': ['static', 'dynamic'],
    'agentDetectionInfo.agentMitigationMode': ['detect', 'protect'],
    'agentRealtimeInfo.agentMitigationMode': ['detect', 'protect'],
    'agentRealtimeInfo.agentNetworkStatus': ['connected', 'connecting', 'disconnected', 'disconnecting'],
    'sentinelone.mitigation.lastStatus': [
      'success',
      'failed',
      'pending-reboot',
      'pending',
      'sent',
      'partial',
      'unknown',
    ],
    'sentinelone.mitigation.lastAction': [
      'kill',
      'remediate',
      'rollback',
      'quarantine',
      'unquarantine',
      'network_quarantine',
      'remove_macros',
      'restore_macros',
    ],
  },
});

function threatId(threat: JsonObject): string | undefined {
  return textAt(threat, 'id') ?? textAt(threat, 'threatInfo', 'threatId');
}

/** What an analyst acts on when it changes; everything else in a threat may move without anybody caring. */
function followThreat(threat: JsonObject) {
  const info = objectAt(threat, 'threatInfo');
  const results = latestResults(arrayAt(threat, 'mitigationStatus'));
  return {
    mitigationStatus: textAt(info, 'mitigationStatus'),
    incidentStatus: textAt(info, 'incidentStatus'),
    analystVerdict: textAt(info, 'analystVerdict'),
    confidenceLevel: textAt(info, 'confidenceLevel'),
    classification: textAt(info, 'classification'),
    failedActions: failedActions(results) ?? textAt(info, 'failedActions'),
    pendingActions: waitingActions(results) ?? textAt(info, 'pendingActions'),
    rebootRequired: textAt(threat, 'agentRealtimeInfo', 'rebootRequired'),
  };
}

function shapeThreat(threat: JsonObject): Members {
  const info = objectAt(threat, 'threatInfo');
  const detected = objectAt(threat, 'agentDetectionInfo');
  const realtime = objectAt(threat, 'agentRealtimeInfo');
  return {
    threatInfo: cleanBut(info, leftOfInfo, {
      threatId: textAt(info, 'threatId') ?? textAt(threat, 'id'),
      detectionEngines: engineKeys(info),
      fileSize: textAt(info, 'fileSize'),
    }),
    agentRealtimeInfo: cleanBut(realtime, leftOfRealtime),
    agentDetectionInfo: cleanBut(detected, leftOfDetected, {
      agentIpV4: addressList(textAt(detected, 'agentIpV4')),
      agentIpV6: addressList(textAt(detected, 'agentIpV6')),
    }),
    sentinelone: some({
      endpoint: endpoint(textAt(realtime, 'agentComputerName'), textAt(realtime, 'agentId')),
      mitigation: mitigationSummary(arrayAt(threat, 'mitigationStatus')),
      indicators: indicatorSummary(arrayAt(threat, 'indicators')),
      network: networkSummary(arrayAt(realtime, 'networkInterfaces')),
      cloud: cloudSummary(objectAt(detected, 'cloudProviders')),
      ...surroundings(threat),
      tags: tagText(objectAt(realtime, 'tags')),
      whiteningOptions: listText(arrayAt(threat, 'whiteningOptions')),
      // what newer consoles add, or the whole of a threat in the flat shape of API v2.0
      threat: cleanBut(threat, isObject(threat.threatInfo) ? placed : none),
    }),
  };
}

function engineKeys(info: JsonObject): string | undefined {
  const engines = arrayAt(info, 'detectionEngines');
  return distinctText(engines.map((engine) => (isObject(engine) ? textAt(engine, 'key') : String(engine))));
}
