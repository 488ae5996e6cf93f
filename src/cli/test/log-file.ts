import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { OssifyError } from '../../diagnostics/index.ts';
import { type Backend, type LogSummary, readLog, readPluginFiles, summariseLog } from '../../harness/index.ts';

/** Runs a captured log through a judge with a plugin's rules. @throws OssifyError LOG_UNREADABLE */
export async function testLogFile(
  folder: string,
  judge: Backend,
  { file, location, signal }: { file: string; location: string | undefined; signal: AbortSignal },
): Promise<LogSummary> {
  const log = readLog(readText(file), location ?? resolve(file));
  const bench = await judge.open(readPluginFiles(folder), signal);
  try {
    return await summariseLog(bench, log);
  } finally {
    await bench.close();
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new OssifyError({
      code: 'LOG_UNREADABLE',
      at: { file },
      message: `The log ${file} cannot be read.`,
      hint: 'Name a file with one event a line, as logcollector reads it.',
      cause,
    });
  }
}
