import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { runLogtest } from '../../../src/cli/logtest/run.ts';
import { loadRuleset, type RulesetFile } from '../../../src/engine/index.ts';
import { requires } from '../../builders/requires.ts';
import { readStockRuleset } from '../../conformance/stock-ruleset.ts';

interface Transcript {
  readonly args: readonly string[];
  readonly stdin: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Our copies of the recordings, or the folder of recordings that is named. */
const named = join(process.env.OSSIFY_GOLDEN ?? '', 'logtest-cli');
const recordings = existsSync(named) ? named : join(import.meta.dirname, '../../harness/logtest-cli');
const { describe, folder } = requires('WAZUH_RULESET');

/** The public recipe lies beside the stock ruleset where the specification is at hand. */
const recipe = join(folder, '../sentinelone/recipe');
const hasRecipe = existsSync(recipe) || process.env.OSSIFY_NO_SKIP === '1';
const names = readdirSync(recordings)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));

function rulesetFor(name: string): readonly RulesetFile[] {
  const stock = readStockRuleset(folder).map(asShipped);
  if (!usesRecipe(name)) return stock;
  const read = (file: string): Buffer => readFileSync(join(recipe, file));
  return [
    ...stock,
    { path: 'etc/decoders/local_decoder.xml', text: read('decoders.xml') },
    { path: 'etc/rules/local_rules.xml', text: Buffer.concat([read('api_rules.xml'), read('syslog_rules.xml')]) },
  ];
}

/** The vendor's regression suite alters one file, and so does the copy at hand; these runs were made with the shipped one. */
function asShipped(file: RulesetFile): RulesetFile {
  if (!file.path.endsWith('/0575-win-base_rules.xml')) return file;
  const text = Buffer.from(file.text).toString('latin1');
  const shipped = text.replace(
    /(<rule id="60000"[^>]*>\s*)<decoded_as>json<\/decoded_as>/,
    '$1<category>ossec</category><decoded_as>windows_eventchannel</decoded_as>',
  );
  return { ...file, text: Buffer.from(shipped, 'latin1') };
}

function usesRecipe(name: string): boolean {
  return /^(?:api|syslog)-/.test(name);
}

describe('recorded runs of wazuh-logtest, to the letter', () => {
  test.each(names.filter((name) => !usesRecipe(name)))('%s', compare);
  test.skipIf(!hasRecipe).each(names.filter(usesRecipe))('%s, beside the public recipe', compare);
});

async function compare(name: string): Promise<void> {
  const recorded: Transcript = JSON.parse(readFileSync(join(recordings, `${name}.json`), 'utf8'));
  const { stdout, stderr, exit } = recorded;
  expect(await play(recorded, rulesetFor(name))).toEqual({ stdout, stderr, exit });
}

async function play({ args, stdin }: Transcript, files: readonly RulesetFile[]) {
  const optionValue = (option: string): string | undefined =>
    args.includes(option) ? args[args.indexOf(option) + 1] : undefined;
  let [stdout, stderr] = ['', ''];
  const exit = await runLogtest(
    loadRuleset(files),
    {
      location: optionValue('-l') ?? 'stdin',
      quiet: args.includes('-q'),
      verbose: args.includes('-v'),
      debug: false,
      unitTest: optionValue('-U'),
    },
    {
      lines: (async function* () {
        yield* stdin;
      })(),
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      clock: () => new Date(0),
    },
  );
  return { stdout, stderr, exit };
}
