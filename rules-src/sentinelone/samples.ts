// Sample objects of the API, as examples name them. Invented identities; samples/README.md says what each follows.
import activityPage from './samples/activities.json' with { type: 'json' };
import agentPage from './samples/agents.json' with { type: 'json' };
import alertPage from './samples/alerts.json' with { type: 'json' };
import healthLines from './samples/lines/health.json' with { type: 'json' };
import threatPage from './samples/threats.json' with { type: 'json' };
import oldThreatPage from './samples/threats_v20.json' with { type: 'json' };
import unifiedAlertPage from './samples/unified_alerts.json' with { type: 'json' };

/** Every sample object by stream: an example may change only members that one of them has. */
export const objects = {
  threats: [...threatPage.data, ...oldThreatPage.data],
  activities: activityPage.data,
  alerts: alertPage.data,
  unifiedAlerts: unifiedAlertPage.data.alerts.edges.map(({ node }) => node),
  agents: agentPage.data,
} as const;

function only<T>(list: readonly T[], what: string, isIt: (each: T) => boolean): T {
  const found = list.find(isIt);
  if (found === undefined) throw new Error(`No sample is ${what}.`);
  return found;
}

const threat = (name: string) => only(threatPage.data, name, (each) => each.threatInfo.threatName === name);
const activity = (type: number, text = '') =>
  only(
    activityPage.data,
    `activity ${type}`,
    (each) => each.activityType === type && each.primaryDescription.includes(text),
  );
const agent = (name: string) => only(agentPage.data, name, (each) => each.computerName === name);
const alert = (name: string) => only(alertPage.data, name, (each) => each.ruleInfo.name === name);
const unified = (name: string) => only(objects.unifiedAlerts, name, (each) => each.name === name);

export const sampleThreats = {
  /** Suspicious, not mitigated, an agent that only detects. */
  installer: threat('nsh29ED.tmp'),
  /** Malicious, true positive, resolved, and still active; 9 active threats on the endpoint. */
  mimikatz: threat('mimikatz.exe'),
  /** Suspicious, killed and quarantined. */
  timelineSetup: threat('TimelineSetup.exe'),
  /** Malicious, killed, then released from quarantine; 7 active threats on the endpoint. */
  dropper: threat('dropper.exe'),
  /** Malicious macro document, an agent that only detects. */
  macro: threat('Relevé n°12 – été.docm'),
  /** Made by a custom rule, true positive, endpoint needs a reboot. */
  session: threat('cmd.exe (interactive session)'),
  /** No name; killed and quarantined, and not mitigated; 4 active threats on the endpoint. */
  nameless: threat(''),
  /** Closed as harmless. */
  jamf: threat('jamf'),
  /** Ransomware, stopped before it ran. */
  ransomware: threat('Übersicht 見積書 (最終).exe'),
  /** Killed, but quarantine failed. */
  powershell: threat('powershell.exe (CLI a84f)'),
  /** Malicious, mitigated in a container. */
  webshell: threat('php1xPdsa'),
  /** The flat shape of API v2.0, still open. */
  oldShape: only(oldThreatPage.data, 'active', (each) => each.mitigationStatus === 'active'),
} as const;

export const sampleActivities = {
  scanStarted: activity(90),
  starAlert: activity(3608),
  threatUnmitigated: activity(19),
  deviceConnected: activity(5126, 'was connected'),
  deviceDisconnected: activity(5126, 'was disconnected'),
  login: activity(27),
  agentLimited: activity(128),
  groupChanged: activity(5009),
  agentJoined: activity(17),
  killed: activity(2001),
  quarantined: activity(2004),
  statusChanged: activity(4008),
  confidenceChanged: activity(2036),
  decommissioned: activity(47),
  agentEnabled: activity(120),
  scanOrdered: activity(71),
  exclusionDeleted: activity(3016),
  userDeleted: activity(25),
  firewallBlocked: activity(5232),
  twoFactorEnabled: activity(67),
  loginFailed: activity(133),
  noteAdded: activity(4020),
  incidentChanged: activity(2028),
  verdictChanged: activity(2030),
  uninstalled: activity(51),
  stoppedBeforeRun: activity(20),
  quarantineFailed: activity(2009),
  networkCut: activity(1001),
  platformAlert: activity(3784),
} as const;

export const sampleAgents = {
  /** Infected, 7 active threats, permissions missing. */
  build: agent('lnx-build-01'),
  laptop: agent('WKS-0207'),
  /** Infected, 2 active threats, cut off the network. */
  lab: agent('DESKTOP-QA7'),
  /** Infected, outdated, partially disabled. */
  fileServer: agent('SRV-FILE-02'),
  sales: agent('LAP-SALES-11'),
} as const;

export const sampleAlerts = {
  critical: alert('user-alerts'),
  /** High, a true positive somebody works on. */
  outbound: alert('Outbound to rare country – règle 7'),
  low: alert('Process Tracing in Container'),
  /** Medium, closed as a false positive. */
  bruteForce: alert('Brute force – logins'),
} as const;

export const sampleUnifiedAlerts = {
  /** High, identity. */
  discovery: unified('Domain Controller Discovery Detected'),
  /** Critical, identity. */
  lockout: unified('Brute force attack - Mass Account Lockout'),
  /** Critical, endpoint, not mitigated. */
  ransomware: unified('Malicious Activity Detected'),
  /** Medium, identity, not mitigated. */
  password: unified('Compromised Password Detected'),
} as const;

/** Health lines by state; of `failing` the one that tells of a refused token. */
export const sampleHealth = Object.fromEntries(
  healthLines.map((line) => [line.ossify.health.state, JSON.stringify(line)] as const),
);
