import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeCommand, makeStack, type Stack } from '../builders/compose.ts';
import { type DocsWorld, makeDocsWorld } from '../builders/docs-world.ts';
import { programShim } from '../builders/program-shims.ts';
import { type Need, requires } from '../builders/requires.ts';
import { agrees, type Block, FENCED, readBlocks, readFences, readMentions } from './blocks.ts';

const root = resolve(import.meta.dirname, '../..');
const pages = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root }).sort()];
const texts = new Map(pages.map((page) => [page, readFileSync(join(root, page), 'utf8')]));
const blocks = [...texts].flatMap(([page, text]) => readBlocks(page, text));

/** What a page's commands need beside the stand-ins. */
const NEEDS: Readonly<Record<string, Need>> = { 'docs/syslog.md': 'openssl' };

const LANGUAGES = ['', 'conf', 'json', 'sh', 'text', 'ts', 'xml', 'yaml'];

describe('every page', () => {
  test('has blocks of known kinds only; commands are in `sh` blocks, so that they are run', () => {
    const unknown = [...texts].flatMap(([page, text]) =>
      readFences(text)
        .filter(
          ({ info, text: body }) => !LANGUAGES.includes(info.split(' ')[0] ?? '') || (info === '' && looksRun(body)),
        )
        .map(({ info, line }) => `${page}:${line} ${info}`),
    );
    expect(unknown).toEqual([]);
    expect(blocks.length).toBeGreaterThan(20);
  });

  test('has no indented commands, which no test would see', () => {
    const indented = [...texts].flatMap(([page, text]) =>
      [...text.replace(FENCED, '').matchAll(/^ {4}(?:npm|npx|sh|ossify|docker|sudo) .*$/gm)].map(
        ([line]) => `${page}: ${line}`,
      ),
    );
    expect(indented).toEqual([]);
  });

  test('links to files that are there', () => {
    const broken = [...texts.keys()].flatMap((page) =>
      linksOf(page)
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${page} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('can be reached from README.md', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) for (const target of linksOf(page)) if (texts.has(target)) reached.add(target);
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });
});

describe('commands in the running text', { timeout: 300_000 }, () => {
  const mentions = [...texts].flatMap(([page, text]) =>
    readMentions(text).map(({ line, command }) => ({ at: `${page}:${line}`, command })),
  );

  test('of ossify name a verb and options that its help has', async () => {
    const ossify = mentions.filter(({ command }) => /^(?:npx )?ossify /.test(command));
    const verbs = new Set(ossify.map(({ command }) => verbOf(command)).filter((verb) => !verb.startsWith('-')));
    const helps = new Map<string, string>();
    for (const verb of verbs) helps.set(verb, await helpOf(verb));
    const wrong = ossify.filter(({ command }) => {
      const help = helps.get(verbOf(command)) ?? '--help --version';
      return [...command.matchAll(/ (--[a-z-]+)/g)].some(
        ([, option = '']) => !help.includes(option.replace('--no-', '--')),
      );
    });
    expect(wrong).toEqual([]);
    expect(ossify.length).toBeGreaterThan(10);
  });

  test('of npm name scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const names = mentions.flatMap(({ at, command }) => {
      const [, run] = /^npm run ([a-z:]+)/.exec(command) ?? [];
      return run === undefined || run in scripts ? [] : [`${at} ${command}`];
    });
    expect(names).toEqual([]);
  });
});

for (const page of pages) {
  const own = blocks.filter((block) => block.page === page && block.place !== 'docker' && block.place !== 'relay');
  if (own.length === 0) continue;
  const need = NEEDS[page];
  (need ? requires(need).describe : describe)(page, { timeout: 300_000 }, () => {
    let world: DocsWorld;
    beforeAll(async () => {
      world = await makeDocsWorld();
    });
    afterAll(() => world.remove());

    test.each(own.map((block) => [block.line, block] as const))('line %i', async (_line, block) => {
      if (block.place === 'docker' || block.place === 'relay') return;
      if (block.file !== undefined) world.write(block.file, block.commands);
      else expectShown(block, await world.run(block.place, block.commands));
    });
  });
}

requires('docker compose').describe('in containers', { timeout: 600_000 }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'ossify-docs-'));
  const token = join(scratch, 'token.txt');
  const plugin = join(root, 'generated/sentinelone');
  let stack: Stack;
  beforeAll(async () => {
    writeFileSync(token, 'canary-token\n');
    await promisify(execFile)(process.execPath, [join(root, 'src/cli/build-executable.ts'), 'sentinelone']);
    const variables = { OSSIFY: root, OSSIFY_TOKEN: token };
    stack = await makeStack(
      'ossify-test-docs',
      join(plugin, 'selftest.tsv'),
      join(plugin, 'docker/compose.yml'),
      variables,
    );
    await stack.compose('up', '-d');
  }, 300_000);
  afterAll(async () => {
    await stack?.remove();
    rmSync(scratch, { recursive: true, force: true });
  });

  const own = blocks.filter(({ place }) => place === 'docker');
  test.each(own.map((block) => [`${block.page}:${block.line}`, block] as const))('%s', async (_name, block) => {
    const commands = block.commands.replaceAll('/path/to/ossify', root).replaceAll('/path/to/token.txt', token);
    expectShown(block, await inStack(stack, join(scratch, 'programs'), commands));
  });
});

/** Files that a page links to, below the repository. */
function linksOf(page: string): string[] {
  const text = (texts.get(page) ?? '').replace(FENCED, '').replace(/`[^`\n]*`/g, '');
  const targets = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)];
  return targets.map(([, target = '']) => join(dirname(page), target));
}

function looksRun(body: string): boolean {
  return /^(?:\$ |npm |npx |sh |sudo |docker |ossify )/m.test(body);
}

function verbOf(command: string): string {
  return command.replace(/^npx /, '').split(' ')[1] ?? '';
}

async function helpOf(verb: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'src/cli/main.ts'), verb, '--help']);
  return stdout;
}

function expectShown({ page, line, output }: Block, run: { readonly exit: number; readonly text: string }): void {
  expect(run.exit, `${page}:${line} printed\n${run.text}`).toBe(0);
  if (output !== undefined) expect(agrees(output, run.text), `${page}:${line} printed\n${run.text}`).toBe(true);
}

/** On the machine where the stack runs; its compose file is in the current folder. */
async function inStack(stack: Stack, programs: string, commands: string) {
  const compose = (composeCommand() ?? []).join(' ');
  const docker = (await promisify(execFile)('which', ['docker'])).stdout.trim();
  programShim(programs, 'npx', `shift\nexec ${process.execPath} bin/ossify.mjs "$@"`);
  const PATH = programShim(
    programs,
    'docker',
    `case $1 in
  compose) shift; export PATH=\${PATH#*:}; exec ${compose} "$@" ;;
  ps) shift; exec ${docker} ps --filter label=com.docker.compose.project=ossify-test-docs "$@" ;;
esac
exec ${docker} "$@"`,
  );
  const env = { ...process.env, PATH, COMPOSE_PROJECT_NAME: 'ossify-test-docs' };
  try {
    const done = await promisify(execFile)('sh', ['-euc', `exec 2>&1\n${commands}`], { cwd: stack.folder, env });
    return { exit: 0, text: done.stdout };
  } catch (error) {
    const text = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    return { exit: 1, text };
  }
}
