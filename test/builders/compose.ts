import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { makeImage, removeImage } from './docker-image.ts';
import { managerPrograms } from './fake-manager-root.ts';

let found: readonly string[] | undefined;

/** `docker compose`, or the older `docker-compose`; undefined where there is neither. */
export function composeCommand(): readonly string[] | undefined {
  found ??= [['docker', 'compose'], ['docker-compose']].find(
    ([program = '', ...args]) => spawnSync(program, [...args, 'version']).status === 0,
  );
  return found;
}

/** What install.sh needs beside what every stand-in image has. */
const COMMANDS = 'awk basename cut dirname env grep head id ln ls mktemp mv readlink rmdir seq sha256sum sort tail tr';

const ENTRY = 'cp -r /wazuh-config-mount/. /var/ossec/ 2>/dev/null; sleep 600';

const STACK = (image: string) => `services:
  wazuh.manager:
    image: ${image}
    hostname: wazuh.manager
    network_mode: host
    stop_signal: SIGKILL
    volumes:
      - wazuh_etc:/var/ossec/etc
      - wazuh_logs:/var/ossec/logs
      - wazuh_queue:/var/ossec/queue
      - wazuh_integrations:/var/ossec/integrations
      - ./wazuh_manager.conf:/wazuh-config-mount/etc/ossec.conf
volumes:
  wazuh_etc:
  wazuh_logs:
  wazuh_queue:
  wazuh_integrations:
`;

export const STACK_CONF = `<ossec_config>
  <ruleset>
    <decoder_dir>etc/decoders</decoder_dir>
    <rule_dir>etc/rules</rule_dir>
  </ruleset>
</ossec_config>
`;

export interface Stack {
  /** Beside docker-compose.yml and wazuh_manager.conf. */
  readonly folder: string;
  /** Runs compose on the stack with the plugin's addition. */
  compose(...args: readonly string[]): Promise<string>;
  /** Runs a command in the manager's container. */
  inside(...args: readonly string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * A Wazuh stack as wazuh-docker lays it out, its manager a stand-in made on the spot that copies its config mount at each
 * start, as the real one does.
 * @param addition the plugin's compose file
 * @param variables what that file names
 */
export function makeStack(
  image: string,
  selfTest: string,
  addition: string,
  variables: Readonly<Record<string, string>>,
): Stack {
  makeImage(image, {
    commands: COMMANDS.split(' '),
    librariesOf: [process.execPath],
    files: { '/selftest.tsv': selfTest },
    managerPrograms: managerPrograms({ selfTest: '/selftest.tsv' }),
    command: ENTRY,
  });
  const folder = mkdtempSync(join(tmpdir(), 'ossify-stack-'));
  writeFileSync(join(folder, 'docker-compose.yml'), STACK(image));
  writeFileSync(join(folder, 'wazuh_manager.conf'), STACK_CONF);
  const [program = '', ...first] = composeCommand() ?? [];
  const files = ['-p', image, '-f', 'docker-compose.yml', '-f', addition];
  const compose = async (...args: readonly string[]) => {
    const env = { ...process.env, ...variables };
    return (await promisify(execFile)(program, [...first, ...files, ...args], { cwd: folder, env })).stdout;
  };
  return {
    folder,
    compose,
    inside: (...args) => compose('exec', '-T', 'wazuh.manager', ...args),
    async remove() {
      await compose('down', '--volumes', '--timeout', '0');
      removeImage(image);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
