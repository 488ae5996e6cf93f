import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configSchema, schemaTable } from '../../src/collect/config/index.ts';
import { apiSource } from '../../src/define/index.ts';
import { orchard } from '../builders/invented-source.ts';

/** As a plugin that has no name yet, without streams and scopes of its own. */
const anyPlugin = apiSource({ ...orchard, plugin: '<plugin>', streams: [], scopes: [] });

test("the documentation's table of keys is the schema's", () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/collector.md'), 'utf8');
  expect(docs).toContain(schemaTable(configSchema(anyPlugin)));
});
