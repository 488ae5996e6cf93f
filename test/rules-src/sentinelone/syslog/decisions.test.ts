import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sentinelone } from '../../../../rules-src/sentinelone/plugin.ts';
import { minimalBase } from '../../../../src/engine/base/index.ts';
import { markdownTable } from '../../../builders/decision.ts';
import { rulesetWith, stockFiles } from '../../../builders/engine-answers.ts';
import { requires } from '../../../builders/requires.ts';
import { syslogAnswer } from '../../../builders/syslog-answer.ts';

const root = resolve(import.meta.dirname, '../../../..');
const lines = readFileSync(resolve(root, 'rules-src/sentinelone/samples/cef.log'), 'utf8').trimEnd().split('\n');

interface Decision {
  readonly form: string;
  /** Rule of the public recipe on the real engine 4.14.7, with its level; `none` where no rule took the line. */
  readonly recipe: string;
  readonly rule: number;
  readonly level: number;
  readonly fields: Readonly<Record<string, string>>;
}

const decided = (
  form: string,
  recipe: string,
  rule: number,
  level: number,
  fields: Readonly<Record<string, string>>,
): Decision => ({ form, recipe, rule, level, fields });

const eicar = String.raw`\Device\HarddiskVolume3\Users\bob smith\My Downloads\eicar.com`;

/** Line by line, in the order of samples/cef.log. */
const decisions: readonly Decision[] = [
  decided('A', 'none', 105010, 3, { activityType: '21', eventDesc: 'Threat marked as resolved' }),
  decided('A', 'none', 105000, 3, { activityType: '65', suser: 'jdoe' }),
  decided('A', '1002 (2)', 105004, 13, { activityType: '2009', 'endpoint.name': 'FVFZQ0DEMO01', suser: 'paula kim' }),
  decided('A', '105000 (2)', 105045, 5, { activityType: '25', suser: 'Jane Doe', duser: 'Zoë Müller' }),
  decided('A', '105000 (2)', 105040, 3, { activityType: '27', suser: 'jane.doe@nordwind.example' }),
  decided('A', '1002 (2)', 105041, 5, { activityType: '133', ip: '203.0.113.200' }),
  decided('D', 'none', 105000, 3, { activityType: '3505', accountName: 'nordwind mdr' }),
  decided('F', 'none', 105102, 3, { activityType: '10100', ruleName: 'Delete rule', enabled: 'true' }),
  decided('B', '105002 (10)', 105002, 12, { activityType: '19', 'endpoint.name': 'DESKTOP-QA7', filePath: eicar }),
  decided('B', '105001 (5)', 105001, 5, { activityType: '2001', 'endpoint.name': 'DESKTOP-QA7', filePath: eicar }),
  decided('B', '105000 (2)', 105005, 10, {
    activityType: '4003',
    filePath: String.raw`\Device\HarddiskVolume3\Program Files (x86)\Tool=X\a.exe`,
  }),
  decided('C', 'none', 105012, 5, { activityType: '2030', newValue: 'false_positive', suser: 'Jane Doe' }),
  decided('C', 'none', 105002, 12, {
    activityType: '19',
    filePath: String.raw`C:\Temp\bad one.exe`,
    threatCommandLineArguments: 'bad.exe --a=b --c="d e"',
  }),
  decided('C', '1002 (2)', 105026, 14, { activityType: '2009', threatClassification: 'Ransomware' }),
  decided('C', 'none', 105006, 5, { activityType: '20', fileName: 'Übersicht 見積書 (最終).exe' }),
  decided('C', 'none', 105003, 5, { activityType: '2004', threatMitigationStatus: 'mitigated' }),
  decided('C', 'none', 105010, 3, { activityType: '4008', 'endpoint.name': 'dock-07.lin.nordwind.example' }),
  decided('C', 'none', 105072, 4, { activityType: '5126', endpointDeviceControlDeviceName: 'SanDisk Ultra' }),
  decided('C', 'none', 105074, 4, { activityType: '5232', firewallNotificationTrafficRemoteHost: '203.0.113.99' }),
  decided('C', 'none', 105060, 9, { activityType: '3201', 'endpoint.name': 'srv-win22-db' }),
  decided('C', 'none', 105051, 12, { activityType: '3008', value: String.raw`C:\Program Files\Tool\*` }),
  decided('C', 'none', 105000, 3, { activityType: '4020', noteText: 'False positive: MDM agent. owner=IT "Ops"' }),
  decided('E', 'none', 105082, 7, { severity: 'MEDIUM', alertName: 'Freelens.exe - Preload Injection detected' }),
  decided('E', '1002 (2)', 105084, 13, { severity: 'CRITICAL', 'endpoint.name': 'DC01.NORDWIND.EXAMPLE' }),
  decided('C', 'none', 105033, 5, { activityType: '47', sourceUserName: 'Bérénice Lefèvre-O’Neil' }),
  decided('text', 'none', 105100, 3, { message: 'Test message from the management console' }),
];

const cases = decisions.map((decision, index) => ({ ...decision, number: index + 1, line: lines[index] ?? '' }));

test('the table has a row for every line of the sample', () => {
  expect(lines).toHaveLength(decisions.length);
});

describe('what the sample lines lead to', () => {
  const ruleset = rulesetWith(minimalBase, sentinelone);

  test.each(cases)('line $number, form $form: rule $rule', ({ line, rule, level, fields }) => {
    const answer = syslogAnswer(ruleset, line);
    expect(answer).toMatchObject({ decoder: 'sentinelone', rule, level });
    expect(answer.fields).toMatchObject(fields);
  });

  test('no field is empty, None, or ends in a blank', () => {
    const values = lines.flatMap((line) => Object.entries(syslogAnswer(ruleset, line).fields));
    expect(values.filter(([, value]) => /^(?:None)?$|^\s|\s$/.test(String(value)))).toEqual([]);
    expect(values.length).toBeGreaterThan(600);
  });
});

const stock = requires('WAZUH_RULESET');
stock.describe('with the stock ruleset', () => {
  test('no stock rule takes a line', () => {
    const ruleset = rulesetWith(stockFiles(stock.folder), sentinelone);
    const rules = cases.map(({ line }) => syslogAnswer(ruleset, line).rule);
    expect(rules).toEqual(cases.map(({ rule }) => rule));
  });
});

test('docs/syslog-decisions.md is this table', async () => {
  const head = `# What each sample line of the syslog leads to

Rule and (level) for each line of rules-src/sentinelone/samples/cef.log, beside what the public recipe's decoders and rules
said of it on the real engine 4.14.7 (none: no rule took it). The recipe decoded 5 of the 26 lines. Written by
test/rules-src/sentinelone/syslog/decisions.test.ts, which holds the table; \`npx vitest run -u\` writes it anew.`;
  const rows = cases.map(({ number, form, recipe, rule, level, fields }) => [
    String(number),
    form,
    Object.entries(fields)
      .map(([field, value]) => `${field}=${value}`)
      .join(', '),
    recipe,
    `${rule} (${level})`,
  ]);
  const text = `${head}\n\n${markdownTable(['line', 'form', 'key fields', 'recipe', 'Ossify'], rows)}\n`;
  await expect(text).toMatchFileSnapshot(resolve(root, 'docs/syslog-decisions.md'));
});
