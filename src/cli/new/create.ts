import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPlugin, pluginFolders } from '../../compile/index.ts';
import { OssifyError } from '../../diagnostics/index.ts';
import { inventedSample, readSample } from './sample.ts';
import { jsonPlugin, textPlugin } from './source-text.ts';

/** Where Wazuh's own ids for users begin, past those of the plugins that come with Ossify. */
const FIRST_ID = 110_000;
const IDS_EACH = 100;

/**
 * Writes `rules-src/<name>/`: a small plugin that builds at once.
 * @param source absolute path of rules-src
 * @returns paths of the new files, below `source`
 * @throws OssifyError NEW_NAME, NEW_EXISTS, SAMPLE_…
 */
export async function createPlugin(
  source: string,
  name: string,
  sampleFile: string | undefined,
): Promise<readonly string[]> {
  const folder = join(source, name);
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    throw new OssifyError({
      code: 'NEW_NAME',
      message: `"${name}" cannot be a plugin's name.`,
      hint: 'Write lower-case letters, digits and single dashes.',
    });
  }
  if (existsSync(folder)) {
    throw new OssifyError({
      code: 'NEW_EXISTS',
      at: { file: folder },
      message: 'It exists already.',
      hint: 'Take another name.',
    });
  }
  const sample = sampleFile === undefined ? inventedSample(name) : readSample(readSampleFile(sampleFile), sampleFile);
  const firstId = await freeIds(source);
  const files: Record<string, string> =
    sample.kind === 'json'
      ? {
          'plugin.ts': jsonPlugin({ name, firstId, key: sample.key }),
          'samples/lines.json': `${JSON.stringify(sample.lines, undefined, 2)}\n`,
        }
      : { 'plugin.ts': textPlugin({ name, firstId, sample }) };
  mkdirSync(join(folder, 'samples'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return Object.keys(files).map((path) => `${name}/${path}`);
}

function readSampleFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new OssifyError({
      code: 'SAMPLE_UNREADABLE',
      at: { file },
      message: `It cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'Name a file with sample events.',
      cause,
    });
  }
}

/** The first block of ids that no other plugin has. */
async function freeIds(source: string): Promise<number> {
  const plugins = await Promise.all(pluginFolders(source).map(loadPlugin));
  const taken = plugins.flatMap(({ ids }) => ids);
  let first = FIRST_ID;
  while (taken.some(([from, to]) => from < first + IDS_EACH && first <= to)) first += IDS_EACH;
  return first;
}
