import { type JsonObject, type Members, stream } from '../../../src/define/index.ts';
import { listPage, listRequest, listRows } from './ask.ts';
import { clean } from './clean.ts';
import { textAt, without } from './read.ts';
import { endpoint, surroundings } from './surroundings.ts';

/**
 * Cloud-detection alerts (STAR, custom rules), by `reportedAt`: `createdAt` is the telemetry's time and lies before the
 * alert can be seen. On-premises consoles lack this endpoint.
 */
export const alerts = stream({
  name: 'alerts',
  request: (ask) => listRequest('cloud-detection/alerts', ask, 'reportedAt', 'alertInfoReportedAt'),
  rows: listRows,
  page: listPage,
  pageSize: { first: 250, max: 1000 },
  // The vendor's table has no line for it.
  rate: { perSecond: 5, burst: 5 },
  time: (alert) => textAt(alert, 'alertInfo', 'reportedAt'),
  id: (alert) => textAt(alert, 'alertInfo', 'alertId'),
  version: (alert) => textAt(alert, 'alertInfo', 'updatedAt') ?? textAt(alert, 'alertInfo', 'reportedAt') ?? '',
  follow: (alert) => ({
    incidentStatus: textAt(alert, 'alertInfo', 'incidentStatus'),
    analystVerdict: textAt(alert, 'alertInfo', 'analystVerdict'),
  }),
  status: 'incidentStatus',
  lines: 'every-version',
  shape: shapeAlert,
  enumerations: {
    'sentinelone.alert.ruleInfo.severity': ['Low', 'Medium', 'High', 'Critical'],
    'sentinelone.alert.ruleInfo.treatAsThreat': ['UNDEFINED', 'Suspicious', 'Malicious'],
    'sentinelone.alert.alertInfo.incidentStatus': ['Unresolved', 'In progress', 'Resolved'],
    'sentinelone.alert.alertInfo.analystVerdict': ['Undefined', 'True positive', 'False positive', 'Suspicious'],
  },
});

function shapeAlert(alert: JsonObject): Members {
  return {
    sentinelone: clean({
      endpoint: endpoint(textAt(alert, 'agentRealtimeInfo', 'name'), textAt(alert, 'agentRealtimeInfo', 'id')),
      alert: without(alert, 'containerInfo', 'kubernetesInfo', 'ecsInfo'),
      ...surroundings(alert),
    }),
  };
}
