import type { Config } from '../config/read-config.ts';
import type { Files } from '../files/files.ts';
import { bad, type Check, good, warning } from './check.ts';

const CONFIGURATION = 2;

/** Wazuh's own configuration: the localfile block once, the wodle block once, both as they must be. */
export function checkWazuh(plugin: string, config: Config, configFile: string, files: Files): readonly Check[] {
  const path = findConf([configFile, config.output.file, config.stateDir], files);
  if (path === undefined) {
    return [
      warning(
        'localfile',
        'No ossec.conf was found above these paths.',
        'Run the doctor where Wazuh runs, to have its blocks checked.',
      ),
    ];
  }
  const text = withoutComments(files.readText(path) ?? '');
  return [checkLocalfile(text, path, config.output.file), checkWodle(text, path, plugin, configFile)];
}

function checkLocalfile(text: string, path: string, output: string): Check {
  const blocks = blocksOf(text, 'localfile').filter((block) => textIn(block, 'location') === output);
  const [block] = blocks;
  if (block === undefined) {
    return bad(
      'localfile',
      `${path} has no localfile block for ${output}.`,
      'Add the block of ossec.conf.xml and restart Wazuh.',
      CONFIGURATION,
    );
  }
  if (blocks.length > 1) {
    return bad(
      'localfile',
      `${path} has ${blocks.length} localfile blocks for ${output}.`,
      'Keep one: two make every line come twice.',
      CONFIGURATION,
    );
  }
  if (textIn(block, 'log_format') !== 'json') {
    return bad(
      'localfile',
      `Its log_format is ${textIn(block, 'log_format') ?? 'not set'}.`,
      'Write <log_format>json</log_format>.',
      CONFIGURATION,
    );
  }
  if (textIn(block, 'only-future-events') !== 'no') {
    return warning(
      'localfile',
      'only-future-events is not "no".',
      'Add it: lines written while Wazuh restarts are skipped without it.',
    );
  }
  return good('localfile', `once in ${path}`);
}

function checkWodle(text: string, path: string, plugin: string, configFile: string): Check {
  const blocks = blocksOf(text, 'wodle').filter((block) => textIn(block, 'command')?.includes(configFile));
  const [block] = blocks;
  if (block === undefined) {
    return bad(
      'wodle',
      `${path} has no wodle block that runs this with --config ${configFile}.`,
      'Add the block of ossec.conf.xml and restart Wazuh.',
      CONFIGURATION,
    );
  }
  if (blocks.length > 1)
    return bad('wodle', `${path} runs this ${blocks.length} times.`, 'Keep one block.', CONFIGURATION);
  if (textIn(block, 'disabled') === 'yes')
    return bad('wodle', `The block in ${path} is disabled.`, 'Write <disabled>no</disabled>.', CONFIGURATION);
  const timeout = Number(textIn(block, 'timeout') ?? '0');
  if (timeout !== 0 && timeout < 160) {
    return warning(
      'wodle',
      `Its timeout of ${timeout} s ends runs that are still good.`,
      'Write <timeout>180</timeout>.',
    );
  }
  if (textIn(block, 'ignore_output') !== 'yes') {
    return warning('wodle', 'ignore_output is not "yes".', 'Add it: what is printed would become events.');
  }
  return good('wodle', `${textIn(block, 'tag') ?? plugin}, once in ${path}`);
}

function findConf(paths: readonly string[], files: Files): string | undefined {
  const folders = paths.flatMap((path) => {
    const parts = path.split('/');
    return parts.map((_, index) => parts.slice(0, parts.length - index - 1).join('/'));
  });
  return folders.map((folder) => `${folder}/etc/ossec.conf`).find((path) => files.facts(path));
}

function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, '');
}

function blocksOf(text: string, element: string): readonly string[] {
  return [...text.matchAll(new RegExp(`<${element}(?:\\s[^>]*)?>([\\s\\S]*?)</${element}>`, 'g'))].map(
    (match) => match[1] ?? '',
  );
}

function textIn(block: string, element: string): string | undefined {
  return new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(block)?.[1]?.trim();
}
