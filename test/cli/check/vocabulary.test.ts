import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectVocabulary } from '../../../src/cli/check/vocabulary.ts';

test('outside of a project the values are known that the shipped definitions enumerate', async () => {
  const fields = await projectVocabulary(join(tmpdir(), 'no-project', 'rules-src'));
  expect(fields.get('threatInfo.mitigationStatus')?.values).toContain('not_mitigated');
});
