// Forms of the console's CEF in all surroundings that were met in public captures, and a few composed ones.

/** What may stand before `CEF:` or, with a program name, before the version. */
const prefixes: readonly (readonly [what: string, prefix: string])[] = [
  ['nothing', ''],
  ['a priority', '<14>'],
  ['the console’s stamp', '2022-10-06 10:36:04,350 sentinel - '],
  ['the console’s stamp, three blanks', '2022-10-06 10:36:04,350   sentinel -  '],
  ['a priority and the console’s stamp', '<14>2022-10-06 10:36:04,350 sentinel - '],
  ['a BSD stamp and host', 'Oct  6 10:36:04 relay '],
  ['a BSD stamp, host and dash', 'Oct  6 10:36:04 198.51.100.20 - '],
  ['a BSD stamp, host and the console’s stamp', 'Oct  6 10:36:04 relay 2022-10-06 10:36:04,350   sentinel -  '],
  ['a priority before a BSD stamp', '<14>Oct  6 10:36:04 relay 2022-10-06 10:36:04,350 sentinel - '],
  ['an ISO stamp and host', '2026-05-13T13:29:32.413940+00:00 relay '],
  [
    'an ISO stamp and the console’s damaged one',
    '2026-05-13T13:31:22.067963+00:00 2026-05-13 13: 31:22,047   sentinel -  ',
  ],
  ['an ISO stamp without fraction', '2026-05-13T13:31:22+00:00 relay 2026-05-13 13:31:22,047 sentinel - '],
  ['RFC 5424', '<14>1 2026-05-13T13:31:22.067963+00:00 relay sentinel - - - '],
  ['a byte order mark', '\uFEFF<14>2024-07-01 00:00:00,000 sentinel - '],
  ['a byte order mark before a stamp', '\uFEFFOct  6 10:36:04 relay '],
  ['an agent’s name for the program', 'Oct  6 10:36:04 relay sentinel[12]: '],
  ['a program and the console’s stamp', 'Oct  6 10:36:04 relay sentinelone: 2022-10-06 10:36:04,350 sentinel - '],
];

/** Forms that leave no `CEF:` in what the decoders see. */
const swallowed: readonly (readonly [what: string, prefix: string])[] = [
  ['CEF as the program', 'Oct  6 10:36:04 relay CEF: '],
  ['CEF as the program, ISO stamp', '2026-05-13T13:29:32.413940+00:00 collector01 CEF: '],
  ['CEF as the program, no host', 'Oct  6 10:36:04 CEF: '],
  ['CEF as the program, no blank', 'Oct  6 10:36:04 relay CEF:'],
];

export const cefHeader = 'SentinelOne|Mgmt|';
const path = String.raw`\Device\HarddiskVolume3\Users\bob smith\My Downloads\a b.exe`;

/** One line of each form, and what it must decode to. */
const forms: readonly (readonly [form: string, body: string, fields: Record<string, string>])[] = [
  [
    'A',
    `0|${cefHeader}OS X|2009|Quarantine failed - machine MAC 1|1|filePath=${path} suser=paula kim siteId=None activityType=2009`,
    {
      versionSlot: 'OS X',
      activityType: '2009',
      'endpoint.name': 'MAC 1',
      filePath: path,
      file: path,
      suser: 'paula kim',
    },
  ],
  [
    'B',
    `2|${cefHeader}Windows|19|New active threat - machine DESKTOP-QA7 |1|filePath=${path} cat=SystemEvent`,
    { versionSlot: 'Windows', activityType: '19', 'endpoint.name': 'DESKTOP-QA7', filePath: path, cat: 'SystemEvent' },
  ],
  [
    'C',
    `2|${cefHeader}suser=Jane Doe|filePath=${path}|sourceDnsDomain=|eventID=19|eventDesc=New active threat - machine WKS|sourceHostName=wks.example`,
    { activityType: '19', 'endpoint.name': 'wks.example', filePath: path, suser: 'Jane Doe' },
  ],
  [
    'C with a version',
    `2|${cefHeader}Windows|rt=2021-06-09 12:56:34.684145|fileName=a b.exe|eventDesc=New active threat - machine WKS|activityType=19`,
    { versionSlot: 'Windows', activityType: '19', 'endpoint.name': 'WKS', fileName: 'a b.exe', file: 'a b.exe' },
  ],
  [
    'D',
    `0|${cefHeader}activityID=1587 activityType=3505 siteName=None accountName=nordwind mdr`,
    { activityType: '3505', accountName: 'nordwind mdr' },
  ],
  [
    'E',
    `2|${cefHeader}16000|alertId=2da8|alertName=Freelens.exe - Preload Injection|severity=MEDIUM|mitigationStatus=|assetName=WKS-0207`,
    {
      activityType: '16000',
      alertName: 'Freelens.exe - Preload Injection',
      severity: 'MEDIUM',
      'endpoint.name': 'WKS-0207',
    },
  ],
  [
    'F',
    `0|${cefHeader}10100|primaryDescription=Syslog channel enabled for Delete rule userEmail=m.admin@nordwind.example ruleName=Delete rule enabled=true`,
    {
      activityType: '10100',
      primaryDescription: 'Syslog channel enabled for Delete rule',
      ruleName: 'Delete rule',
      enabled: 'true',
    },
  ],
];

/** Every form after every prefix, by name, with what it must decode to. */
export const cefForms = forms.flatMap(([form, body, fields]) => [
  ...prefixes.map(([what, prefix]) => ({ name: `form ${form} after ${what}`, line: `${prefix}CEF:${body}`, fields })),
  ...swallowed.map(([what, prefix]) => ({ name: `form ${form}, ${what}`, line: prefix + body, fields })),
]);
