import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { bundleCollector } from '../../src/compile/bundle/bundle.ts';
import { type Figure, median } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');
const samples = join(root, 'rules-src/sentinelone/samples/threats.json');
const wrapper = join(root, 'generated/sentinelone/integrations/ossify-sentinelone');
const TOKEN = 'bench-token';
const BACKLOG = 100_000;
const IDLE_RUNS = 15;
const DRAINS = 5;

interface Run {
  readonly ms: number;
  readonly megabytes: number;
}

/** The collector's speed and size: an idle run beside the recipe's script, and a backlog drained from loopback. */
export async function benchCollector(golden: string): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ossify-bench-'));
  try {
    const bundle = await bundleCollector({ name: 'sentinelone', folder: join(root, 'rules-src/sentinelone'), root });
    writeFileSync(join(folder, 'ossify-sentinelone.mjs'), bundle?.text ?? '');
    copyFileSync(wrapper, join(folder, 'ossify-sentinelone'));
    writeFileSync(join(folder, 'token'), TOKEN, { mode: 0o600 });
    return [...(await benchIdle(folder, golden)), ...(await benchBacklog(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchIdle(folder: string, golden: string): Promise<readonly Figure[]> {
  const { server, url } = await startServer(12);
  const config = configure(folder, 'idle', url);
  collect(folder, config);
  const runs = Array.from({ length: IDLE_RUNS }, () => collect(folder, config));
  const script = recipeScript(folder, golden, url);
  const scriptMs = script && median(Array.from({ length: IDLE_RUNS }, () => timed('python3', [script], {}).ms));
  server.kill();
  const idle = { name: 'an idle run', value: median(runs.map(({ ms }) => ms)), unit: 'ms' } as const;
  return [
    {
      ...idle,
      target: scriptMs ? scriptMs * 1.2 : 120,
      ...(scriptMs ? { name: 'an idle run, target 1.2 times the recipe' } : {}),
    },
    { name: 'an idle run', value: Math.max(...runs.map(({ megabytes }) => megabytes)), unit: 'MB', target: 80 },
  ];
}

async function benchBacklog(folder: string): Promise<readonly Figure[]> {
  const { server, url } = await startServer(BACKLOG);
  const unpaced = Array.from({ length: DRAINS }, (_, index) => drain(folder, `drain-${index}`, url, 'off'));
  const paced = drain(folder, 'paced', url, 'on');
  server.kill();
  const [off, on] = ['a backlog of 100,000, pace off', 'a backlog of 100,000, pace on'];
  return [
    { name: off, value: median(unpaced.map(({ perSecond }) => perSecond)), unit: 'events/s', target: 10_000 },
    { name: off, value: Math.max(...unpaced.map(({ megabytes }) => megabytes)), unit: 'MB', target: 150 },
    { name: on, value: paced.perSecond, unit: 'events/s', target: 1_000 },
    { name: on, value: paced.megabytes, unit: 'MB', target: 150 },
  ];
}

function drain(folder: string, name: string, url: string, pace: 'on' | 'off') {
  const { ms, megabytes } = collect(folder, configure(folder, name, url), { pace, isAsShipped: true });
  const output = join(folder, `${name}.json`);
  const lines = readFileSync(output, 'utf8').split('\n').length - 1;
  rmSync(output);
  if (lines < BACKLOG) throw new Error(`only ${lines} lines of ${BACKLOG} threats`);
  return { perSecond: (lines / ms) * 1000, megabytes };
}

function startServer(count: number): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const server = spawn(process.execPath, [
    join(import.meta.dirname, 'threat-server.ts'),
    samples,
    String(count),
    TOKEN,
  ]);
  return new Promise((resolve) => {
    server.stdout.once('data', (chunk) => resolve({ server, url: `http://127.0.0.1:${String(chunk).trim()}` }));
  });
}

function configure(folder: string, name: string, url: string): string {
  const output = join(folder, `${name}.json`);
  const path = join(folder, `${name}.config.json`);
  writeFileSync(output, '');
  const console = { name: 'main', url, tokenFile: join(folder, 'token'), streams: { threats: true } };
  const config = {
    version: 1,
    consoles: [console],
    output: { file: output, maxSizeMiB: 4096 },
    stateDir: join(folder, name),
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

/** @param options with `isAsShipped`, through the wrapper that Wazuh starts, which looks for a Node first */
function collect(folder: string, config: string, { pace = 'on', isAsShipped = false } = {}): Run {
  const usage = join(folder, 'usage');
  // the child tells its own peak, since a parent only knows the largest of all its children
  const hook = `process.on('exit',()=>require('node:fs').writeFileSync(${JSON.stringify(usage)},String(process.resourceUsage().maxRSS)))`;
  const preload = join(folder, 'usage.cjs');
  writeFileSync(preload, hook);
  const environment = { OSSIFY_PACE: pace, OSSIFY_NODE: process.execPath, NODE_OPTIONS: `--require ${preload}` };
  const run = isAsShipped
    ? timed(join(folder, 'ossify-sentinelone'), ['--config', config], environment)
    : timed(process.execPath, [join(folder, 'ossify-sentinelone.mjs'), '--config', config], environment);
  return { ...run, megabytes: Number(readFileSync(usage, 'utf8')) / 1024 };
}

function timed(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Run {
  const began = performance.now();
  const { status, stderr } = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: 'utf8' });
  const ms = performance.now() - began;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return { ms, megabytes: 0 };
}

/** The public recipe's script, pointed at our console; undefined without it, python3 or requests. */
function recipeScript(folder: string, golden: string, url: string): string | undefined {
  const original = join(dirname(golden), 'sentinelone/recipe/sentinel_one.py');
  const hasRequests = spawnSync('python3', ['-c', 'import requests']).status === 0;
  if (!existsSync(original) || !hasRequests) return undefined;
  const text = readFileSync(original, 'utf8')
    .replace('https://<MANAGEMENT_CONSOLE_URL>', url)
    .replace('<API_KEY>', TOKEN)
    .replace('/var/log/sentinelone.json', join(folder, 'recipe.json'));
  const path = join(folder, 'recipe.py');
  writeFileSync(path, text);
  return path;
}
