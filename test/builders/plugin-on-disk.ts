import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PluginFolder } from '../../src/harness/plugin-folder.ts';

/** Writes a plugin as a folder of generated/. @returns the folder */
export function writePlugin(below: string, { name, decoders, rules, lists, examples }: PluginFolder): string {
  const folder = join(below, name);
  const lines = examples.map(({ events, ...example }) => {
    const told = events.map(({ text, logFormat, location, waitSeconds }) => ({
      text,
      log_format: logFormat,
      location,
      wait: waitSeconds,
    }));
    return JSON.stringify({ ...example, events: told });
  });
  const files = [...decoders, ...rules, ...lists, { path: 'examples.jsonl', text: `${lines.join('\n')}\n` }];
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, path.endsWith('jsonl') ? 'utf8' : 'latin1');
  }
  return folder;
}
