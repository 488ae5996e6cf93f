import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { source } from '../../rules-src/sentinelone/streams.ts';
import { configSchema, schemaTable } from '../../src/collect/config/index.ts';

const root = join(import.meta.dirname, '../..');

/** The page: the keys as the collector declares them, and the file that the installer places. */
function configurationPage(): string {
  const shipped = readFileSync(join(root, 'generated/sentinelone/etc/ossify/sentinelone.json'), 'utf8');
  return `# Configuration of the collector

Every key of \`/var/ossec/etc/ossify/sentinelone.json\`, as the collector itself declares them: an unknown key is an error that names
the nearest known one, with its line. \`generated/sentinelone/config.schema.json\` is the same for editors. How the collector
behaves: [collector.md](collector.md). Made from the sources: \`OSSIFY_UPDATE=1 npx vitest run test/docs\`.

${schemaTable(configSchema(source))}
A fresh installation places this:

\`\`\`json
${shipped}\`\`\`

The token, one of \`tokenFile\`, \`tokenEnv\` and \`tokenCredential\`, is read anew in each run; a new one needs no restart. A change of the
configuration works from the next run on.
`;
}

test('docs/configuration.md is what the sources say; OSSIFY_UPDATE=1 writes it', () => {
  const page = join(root, 'docs/configuration.md');
  const text = configurationPage();
  if (process.env.OSSIFY_UPDATE === '1') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});

test('a key of each depth is in it', () => {
  const text = configurationPage();
  for (const key of [
    'startFrom',
    'output.keep',
    'consoles[].url',
    'consoles[].scope.siteIds',
    'consoles[].streams.threats',
  ])
    expect(text).toContain(`| \`${key}\` |`);
});
