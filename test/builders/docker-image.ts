import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const COMMANDS = ['sh', 'cat', 'chmod', 'chown', 'cp', 'mkdir', 'rm', 'sed', 'sleep', 'stat'];

export interface ImageParts {
  /** Shell text of /var/ossec/bin/wazuh-logtest; without it the image lacks the tool. */
  readonly logtest?: string;
  /** More commands of this machine, by name. */
  readonly commands?: readonly string[];
  /** More programs of this machine, by absolute path, with their libraries. */
  readonly programs?: readonly string[];
  /** Executables that come later, and need the libraries of these. */
  readonly librariesOf?: readonly string[];
  /** More files: path in the image to path on this machine. */
  readonly files?: Readonly<Record<string, string>>;
  /** More programs of the manager in shell, by name. */
  readonly managerPrograms?: Readonly<Record<string, string>>;
  /** What the container runs; it lives as long as this. */
  readonly command?: string;
  /** A folder that Docker makes a volume of, as the manager's image does. */
  readonly volume?: string;
}

/** Makes an image on the spot with what a manager's container has to have: a shell, user wazuh, /var/ossec. */
export function makeImage(name: string, parts: ImageParts = {}): void {
  const root = mkdtempSync(join(tmpdir(), 'ossify-image-'));
  try {
    mkdirSync(join(root, 'usr/bin'), { recursive: true });
    symlinkSync('usr/bin', join(root, 'bin'));
    const commands = [...COMMANDS, ...(parts.commands ?? [])];
    const programs = commands.map((command) => execFileSync('which', [command], { encoding: 'utf8' }).trim());
    for (const program of [...programs, ...(parts.programs ?? [])]) copyProgram(root, program);
    for (const program of parts.librariesOf ?? []) copyLibraries(root, program);
    for (const folder of ['etc/rules', 'etc/decoders', 'etc/lists', 'bin', 'integrations', 'logs', 'queue'])
      mkdirSync(join(root, 'var/ossec', folder), { recursive: true });
    mkdirSync(join(root, 'tmp'), { recursive: true });
    put(root, '/etc/passwd', 'root:x:0:0::/:/bin/sh\nwazuh:x:999:999::/var/ossec:/bin/sh\n');
    put(root, '/etc/group', 'root:x:0:\nwazuh:x:999:\n');
    put(
      root,
      '/var/ossec/etc/ossec.conf',
      `<ossec_config>
  <ruleset>
${['decoder', 'rule'].flatMap((kind) => ['ruleset', 'etc'].map((place) => `    <${kind}_dir>${place}/${kind}s</${kind}_dir>\n`)).join('')}  </ruleset>
</ossec_config>
`,
    );
    if (parts.logtest !== undefined) put(root, '/var/ossec/bin/wazuh-logtest', parts.logtest, 0o750);
    for (const [name, text] of Object.entries(parts.managerPrograms ?? {}))
      put(root, `/var/ossec/bin/${name}`, text, 0o750);
    for (const [path, from] of Object.entries(parts.files ?? {})) copyTo(join(root, path), from);
    const tar = execFileSync('tar', ['-C', root, '-c', '.'], { maxBuffer: 2 ** 30 });
    const changes = [
      `CMD ["sh", "-c", ${JSON.stringify(parts.command ?? 'sleep 600')}]`,
      ...(parts.volume ? [`VOLUME ${parts.volume}`] : []),
    ].flatMap((change) => ['--change', change]);
    execFileSync('docker', ['import', ...changes, '-', name], { input: tar, stdio: ['pipe', 'ignore', 'pipe'] });
    danglingBefore.set(name, danglingVolumes());
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

export function removeImage(name: string): void {
  execFileSync('docker', ['image', 'rm', '--force', name], { stdio: 'ignore' });
}

const danglingBefore = new Map<string, readonly string[]>();

/** Containers of an image that are there now, and volumes of no container that were not there when it was made. */
export function leftOvers(image: string): string[] {
  const before = danglingBefore.get(image) ?? [];
  return [
    ...lines('ps', '-aq', '--filter', `ancestor=${image}`),
    ...danglingVolumes().filter((volume) => !before.includes(volume)),
  ];
}

function danglingVolumes(): string[] {
  return lines('volume', 'ls', '-q', '--filter', 'dangling=true');
}

function lines(...args: string[]): string[] {
  return execFileSync('docker', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
}

function put(root: string, path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text, { mode });
}

function copyTo(target: string, from: string): void {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(from, target);
}

function copyProgram(root: string, program: string): void {
  copyOnce(root, program);
  copyLibraries(root, program);
}

function copyLibraries(root: string, program: string): void {
  const linked = execFileSync('ldd', [program], { encoding: 'utf8' });
  for (const match of linked.matchAll(/(\/\S+) \(0x/g)) copyOnce(root, match[1] ?? '');
}

function copyOnce(root: string, path: string): void {
  if (!existsSync(join(root, path))) copyTo(join(root, path), realpathSync(path));
}
