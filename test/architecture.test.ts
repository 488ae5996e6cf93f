import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Which folder of src/ may import which; `type:` rows allow `import type` only. */
const mayImport: Record<string, readonly string[]> = {
  diagnostics: [],
  define: ['diagnostics'],
  line: ['type:define'],
  logcollector: [],
  // of collect only the schema of its configuration; the collector itself is read by the bundler, as an entry
  compile: ['diagnostics', 'define', 'line', 'logcollector', 'engine', 'collect'],
  engine: ['diagnostics'],
  check: ['diagnostics', 'define', 'compile', 'engine', 'logcollector'],
  import: ['diagnostics', 'define', 'compile', 'engine'],
  collect: ['line', 'logcollector', 'type:define'],
  harness: ['diagnostics', 'engine', 'logcollector', 'type:define'],
  install: ['diagnostics', 'engine', 'type:compile'],
  cli: [
    'diagnostics',
    'define',
    'line',
    'logcollector',
    'compile',
    'engine',
    'check',
    'collect',
    'harness',
    'import',
    'install',
  ],
};

/** Packages that only some places may use. */
const packageHomes: Record<string, readonly string[]> = {
  execa: ['src/harness/backends/docker', 'src/install/', 'src/cli/'],
  undici: ['src/collect/api'],
  esbuild: ['src/compile/bundle'],
  yargs: ['src/cli/'],
  handlebars: ['src/compile/'],
};

interface ImportLine {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(path: string): ImportLine[] {
  const text = readFileSync(path, 'utf8');
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g;
  return [...text.matchAll(pattern)].map((match) => ({
    file: relative(root, path),
    target: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

const sourceFiles = sources(join(root, 'src'));
const allImports = sourceFiles.flatMap(importsOf);

function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}

describe('imports go one way', () => {
  test('every folder of src/ imports only what the table allows', () => {
    const offences = allImports
      .filter(({ target }) => target.startsWith('.'))
      .filter(({ file, target, typeOnly }) => {
        const to = folderOf(relative(root, resolve(root, dirname(file), target)));
        const from = folderOf(file);
        if (from === to) return false;
        const allowed = mayImport[from] ?? [];
        return !(allowed.includes(to) || (typeOnly && allowed.includes(`type:${to}`)));
      });
    expect(offences).toEqual([]);
  });

  test('another folder is entered through its index.ts, or through engine/regex', () => {
    const offences = allImports
      .filter(({ target }) => target.startsWith('.'))
      .filter(({ file, target }) => {
        const path = relative(root, resolve(root, dirname(file), target));
        if (folderOf(path) === folderOf(file)) return false;
        return !/^src\/[^/]+\/(?:[^/]+\/)?index\.ts$/.test(path);
      });
    expect(offences).toEqual([]);
  });

  test('a package is used only where its home is', () => {
    const offences = allImports.filter(({ file, target }) => {
      const name = target.split('/')[0] ?? '';
      const homes = packageHomes[name];
      return homes !== undefined && !homes.some((home) => file.startsWith(home));
    });
    expect(offences).toEqual([]);
  });

  test('the engine knows no Node module and no Buffer', () => {
    const engineFiles = sourceFiles.filter((path) => relative(root, path).startsWith('src/engine/'));
    const offences = engineFiles.filter((path) =>
      /from 'node:|\bBuffer\b|\bprocess\./.test(readFileSync(path, 'utf8')),
    );
    expect(offences).toEqual([]);
  });

  test('rules-src imports only define and itself', () => {
    const offences = sources(join(root, 'rules-src'))
      .flatMap(importsOf)
      .filter(({ file, target }) => {
        if (!target.startsWith('.')) return true;
        const path = relative(root, resolve(root, dirname(file), target));
        return !(path === 'src/define/index.ts' || path.startsWith(file.split('/').slice(0, 2).join('/')));
      });
    expect(offences).toEqual([]);
  });
});

test("no product's name stands in src/", () => {
  const products = readdirSync(join(root, 'rules-src'));
  const named = sourceFiles.filter((path) => {
    const text = readFileSync(path, 'utf8').toLowerCase();
    return products.some((product) => text.includes(product));
  });
  expect(named.map((path) => relative(root, path))).toEqual([]);
});
