import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { execa } from 'execa';
import { OssifyError } from '../../diagnostics/index.ts';
import { type BaselineReport, compareBaseline, type Played, playedExamples } from '../../harness/baseline/index.ts';
import {
  type Backend,
  type Example,
  type PluginFiles,
  pluginFilesOf,
  type RulesetFile,
  readExamples,
  readLog,
  readPluginFiles,
  readPluginFolder,
} from '../../harness/index.ts';

interface Baseline {
  readonly files: PluginFiles;
  readonly examples: readonly Example[];
}

/** Compares a plugin with what it was in a folder or at a revision, over examples of both and a captured log. */
export async function testBaseline(
  folder: string,
  judge: Backend,
  { baseline, log, signal }: { baseline: string; log: string | undefined; signal: AbortSignal },
): Promise<BaselineReport> {
  const now = readPluginFolder(folder);
  const before = existsSync(baseline)
    ? fromFolder(baseline, now.name)
    : await fromRevision(baseline, relative('', resolve(folder)));
  const played = [...playedExamples(now.examples, before.examples), ...(log === undefined ? [] : [playedLog(log)])];
  return compareBaseline(judge, { before: before.files, now, baseline }, played, signal);
}

function playedLog(file: string): Played {
  const lines = readLog(readFileSync(file, 'utf8'), resolve(file));
  return { events: lines.map(({ event }) => event), where: (index) => `${basename(file)} line ${lines[index]?.line}` };
}

function fromFolder(baseline: string, plugin: string): Baseline {
  const inside = join(baseline, plugin);
  const folder = existsSync(inside) ? inside : baseline;
  const file = join(folder, 'examples.jsonl');
  const examples = existsSync(file) ? readExamples(readFileSync(file, 'utf8'), file) : [];
  return { files: readPluginFiles(folder), examples };
}

/** The folder, relative to here, as it was committed. @throws OssifyError BASELINE_UNKNOWN */
async function fromRevision(revision: string, folder: string): Promise<Baseline> {
  const listed = await execa('git', ['ls-tree', '-r', '-z', '--name-only', revision, '--', `${folder}/`], {
    reject: false,
  });
  const paths = (listed.stdout ?? '').split('\0').filter((path) => path !== '');
  if (listed.exitCode !== 0 || paths.length === 0) {
    throw new OssifyError({
      code: 'BASELINE_UNKNOWN',
      message: `"${revision}" is neither a folder nor a revision that has ${folder}.`,
      hint: 'Name a folder like generated/, or what git knows: HEAD, main, v1.2.0.',
      cause: listed.exitCode === 0 ? undefined : listed.stderr,
    });
  }
  const show = async (path: string) => {
    const { stdout } = await execa('git', ['show', `${revision}:./${path}`], {
      encoding: 'buffer',
      stripFinalNewline: false,
    });
    return Buffer.from(stdout);
  };
  const wanted = paths.filter((path) => path.startsWith(`${folder}/etc/`));
  const files: RulesetFile[] = [];
  for (const path of wanted)
    files.push({ path: path.slice(folder.length + 1), text: (await show(path)).toString('latin1') });
  const examplesFile = `${folder}/examples.jsonl`;
  const examples = paths.includes(examplesFile)
    ? readExamples((await show(examplesFile)).toString('utf8'), examplesFile)
    : [];
  return { files: pluginFilesOf(folder, files), examples };
}
