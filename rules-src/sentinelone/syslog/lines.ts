// Lines for examples, in the console's own forms. Values are those of samples/cef.log or changes of them.

/** Keys and values; undefined leaves a key out. */
export type Pairs = Readonly<Record<string, string | undefined>>;

/** A line with pairs between pipes (form C): no id, name or severity in the header. */
export function pipes(pairs: Pairs): string {
  return `<14>2024-05-14 07:02:12,990 sentinel - CEF:2|SentinelOne|Mgmt|${joined(pairs, '|')}`;
}

/** A line with a whole header and pairs between blanks (form B). */
export function blanks(id: number, name: string, pairs: Pairs): string {
  const header = `CEF:2|SentinelOne|Mgmt|Windows|${id}|${name}|1|`;
  return `2024-01-31 01:21:36,120   sentinel -  ${header}${joined({ ...pairs, activityType: `${id}` }, ' ')}`;
}

/** A line of a unified alert (form E), as a relay writes it that takes `CEF` for a program. */
export function unifiedAlert(pairs: Pairs): string {
  const all = { ...alertPairs, ...pairs };
  return `2026-05-13T13:29:32.413940+00:00 collector01 CEF: 2|SentinelOne|Mgmt|16000|${joined(all, '|')}`;
}

function joined(pairs: Pairs, separator: string): string {
  return Object.entries(pairs)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${value}`)
    .join(separator);
}

const scope = {
  notificationScope: 'SITE',
  siteId: '817826705178624011',
  siteName: 'Workstations EU',
  accountId: '817824369957933671',
  accountName: 'Nordwind Manufacturing',
} as const;

/** What the console writes of an endpoint. */
export const endpointPairs = {
  originatorName: 'WKS-0207',
  originatorVersion: '24.1.5.277',
  sourceNetworkState: 'connected',
  sourceOsType: 'windows',
  sourceAgentUuid: '3a4ff3438d7e8331a2f8c23e6659cdea',
  sourceThreatCount: '0',
  sourceDnsDomain: 'NORDWIND',
  sourceHostName: 'WKS-0207',
  sourceUserName: 'k.lindqvist',
  sourceIpAddresses: "['192.0.2.107', '192.0.2.108']",
} as const;

const threatPairs = {
  threatClassification: 'Malware',
  threatMitigationStatus: 'not_mitigated',
  threatConfidenceLevel: 'malicious',
  threatMitigatedPreemptively: 'False',
  threatCommandLineArguments: 'bad.exe --a=b --c="d e"',
  threatID: '1174527549082959876',
} as const;

const alertPairs = {
  alertId: '2da817fe-17d0-cd8f-d07f-c89c882db0fa',
  alertName: 'Freelens.exe - Preload Injection detected',
  alertDescription: '',
  severity: 'MEDIUM',
  confidenceLevel: 'SUSPICIOUS',
  mitigationStatus: 'UNMITIGATED',
  status: 'NEW',
  analystVerdict: 'UNDEFINED',
  assetName: 'WKS-0207',
  assetLastLoggedInUser: 'k.lindqvist',
  fileName: 'Freelens.exe',
  siteName: 'Workstations EU',
} as const;

/** Form C, about a threat. */
export function threat(activityType: number, eventDesc: string, pairs: Pairs = {}): string {
  return pipes({
    fileName: 'bad one.exe',
    filePath: String.raw`C:\Temp\bad one.exe`,
    fileHash: 'cfd4aeb37e86243d2fb115e715dca3b870c1cd31',
    ...scope,
    eventDesc,
    ...endpointPairs,
    ...threatPairs,
    cat: 'THREATMANAGEMENT',
    ...pairs,
    activityType: `${activityType}`,
  });
}

/** Form C, about an endpoint. */
export function endpoint(activityType: number, eventDesc: string, pairs: Pairs = {}): string {
  return pipes({
    ...scope,
    eventDesc,
    ...endpointPairs,
    cat: 'OPERATION',
    ...pairs,
    activityType: `${activityType}`,
  });
}

/** Form C, about what a console user did. */
export function console(activityType: number, eventDesc: string, pairs: Pairs = {}): string {
  return pipes({
    suser: 'Jane Doe',
    ...scope,
    eventDesc,
    cat: 'ADMINISTRATIVE',
    ...pairs,
    activityType: `${activityType}`,
  });
}
