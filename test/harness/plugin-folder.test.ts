import { expect, onTestFinished, test } from 'vitest';
import { readPluginFolder } from '../../src/harness/plugin-folder.ts';
import { temporaryFolder } from '../builders/fake-manager-root.ts';

test('a rule is at its definition where an example tells it, else at its line of XML', () => {
  const folder = temporaryFolder();
  onTestFinished(() => folder.remove());
  const example = {
    name: 'evil',
    rule: 100101,
    kind: 'fires',
    events: [{ text: '{}', log_format: 'json', location: 'acme.json', wait: 0 }],
    expect: { rule: 100101 },
    at: { file: 'rules-src/acme/plugin.ts', line: 17 },
  };
  folder.write({
    'etc/rules/acme.xml':
      '<group name="acme,">\n<rule id="100100" level="3"/>\n<rule id="100101" level="5"/>\n</group>\n',
    'examples.jsonl': `${JSON.stringify(example)}\n`,
  });
  expect(readPluginFolder(folder.path).definedAt).toEqual({
    100100: { file: `${folder.path}/etc/rules/acme.xml`, line: 2 },
    100101: { file: 'rules-src/acme/plugin.ts', line: 17 },
  });
});
