import { describe, expect, test } from 'vitest';
import { sentinelone } from '../../../../rules-src/sentinelone/plugin.ts';
import { minimalBase } from '../../../../src/engine/base/index.ts';
import { cefForms, cefHeader as header } from '../../../builders/cef-forms.ts';
import { rulesetWith, stockFiles } from '../../../builders/engine-answers.ts';
import { requires } from '../../../builders/requires.ts';
import { stockBaits, threatIn } from '../../../builders/stock-baits.ts';
import { syslogAnswer } from '../../../builders/syslog-answer.ts';

describe('every form after every prefix', () => {
  const ruleset = rulesetWith(minimalBase, sentinelone);

  test.each(cefForms)('$name', ({ line, fields }) => {
    const answer = syslogAnswer(ruleset, line);
    expect(answer.decoder).toBe('sentinelone');
    expect(answer.fields).toMatchObject(fields);
  });

  test('a NUL, as the console’s sender appends it, and an end of line belong to no value', () => {
    for (const end of ['\0', '\r', '\n', '\r\n', ' ']) {
      const { fields } = syslogAnswer(ruleset, `CEF:0|${header}activityType=3505 accountName=nordwind mdr${end}`);
      expect(fields.accountName).toBe('nordwind mdr');
    }
  });

  test.each([
    '<14>2024-07-01 00:00:01,000 sentinel -  SentinelOne Test message from the console',
    '2024-07-01 00:00:01,000 sentinel -  SentinelOne Test message from the console',
    '2024-07-01 00:00:01,000   sentinel - SentinelOne Test message from the console\0',
    'Jul  1 00:00:01 relay 2024-07-01 00:00:01,000 sentinel -  SentinelOne Test message from the console',
    '2026-05-13T13:31:22.067963+00:00 2026-05-13 13: 31:22,047   sentinel -  SentinelOne Test message from the console',
  ])('the connection test %j', (line) => {
    const answer = syslogAnswer(ruleset, line);
    expect(answer).toMatchObject({ decoder: 'sentinelone', rule: 105100 });
    expect(answer.fields).toEqual({ message: 'Test message from the console' });
  });

  test.each([
    'Oct  6 10:36:04 relay CEF:0|Other|Mgmt|Windows|19|New active threat|1|suser=x',
    'Oct  6 10:36:04 relay app: the SentinelOne agent - all is well',
    '{"vendor":"SentinelOne","product":"Mgmt"}',
  ])('not ours: %s', (line) => {
    expect(syslogAnswer(ruleset, line).decoder).not.toBe('sentinelone');
  });
});

const stock = requires('WAZUH_RULESET');
stock.describe('with the stock ruleset, whose decoders are asked first', () => {
  const ruleset = stock.folder === '' ? undefined : rulesetWith(stockFiles(stock.folder), sentinelone);
  const answerOf = (line: string) => (ruleset ? syslogAnswer(ruleset, line) : undefined);

  test('no stock decoder takes a line of ours, and none loses a field', () => {
    for (const { name, line, fields } of cefForms) {
      const answer = answerOf(line);
      expect(answer?.decoder, name).toBe('sentinelone');
      expect(answer?.fields, name).toMatchObject(fields);
    }
  });

  test.each(stockBaits)('behind a program name no file called "%s" sends the line to a stock decoder', (fileName) => {
    expect(answerOf(`Oct  6 10:36:04 relay sentinelone: ${threatIn(fileName)}`)).toMatchObject({
      decoder: 'sentinelone',
      rule: 105002,
    });
  });
});
