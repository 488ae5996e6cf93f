import { describe, expect, test } from 'vitest';
import { healthLines, linesFile, sampleLines, sampleStreams } from '../../builders/sentinelone.ts';

// The rules' field paths are typed from these files; `npx vitest run -u` writes them anew.
describe('samples/lines holds what the collector writes today', () => {
  test.each(sampleStreams.map((stream) => [stream.name, stream] as const))('for %s', async (name, stream) => {
    await expect(sampleLines(stream)).toMatchFileSnapshot(linesFile(name));
  });

  test('for its own health', async () => {
    await expect(healthLines()).toMatchFileSnapshot(linesFile('health'));
  });
});
