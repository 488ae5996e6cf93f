// One thing, over 200 lines: the table of every key the console's syslog is known to write.
// The decoders, the list of known keys that ends a value with blanks, and docs/syslog-keys.md are made from it.

/** One field below `sentinelone.` and the keys that fill it. */
export interface SyslogKey<Field extends string = string> {
  /** Name below `sentinelone.`. */
  readonly field: Field;
  /** Spellings met in captures: the usual one first, then aliases and misspellings. */
  readonly keys: readonly string[];
  readonly about: string;
  /** Further fields that take the same value: a static one of Wazuh, or a derived one. */
  readonly also: readonly string[];
  /** Whether people or programs choose the value, so that it may hold blanks and anything that looks like a key. */
  readonly isFreeText: boolean;
}

export interface KeySection<Field extends string = string> {
  readonly title: string;
  readonly entries: readonly SyslogKey<Field>[];
}

function section<const F extends string>(title: string, entries: readonly SyslogKey<F>[]): KeySection<F> {
  return { title, entries };
}

/** A key that has one spelling, which is the field's name too. */
function same<const F extends string>(field: F, about: string, also: readonly string[] = []): SyslogKey<F> {
  return { field, keys: [field], about, also, isFreeText: false };
}

function freeText<const F extends string>(field: F, about: string, also: readonly string[] = []): SyslogKey<F> {
  return { ...same(field, about, also), isFreeText: true };
}

function folded<const F extends string>(
  field: F,
  keys: readonly string[],
  about: string,
  also: readonly string[] = [],
): SyslogKey<F> {
  return { field, keys, about, also, isFreeText: false };
}

/** `sourceAddress`, `sourceAddress01`, `sourceAddress02` …: the console numbers the addresses of several cards. */
function numbered<const F extends string>(field: F, about: string): readonly SyslogKey<F | `${F}${2 | 3 | 4}`>[] {
  const others = [2, 3, 4] as const;
  return [
    folded(field, [field, `${field}0`, `${field}1`, `${field}00`, `${field}01`], about),
    ...others.map((n) => folded(`${field}${n}`, [`${field}${n}`, `${field}0${n}`], `${about}, number ${n}`)),
  ];
}

function family<const P extends string, const M extends string>(
  prefix: P,
  members: readonly (readonly [member: M, about: string, also?: string])[],
): readonly SyslogKey<`${P}${M}`>[] {
  return members.map(([member, about, also]) => same(`${prefix}${member}`, about, also === undefined ? [] : [also]));
}

const event = section('Event', [
  same('rt', 'time of the event, in the spelling of the form (UTC)'),
  same('cat', 'category, such as SystemEvent, MALWARE, THREATMANAGEMENT'),
  folded(
    'activityType',
    ['activityType', 'eventID', 'eventId'],
    'number of the kind of activity; the header’s id or number where no key has it',
    ['id'],
  ),
  folded('activityID', ['activityID', 'activityId'], 'number of this one activity'),
  freeText('eventDesc', 'name of the event; the header’s name where no key has it'),
  same(
    'eventSeverity',
    'severity that the console claims (1 in nearly all captures); the header’s where no key has it',
  ),
  freeText('primaryDescription', 'sentence that describes a console event'),
  freeText('secondaryDescription', 'second sentence of a console event'),
  same('notificationScope', 'SITE or ACCOUNT: where the notification is set up'),
  same('vendor', 'SentinelOne'),
  same('uuid', 'agent id of the older form'),
  same('channel', 'notification channel that a console event is about'),
  same('enabled', 'whether that channel is on'),
  same('categoryId', 'notification category, as an id'),
  freeText('categoryName', 'notification category, as a name'),
  same('subcategoryId', 'notification subcategory, as an id'),
  freeText('subcategoryName', 'notification subcategory, as a name'),
  same('ruleId', 'rule that the event is about'),
  freeText('ruleName', 'name of that rule'),
  freeText('oldValue', 'value before a change'),
  freeText('newValue', 'value after a change'),
  freeText('value', 'subject of the change, such as an excluded path'),
  freeText('noteText', 'text of a note on a threat'),
]);

const who = section('Who', [
  same('userEmail', 'console user who acted', ['srcuser']),
  freeText('suser', 'console user who acted; in threat events of the older forms the endpoint’s user', ['srcuser']),
  freeText('duser', 'user who was acted on', ['dstuser']),
  same('duid', 'agent that was acted on'),
  same('ip', 'address that a console user came from'),
  freeText('originatorName', 'endpoint or user that caused the event'),
  same('originatorVersion', 'agent version of the originator'),
  same('originatorUserSid', 'Windows SID of the originating user'),
]);

const scope = section('Account, site, console', [
  folded('accountId', ['accountId', 'accountID'], 'account, as an id'),
  freeText('accountName', 'account, as a name'),
  folded('siteId', ['siteId', 'siteID'], 'site, as an id'),
  freeText('siteName', 'site, as a name'),
  same('scopeId', 'scope of a console event, as an id'),
  freeText('scopeName', 'scope of a console event, as a name'),
  same('deviceAddress', 'address of the console (not of the endpoint)'),
  same('deviceHostFqdn', 'full name of the console (not of the endpoint)'),
  same('deviceHostName', 'host name of the console (not of the endpoint)'),
]);

const endpoint = section('Endpoint', [
  freeText('sourceHostName', 'host name of the endpoint', ['sentinelone.endpoint.name', 'system_name']),
  same('sourceFqdn', 'full name of the endpoint'),
  same('sourceDnsDomain', 'domain of the endpoint'),
  freeText('sourceUserName', 'user logged on to the endpoint', ['dstuser']),
  same('sourceUserId', 'id of that user'),
  same('sourceUserSid', 'Windows SID of that user'),
  same('sourceHostSid', 'Windows SID of the endpoint'),
  same('sourceAgentId', 'agent, as the console’s id'),
  folded('sourceAgentUuid', ['sourceAgentUuid', 'sourceAgentUUID'], 'agent, as the endpoint’s own id'),
  folded(
    'sourceAgentLastActivityTimestamp',
    [
      'sourceAgentLastActivityTimestamp',
      'sourceAgentLastAcivityTimestamp',
      'sourceAgentLastActivityTimestmps',
      'sourceAgentLastAcivityTimestmps',
    ],
    'when the agent last spoke',
  ),
  folded(
    'sourceAgentRegisterTimestamp',
    ['sourceAgentRegisterTimestamp', 'sourceAgentRegisterTimestmps'],
    'when the agent registered',
  ),
  same('sourceGroupId', 'agent group, as an id'),
  freeText('sourceGroupName', 'agent group, as a name'),
  same('sourceNetworkState', 'connected, disconnected …: network quarantine'),
  same('sourceOsType', 'windows, macos, linux'),
  same('sourceOsRevision', 'operating system’s revision'),
  same('sourceThreatCount', 'active threats of the endpoint'),
  folded(
    'sourceMgmtPerceivedAddress',
    ['sourceMgmtPrecievedAddress', 'sourceMgmtPerceivedAddress'],
    'address under which the console sees the endpoint',
  ),
  folded('sourceIpAddresses', ['sourceIpAddresses', 'sourceIpAddress'], 'addresses, a list as Python writes it'),
  same('sourceMacAddresses', 'hardware addresses, a list as Python writes it'),
  ...numbered('sourceAddress', 'one address'),
  ...numbered('sourceMacAddress', 'one hardware address'),
  same('sourceNetInterfaceName', 'network card'),
]);

const threat = section('Threat', [
  folded('threatID', ['threatID', 'threatId'], 'threat, as the console’s id'),
  same('threatClassification', 'Malware, Ransomware …'),
  same('threatClassificationSource', 'who classified it'),
  same('threatClassifier', 'classifier, such as STATIC or LOGIC'),
  same('threatDetectingEngine', 'engine that detected it'),
  same('threatDetectionTime', 'when it was detected'),
  same('threatConfidenceLevel', 'malicious or suspicious'),
  same('threatMitigationStatus', 'not_mitigated, mitigated, marked_as_benign'),
  same('threatMitigationStatusLabel', 'the same in the words of the older API'),
  folded(
    'threatMitigationStatusID',
    ['threatMitigationStatusID', 'threatMitigationStatusId'],
    'the same as a number of the older API',
  ),
  same('threatMitigatedPreemptively', 'True: stopped before it ran'),
  freeText('threatCommandLineArguments', 'arguments of the process'),
  same('threatStoryline', 'storyline that the threat belongs to'),
  same('threatIndicatorsList', 'numbers of its behavioural indicators'),
  freeText('threatProcessUser', 'user of the process'),
]);

const file = section('File and operating system', [
  freeText('filePath', 'file with its path', ['sentinelone.file']),
  freeText('fileName', 'file', ['sentinelone.file']),
  same('fileHash', 'SHA-1 of the file'),
  folded('fileHashSha256', ['fileHashSha256', 'fileSha256'], 'SHA-256 of the file'),
  same('fileHashMd5', 'MD5 of the file'),
  freeText('osName', 'operating system’s name'),
]);

const unifiedAlert = section('Unified alert', [
  same('alertId', 'alert, as the console’s id'),
  freeText('alertName', 'name of the detection'),
  freeText('alertDescription', 'its description'),
  same('severity', 'LOW, MEDIUM, HIGH, CRITICAL'),
  same('confidenceLevel', 'MALICIOUS or SUSPICIOUS'),
  same('mitigationStatus', 'MITIGATED, UNMITIGATED …'),
  same('status', 'NEW, IN_PROGRESS, RESOLVED'),
  same('analystVerdict', 'verdict of the console’s users'),
  freeText('assetName', 'endpoint or other asset', ['sentinelone.endpoint.name', 'system_name']),
  same('assetLastLoggedInUser', 'user last logged on to the asset', ['dstuser']),
]);

const deviceControl = section('Device control', [
  ...family('endpointDeviceControl', [
    ['EventType', 'connected, disconnected, blocked …'],
    ['Class', 'device class'],
    ['Vendor', 'vendor id'],
    ['Product', 'product id'],
    ['Serial', 'serial number'],
    ['DeviceName', 'name of the device'],
    ['RuleId', 'device rule that decided, -1 for none'],
    ['Interface', 'USB, Bluetooth …'],
    ['BluetoothVersion', 'Bluetooth version'],
    ['BluetoothMinorClass', 'Bluetooth minor class'],
    ['BluetoothProfileUuids', 'Bluetooth profiles'],
  ]),
  ...family('deviceRule', [
    ['Id', 'device rule, as an id'],
    ['Name', 'device rule, as a name'],
    ['Action', 'Allow, Block …'],
    ['Status', 'whether the rule is on'],
    ['Interface', 'interface that the rule is for'],
    ['DeviceClass', 'device class of the rule'],
    ['Vendor', 'vendor of the rule'],
    ['Product', 'product of the rule'],
    ['Serial', 'serial number of the rule'],
    ['AccessPermission', 'Read-Only, Read-Write …'],
    ['BluetoothVersion', 'Bluetooth version of the rule'],
    ['BluetoothMinorClass', 'Bluetooth minor class of the rule'],
    ['BluetoothProfileUuids', 'Bluetooth profiles of the rule'],
    ['BluetoothAddress', 'Bluetooth address of the rule'],
  ]),
  same('gattServices', 'Bluetooth services'),
  same('manufacturerName', 'manufacturer of the device'),
  same('deviceInformationServiceInfoKey', 'Bluetooth device information, key'),
  same('deviceInformationServiceInfoValue', 'Bluetooth device information, value'),
  same('bluetoothAddress', 'Bluetooth address'),
]);

const firewall = section('Firewall', [
  ...family('firewallNotificationRule', [
    ['Id', 'firewall rule, as an id'],
    ['Name', 'its name'],
    ['Action', 'Allow or Block'],
  ]),
  ...family('firewallNotificationTraffic', [
    ['Protocol', 'protocol', 'protocol'],
    ['LocalHost', 'local address'],
    ['LocalPort', 'local port'],
    ['RemoteHost', 'remote address or name'],
    ['RemotePort', 'remote port'],
    ['PID', 'process id'],
    ['ProcessName', 'process'],
    ['NumberOfEvents', 'how many times'],
    ['DurationOfMeasurement', 'within how many seconds'],
  ]),
  ...family('endpointFirewallRule', [
    ['Id', 'firewall rule, as an id'],
    ['Name', 'its name'],
    ['Action', 'Allow or Block'],
    ['Status', 'whether the rule is on'],
    ['Direction', 'inbound or outbound'],
    ['Protocol', 'protocol of the rule'],
  ]),
]);

const other = section('Remote shell and network discovery', [
  ...family('remoteShell', [
    ['SessionId', 'session'],
    ['EventReason', 'why the session ended'],
    ['EventDescription', 'what happened in the session'],
  ]),
  same('totalNewDevices', 'devices newly seen in a network'),
  same('secured', 'how many of them have an agent'),
  same('unsecured', 'how many of them could have an agent and have none'),
  same('unsupported', 'how many of them cannot have an agent'),
  same('unknown', 'how many of them are of unknown kind'),
  same('gatewayIp', 'gateway of that network'),
  same('gatewayMac', 'hardware address of the gateway'),
  freeText('networkName', 'name of that network'),
]);

/**
 * Every key, in the order in which fields are decoded. Of a static field the last value stands, so that `duser` goes
 * before the endpoint’s user; of `sentinelone.file` the first, so that a path goes before a name.
 */
export const keySections = [event, scope, unifiedAlert, endpoint, threat, file, deviceControl, firewall, other, who];

/** The section whose lines a rule of their own takes, whatever number they have. */
export const alertSection = unifiedAlert;

export type SyslogField = (typeof keySections)[number]['entries'][number]['field'];

export const syslogKeys: readonly SyslogKey<SyslogField>[] = keySections.flatMap(
  ({ entries }): readonly SyslogKey<SyslogField>[] => entries,
);

/** Prefixes that only the console's keys have: any key that continues one with a capital is a key, new ones included. */
export const keyFamilies = [
  'source',
  'threat',
  'endpointDeviceControl',
  'endpointFirewallRule',
  'firewallNotification',
  'deviceRule',
  'deviceInformation',
  'remoteShell',
  'originator',
] as const;
