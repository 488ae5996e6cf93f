import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { bundleCollector } from '../../src/compile/bundle/bundle.ts';

const root = resolve(import.meta.dirname, '../..');

let built: Promise<string> | undefined;

/** Bundled once for all. */
function bundleText(): Promise<string> {
  built ??= bundleCollector({ name: 'orchard', folder: join(root, 'test/builders/orchard'), root }).then(
    (artifact) => artifact?.text ?? '',
  );
  return built;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The invented product's bundle in a folder of its own, started as Wazuh would: no environment, another folder. */
export class BundledCollector {
  readonly folder = mkdtempSync(join(tmpdir(), 'ossify-collector-'));
  readonly output = join(this.folder, 'logs/orchard.json');
  readonly #program = join(this.folder, 'ossify-orchard.mjs');
  readonly #config = join(this.folder, 'config.json');

  async build(): Promise<void> {
    writeFileSync(this.#program, await bundleText());
    mkdirSync(join(this.folder, 'logs'));
    writeFileSync(this.output, '');
  }

  configure(url: string, token: string, console: Readonly<Record<string, unknown>> = {}, mode = 0o640): void {
    const tokenFile = join(this.folder, 'token');
    rmSync(tokenFile, { force: true });
    writeFileSync(tokenFile, `${token}\n`, { mode });
    const config = {
      version: 1,
      consoles: [{ name: 'main', url, tokenFile, ...console }],
      output: { file: this.output },
      stateDir: join(this.folder, 'state'),
    };
    writeFileSync(this.#config, JSON.stringify(config));
  }

  start(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
    const child = spawn(process.execPath, [this.#program, '--config', this.#config, ...args], { cwd: '/', env: {} });
    const chunks = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (chunks.stdout += chunk));
    child.stderr.on('data', (chunk) => (chunks.stderr += chunk));
    const ended = new Promise<Ended>((resolve) =>
      child.on('close', (code, signal) => resolve({ code, signal, ...chunks })),
    );
    return { child, ended };
  }

  run(...args: readonly string[]): Promise<Ended> {
    return this.start(...args).ended;
  }

  lines(): readonly string[] {
    return readFileSync(this.output, 'utf8').split('\n').slice(0, -1);
  }

  /** `<list> <id>:<version>` of the lines of the product's lists. */
  written(): readonly string[] {
    return this.lines().flatMap((line) => {
      const [, stream = '', ...rest] = JSON.parse(line).ossify.key.split(':');
      return stream === 'health' ? [] : [`${stream} ${rest.join(':')}`];
    });
  }

  health(): readonly Readonly<Record<string, unknown>>[] {
    return this.lines().flatMap((line) => JSON.parse(line).ossify.health ?? []);
  }

  /** The text of every file but the token's own. */
  everything(): string {
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files
      .map(({ name, parentPath }) => (name === 'token' ? '' : readFileSync(join(parentPath, name), 'utf8')))
      .join('\n');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
