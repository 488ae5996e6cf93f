import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder tree: path -> text; a path that ends in `/` is an empty folder. */
export type Tree = Readonly<Record<string, string>>;

export interface Folder {
  readonly path: string;
  write(files: Tree): void;
  read(path: string): string;
  has(path: string): boolean;
  /** Every file with mode and text, to compare two moments. */
  snapshot(): ReadonlyMap<string, string>;
  remove(): void;
}

export function temporaryFolder(files: Tree = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'ossify-test-'));
  const folder: Folder = {
    path,
    write(more) {
      for (const [name, text] of Object.entries(more)) {
        const target = join(path, name);
        mkdirSync(name.endsWith('/') ? target : dirname(target), { recursive: true });
        if (!name.endsWith('/')) writeFileSync(target, text);
      }
    },
    read: (name) => readFileSync(join(path, name), 'utf8'),
    has: (name) => statSync(join(path, name), { throwIfNoEntry: false }) !== undefined,
    snapshot() {
      const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
      return new Map(
        names.map((name) => {
          const facts = statSync(join(path, name));
          const text = facts.isDirectory() ? '(folder)' : readFileSync(join(path, name), 'latin1');
          return [name, `${(facts.mode & 0o7777).toString(8)} ${text}`];
        }),
      );
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
  folder.write(files);
  return folder;
}

export const OSSEC_CONF = `<!-- </ruleset> <wodle name="command"><command>acme.py</command></wodle> -->
<ossec_config>
  <ruleset>
    <decoder_dir>etc/decoders</decoder_dir>
    <list>etc/lists/audit-keys</list>
  </ruleset>
  <wodle name="command">
    <tag>old</tag>
    <command>/var/ossec/framework/python/bin/python3 /var/ossec/integrations/acme.py</command>
  </wodle>
  <localfile>
    <log_format>json</log_format>
    <location>/var/log/other.json</location>
  </localfile>
</ossec_config>

<ossec_config>
  <localfile>
    <log_format>json</log_format>
    <location>/var/log/acme.json</location>
  </localfile>
</ossec_config>
`;

/** What a stand-in of one of the manager's programs does. */
export interface ManagerBehaviour {
  readonly check?: {
    readonly exit: number;
    readonly stderr: string;
    /** Only while this file is there, below the manager's home. */
    readonly with?: string;
  };
  /** As `wazuh-control info -v` tells it. */
  readonly version?: string;
  readonly restart?: 'works' | 'leaves the engine down';
  /** Rules that its engine never answers with; an event's own text says which rule it fires. */
  readonly silentRules?: readonly string[];
  /** A plugin's selftest.tsv: its engine answers with the rules that stand there. */
  readonly selfTest?: string;
}

/** A manager's file system with stand-ins for its programs, below a prefix. */
export function fakeManagerRoot(files: Tree = {}, behaviour: ManagerBehaviour = {}): Folder {
  const root = temporaryFolder({
    'var/ossec/etc/ossec.conf': OSSEC_CONF,
    'var/ossec/etc/rules/local_rules.xml': '<group name="local,"></group>\n',
    'var/ossec/etc/decoders/local_decoder.xml': '<!-- mine -->\n',
    'var/ossec/etc/lists/': '',
    'var/ossec/logs/': '',
    'var/ossec/queue/': '',
    'var/ossec/integrations/': '',
    'etc/passwd': `root:x:0:0::/root:/bin/sh\nwazuh:x:${process.getuid?.() ?? 0}:1::/:/bin/false\n`,
    'etc/group': `wazuh:x:${process.getgid?.() ?? 0}:\n`,
    ...files,
  });
  for (const [name, text] of Object.entries(managerPrograms(behaviour))) {
    const path = `var/ossec/bin/${name}`;
    root.write({ [path]: text });
    chmodSync(join(root.path, path), 0o755);
  }
  return root;
}

/** The manager's programs in shell, by name. */
export function managerPrograms(behaviour: ManagerBehaviour = {}): Readonly<Record<string, string>> {
  const { check = { exit: 0, stderr: 'wazuh-analysisd: INFO: fine' }, restart = 'works' } = behaviour;
  const { silentRules = [], version = 'v4.14.7', selfTest } = behaviour;
  const home = '"$(dirname "$0")/.."';
  const status = restart === 'works' ? 'echo "wazuh-analysisd is running..."' : 'exit 1';
  return {
    'wazuh-analysisd': `#!/bin/sh
[ -e ${home}/${check.with ?? ''} ] || exit 0
echo '${check.stderr}' >&2
exit ${check.exit}
`,
    'wazuh-control': `#!/bin/sh
case $1 in info) echo ${version} ;; status) ${status} ;; esac
`,
    'wazuh-logtest': selfTest ? answersOf(selfTest) : answersInEvents(silentRules),
  };
}

/** An event's own text says which rule it fires. */
function answersInEvents(silentRules: readonly string[]): string {
  return `#!/bin/sh
while IFS= read -r line; do
  id=$(printf '%s' "$line" | sed -n 's/.*"rule":\\([0-9]*\\).*/\\1/p')
  printf '\\n**Phase 1: Completed pre-decoding.\\n' >&2
  case " ${silentRules.join(' ')} " in *" $id "*) continue ;; esac
  printf "\\n**Phase 3: Completed filtering (rules).\\n\\tid: '%s'\\n" "$id" >&2
done
`;
}

/** Knows a plugin's self-test by heart: the events of a session tell the rule. */
function answersOf(selfTest: string): string {
  return `#!/bin/sh
exec awk -v known=${selfTest} '
  { print "\\n**Phase 1: Completed pre-decoding."; asked = asked $0 "\\n" }
  END {
    while ((getline line <known) > 0) {
      split(line, cell, "\\t"); number = cell[1]; rule[number] = cell[2]
      sub(/^[^\\t]*\\t[^\\t]*\\t[^\\t]*\\t/, "", line); events[number] = events[number] line "\\n"
    }
    for (number in events)
      if (events[number] == asked) { print "\\n**Phase 3: Completed filtering (rules).\\n\\tid: \\047" rule[number] "\\047"; exit }
  }' >&2
`;
}
