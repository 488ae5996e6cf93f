import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Folder, temporaryFolder } from './fake-manager-root.ts';
import { findProgram } from './find-program.ts';

export type RelayKind = 'syslog-ng' | 'rsyslog';

/** A real syslog daemon on loopback that runs the plugin's generated configuration. */
export interface SyslogRelay {
  readonly folder: Folder;
  /** For messages that end in a newline or a NUL. */
  readonly port: number;
  /** For messages behind their length. */
  readonly octetPort: number;
  /** What it writes and logcollector reads. */
  readonly file: string;
  readonly certificates: string;
  /** What the daemon says of itself. */
  readonly said: () => string;
  /** Lets it open its files again. */
  readonly reload: () => void;
  /** A generated text with this relay's paths, ports and owner in place of the manager's. */
  readonly adapt: (text: string) => string;
  readonly stop: () => Promise<void>;
}

const generated = resolve(import.meta.dirname, '../../generated/sentinelone/syslog');

export function generatedText(name: string): string {
  return readFileSync(join(generated, name), 'utf8');
}

/** Makes certificates by the generated script, starts the daemon, and waits until it listens. */
export async function startRelay(kind: RelayKind, change = (text: string) => text): Promise<SyslogRelay> {
  const folder = temporaryFolder({ 'ossec/logs/ossify/sentinelone.log': '' });
  const certificates = join(folder.path, 'tls');
  makeCertificates(certificates, '--name', 'localhost', '--name', '127.0.0.1', '--client', 'console');
  const [port, octetPort] = [await freePort(), await freePort()];
  const adapt = adapter(folder.path, certificates, port, octetPort);
  const configuration = change(adapt(generatedText(`${kind}.conf`)));
  const daemon = kind === 'rsyslog' ? startRsyslog(folder, configuration) : startSyslogNg(folder, configuration);
  const said = collect(daemon);
  await Promise.all([port, octetPort].map((each) => untilListening(each, daemon, said)));
  return {
    folder,
    port,
    octetPort,
    file: join(folder.path, 'ossec/logs/ossify/sentinelone.log'),
    certificates,
    said,
    adapt,
    reload: () => daemon.kill('SIGHUP'),
    stop: async () => {
      const ended = new Promise((done) => daemon.once('exit', done));
      if (daemon.kill()) await ended;
      folder.remove();
    },
  };
}

export function makeCertificates(folder: string, ...options: readonly string[]): void {
  execFileSync('sh', [join(generated, 'certificates.sh'), '--dir', folder, ...options], { stdio: 'pipe' });
}

function adapter(folder: string, certificates: string, port: number, octetPort: number) {
  return (text: string) =>
    forOwnGroup(text)
      .replaceAll('/etc/ossify/sentinelone', certificates)
      .replaceAll('/var/ossec', `${folder}/ossec`)
      .replaceAll('/run/rsyslogd.pid', `${folder}/rsyslogd.pid`)
      .replaceAll('syslog-ng-ctl reopen', `syslog-ng-ctl reopen --control=${folder}/control`)
      .replaceAll('6514', String(port))
      .replaceAll('6515', String(octetPort));
}

/** A generated text with the test's own user and group in the place of root and wazuh, whom a machine may lack. */
export function forOwnGroup(text: string): string {
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  return text
    .replace(/(?<=owner\("|fileOwner="|su |create 0640 )root/gi, userInfo().username)
    .replace(/(?<=group\("|Group="|su \S+ |create 0640 \S+ )wazuh/gi, group);
}

function startSyslogNg({ path }: Folder, configuration: string): ChildProcess {
  writeFileSync(join(path, 'syslog-ng.conf'), `@version: 3.38\n${configuration}`);
  const files = ['-f', 'syslog-ng.conf', '-p', 'syslog-ng.pid', '-c', 'control', '-R', 'persist'];
  const absolute = files.map((word) => (word.startsWith('-') ? word : join(path, word)));
  return spawn(findProgram('syslog-ng') ?? 'syslog-ng', ['-F', '--no-caps', '--stderr', ...absolute]);
}

function startRsyslog({ path }: Folder, configuration: string): ChildProcess {
  mkdirSync(join(path, 'work'));
  const head = `global(maxMessageSize="64k" workDirectory="${path}/work")\n`;
  writeFileSync(join(path, 'rsyslog.conf'), head + configuration);
  const files = ['-f', join(path, 'rsyslog.conf'), '-i', join(path, 'rsyslogd.pid'), '-M', rsyslogModules()];
  return spawn(findProgram('rsyslogd') ?? 'rsyslogd', ['-n', ...files]);
}

/** Where the modules of the rsyslogd on PATH are: one that was only unpacked does not find them by itself. */
export function rsyslogModules(): string {
  return globSync(resolve(findProgram('rsyslogd') ?? 'rsyslogd', '../../lib/**/rsyslog')).join(':');
}

function collect(daemon: ChildProcess): () => string {
  let text = '';
  for (const stream of [daemon.stdout, daemon.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk));
  daemon.on('error', ({ message }) => (text += message));
  return () => text;
}

async function untilListening(port: number, daemon: ChildProcess, said: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await canConnect(port)) return;
    if (daemon.exitCode !== null) break;
    await sleep(50);
  }
  throw new Error(`The relay does not listen on ${port}: ${said()}`);
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
