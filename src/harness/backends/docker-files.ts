import { OssifyError } from '../../diagnostics/index.ts';
import type { PluginFiles, RulesetFile } from '../plugin-folder.ts';
import { docker } from './docker-cli.ts';
import type { Container } from './docker-container.ts';

/** Manager's home in every image. */
export const HOME = '/var/ossec';
const CONFIGURATION = 'etc/ossec.conf';

/** Puts the first argument's new content in place; what was there is kept below the second, with owner and mode. */
const PUT = `set -e
if [ -e "$1" ]; then mkdir -p "$2/\${1%/*}"; cp -p "$1" "$2/$1"; else new=1; fi
cat > "$1"
if [ -n "$3" ]; then chown wazuh:wazuh "$1"; chmod 0660 "$1"; fi`;

/** Puts every file back as it was, removes those that were not there, and the compiled lists beside them. */
const RESTORE = `set -e
kept=$1; shift
for file in "$@"; do
  if [ -e "$kept/$file" ]; then cp -p "$kept/$file" "$file"; else rm -f "$file"; fi
  case $file in etc/lists/*) rm -f "$file.cdb" ;; esac
done
rm -rf "$kept"`;

/** Files of a plugin inside a container, and the way back. */
export interface PlacedFiles {
  /** Leaves every path as it was found. */
  readonly restore: () => Promise<void>;
}

/**
 * Puts decoders, rules and lists of a plugin into a container, with the owner and mode that the manager's have
 * (wazuh:wazuh 0660), and names its lists in ossec.conf. New logtest sessions read them at once.
 * @throws OssifyError CONTAINER_FILES
 * @source rules.md sections 3.5, 8.1
 */
export async function placeFiles(container: Container, plugin: PluginFiles, signal: AbortSignal): Promise<PlacedFiles> {
  const kept = `/tmp/ossify-${container.name}`;
  const touched: string[] = [];
  const restore = async () => {
    const result = await inside(container, RESTORE, [kept, ...touched]);
    if (result.exitCode !== 0) throw notPlaced(container, touched.join(', '), result.stderr);
  };
  const put = async (file: RulesetFile, isNew: boolean) => {
    touched.push(file.path);
    const input = Buffer.from(file.text, 'latin1');
    const result = await inside(container, PUT, [file.path, kept, isNew ? 'owned' : ''], { input, signal });
    if (result.exitCode !== 0) throw notPlaced(container, file.path, result.stderr);
  };
  try {
    for (const file of [...plugin.decoders, ...plugin.lists, ...plugin.rules]) await put(file, true);
    if (plugin.lists.length > 0) await put(await declareLists(container, plugin.lists, signal), false);
    return { restore };
  } catch (fault) {
    if (!container.isOurs) await restore();
    throw fault;
  }
}

async function declareLists(
  container: Container,
  lists: readonly RulesetFile[],
  signal: AbortSignal,
): Promise<RulesetFile> {
  const { exitCode, stdout, stderr } = await inside(container, 'cat "$1"', [CONFIGURATION], { signal });
  if (exitCode !== 0) throw notPlaced(container, CONFIGURATION, stderr);
  return {
    path: CONFIGURATION,
    text: Buffer.from(
      withLists(
        stdout,
        lists.map(({ path }) => path),
      ),
    ).toString('latin1'),
  };
}

/** ossec.conf with the lists named in its last ruleset block: a second block would replace the first one's files. */
export function withLists(configuration: string, paths: readonly string[]): string {
  const missing = paths.filter((path) => !configuration.includes(`<list>${path}</list>`));
  const end = configuration.lastIndexOf('</ruleset>');
  if (missing.length === 0 || end < 0) return configuration;
  const lines = missing.map((path) => `  <list>${path}</list>\n  `).join('');
  return configuration.slice(0, end) + lines + configuration.slice(end);
}

function inside(
  { name }: Container,
  script: string,
  args: readonly string[],
  options: { input?: Uint8Array; signal?: AbortSignal } = {},
) {
  return docker(['exec', '-i', '--workdir', HOME, name, 'sh', '-c', script, 'sh', ...args], options);
}

function notPlaced({ name }: Container, path: string, stderr: string): OssifyError {
  return new OssifyError({
    code: 'CONTAINER_FILES',
    message: `${HOME}/${path} cannot be written in the container ${name}: ${stderr.trim()}`,
    hint: 'The container must be a Wazuh manager (user wazuh, home /var/ossec) with etc/ writable by root.',
  });
}
