import { execFile } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { threats } from '../../rules-src/sentinelone/streams.ts';
import { STACK_CONF } from './compose.ts';
import { type Folder, fakeManagerRoot, temporaryFolder } from './fake-manager-root.ts';
import { type FakeManager, fakeWazuhApi } from './fake-wazuh-api.ts';
import { findProgram } from './find-program.ts';
import { startSampleConsole, type ThreatConsole } from './threat-console.ts';

const root = resolve(import.meta.dirname, '../..');
/** Of the repository, what commands write into; the rest is linked. */
const COPIED = ['docs', 'generated', 'rules-src'];
const SESSIONS = 12;
const SELF_TEST = join(root, 'generated/sentinelone/selftest.tsv');

/** Where a generated file names a place of the manager's machine. */
const OF_MANAGER = /\/var\/ossec|(?<!\/var\/ossec)\/etc\/ossify\//g;

/** Of a manager's machine, what pages write into. */
const MANAGER = {
  'var/ossec/etc/ossec.conf': STACK_CONF,
  'etc/rsyslog.conf': '# made by Debian\n',
  ...Object.fromEntries(
    ['etc/cron.d', 'etc/logrotate.d', 'etc/rsyslog.d', 'etc/syslog-ng/conf.d', 'tmp', 'usr/local/sbin'].map((name) => [
      `${name}/`,
      '',
    ]),
  ),
};

export const URLS = {
  console: 'https://your-console.sentinelone.net',
  api: 'https://wazuh-master:55000',
} as const;

export interface CommandRun {
  readonly exit: number;
  /** Both streams, as a terminal shows them. */
  readonly text: string;
}

/** Everything that a page's commands name: the repository, a manager, the Wazuh API, the product's console. One for each page. */
export interface DocsWorld {
  /** Writes a file of the project. */
  write(path: string, text: string): void;
  run(place: 'project' | 'manager' | 'cluster', commands: string): Promise<CommandRun>;
  remove(): Promise<void>;
}

interface Places {
  readonly project: Folder;
  readonly manager: Folder;
  readonly api: FakeManager;
}

/** Makes the stand-ins. The console answers on loopback, so a configuration is pointed there after each block. */
export async function makeDocsWorld(): Promise<DocsWorld> {
  const project = temporaryFolder({ 'token.txt': 'canary-token\n' });
  for (const name of readdirSync(root)) {
    if (['.git', 'dist', 'token.txt'].includes(name)) continue;
    if (COPIED.includes(name)) cpSync(join(root, name), join(project.path, name), { recursive: true });
    else symlinkSync(join(root, name), join(project.path, name));
  }
  const manager = fakeManagerRoot(MANAGER, { selfTest: SELF_TEST });
  const programs = temporaryFolder({});
  const api = await fakeWazuhApi({ '/manager/configuration': STACK_CONF }, { answer: selfTestAnswers() });
  const console = await startSampleConsole(threats, 'canary-token');
  writePrograms(programs, manager);
  return {
    write: (path, text) => project.write({ [path]: `${text}\n` }),
    async run(place, commands) {
      if (place === 'manager') pointAtManager(project, manager);
      const text = substituted(commands, { project, manager, api });
      const done = await shell(text, project.path, {
        ...process.env,
        PATH: `${programs.path}:${join(manager.path, 'usr/local/sbin')}:${process.env.PATH}`,
        HOME: project.path,
        OSSIFY_NODE: process.execPath,
        OSSIFY_API_USER: 'wazuh',
        OSSIFY_API_PASSWORD: 'secret',
        WAZUH_RULESET: '',
        place,
      });
      pointAtConsole(manager, console);
      return {
        exit: done.exit,
        text: done.text.replaceAll(manager.path, '').replaceAll(project.path, '/path/to/ossify'),
      };
    },
    async remove() {
      console.close();
      await api.close();
      for (const folder of [project, manager, programs]) folder.remove();
    },
  };
}

/** Names of the pages become names of this machine. */
function substituted(commands: string, { project, manager, api }: Places): string {
  return commands
    .replaceAll(/(?<![\w.$}])\/(var\/ossec|usr\/local\/sbin|tmp|etc)\b/g, `${manager.path}/$1`)
    .replaceAll('/path/to/ossify', project.path)
    .replaceAll(/\b((?:un)?install\.sh)(?=\s|$)/g, `$1 --root ${manager.path}`)
    .replaceAll(
      /\bossify (install|uninstall|status) (\S+)(?!.*--(?:api|container))/g,
      `ossify $1 $2 --root ${manager.path}`,
    )
    .replaceAll(URLS.api, api.url);
}

/**
 * What is to be installed names the stand-in's /var/ossec, since the programs that read it do so at its place. Its self-test
 * is shortened: the whole of it is played in the tests of containers.
 */
function pointAtManager(project: Folder, manager: Folder): void {
  const lines = project.read('generated/sentinelone/selftest.tsv').split(/(?<=\n)/);
  const few = lines.filter((line) => Number.parseInt(line, 10) <= SESSIONS);
  project.write({ 'generated/sentinelone/selftest.tsv': few.join('') });
  for (const path of ['ossec.conf.xml', 'etc/ossify/sentinelone.json', 'syslog/certificates.sh']) {
    const name = `generated/sentinelone/${path}`;
    const text = project.read(name);
    if (!text.includes(manager.path)) project.write({ [name]: text.replaceAll(OF_MANAGER, `${manager.path}$&`) });
  }
}

function shell(text: string, cwd: string, env: NodeJS.ProcessEnv): Promise<CommandRun> {
  return new Promise((done) => {
    execFile('sh', ['-euc', `exec 2>&1\n${text}`], { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout) =>
      done({ exit: error ? Number(error.code ?? 1) : 0, text: stdout }),
    );
  });
}

/** A real console is in the internet; this one has threats alone. */
function pointAtConsole(manager: Folder, console: ThreatConsole): void {
  const path = 'var/ossec/etc/ossify/sentinelone.json';
  if (!manager.has(path)) return;
  const configuration = JSON.parse(manager.read(path));
  configuration.consoles[0].url = console.url;
  configuration.consoles[0].streams = { threats: true };
  manager.write({ [path]: `${JSON.stringify(configuration, undefined, 2)}\n` });
}

/** Rule of a session of the plugin's self-test. */
function selfTestAnswers(): (session: readonly string[]) => string | undefined {
  const sessions = new Map<string, { readonly rule: string; readonly events: string[] }>();
  for (const line of readFileSync(SELF_TEST, 'utf8').split('\n').filter(Boolean)) {
    const [number = '', rule = '', , ...event] = line.split('\t');
    const known = sessions.get(number) ?? { rule, events: [] };
    known.events.push(event.join('\t'));
    sessions.set(number, known);
  }
  const byEvents = new Map([...sessions.values()].map(({ rule, events }) => [events.join('\n'), rule]));
  return (session) => byEvents.get(session.join('\n'));
}

/**
 * Stand-ins of programs: of what a machine's owner does (packages, services, relays, which test/relay runs for real), and of
 * npm: what a page asks of it must be in the gate, and only `npm run build` is done here.
 */
function writePrograms(folder: Folder, manager: Folder): void {
  const node = process.execPath;
  const openssl = findProgram('openssl') ?? 'openssl';
  const texts = {
    npx: `[ "$1" = ossify ] || { echo "npx $1: no stand-in"; exit 1; }; shift\nexec ${node} bin/ossify.mjs "$@"`,
    npm: `case "$*" in
  'run build') exec ${node} bin/ossify.mjs build ;;
  'run build:sea') mkdir -p dist; printf '#!/bin/sh\\nexit 78\\n' >dist/ossify-sentinelone.bin; exit 0 ;; # test/compile/bundle runs it
esac
grep -qE "npm (-s |run -s |run )?\${1#run}\${2:+$2}" .ci/run || { echo "npm $*: the gate does not run it"; exit 1; }`,
    systemctl: 'case $1 in restart | reload | status | enable) exit 0 ;; *) exit 1 ;; esac',
    'syslog-ng': `[ "$1" = --syntax-only ] && [ -s ${manager.path}/etc/syslog-ng/conf.d/sentinelone.conf ]`,
    rsyslogd: `[ "$1" = -N1 ] && [ -s ${manager.path}/etc/rsyslog.d/20-sentinelone.conf ] && grep -q '^global(max' ${manager.path}/etc/rsyslog.conf`,
    openssl: `[ "$1" = s_client ] || exec ${openssl} "$@"\ncat >/dev/null; echo 'Verification: OK'`,
    'apt-get': 'case $1 in install | update) exit 0 ;; *) exit 1 ;; esac',
    kubectl: `[ "$1" != -n ] || shift 2
verb=$1; shift
case $verb in
  cp) cp -r "$1" "\${2#*:}" ;;
  exec) while [ "$1" != -- ]; do shift; done; shift; exec "$@" ;;
  rollout | apply | create) : ;;
  *) exit 1 ;;
esac`,
  };
  for (const [name, text] of Object.entries(texts)) {
    folder.write({ [name]: `#!/bin/sh\n${text}\n` });
    chmodSync(join(folder.path, name), 0o755);
  }
}
