import { configSchema } from '../../collect/config/index.ts';
import type { ApiSource, ApiTransport, List, Plugin, SyslogTransport } from '../../define/index.ts';
import { type Artifact, HOME, ofWazuhKept, program } from '../artifact.ts';
import { fill } from '../templates/index.ts';
import { relayArtifacts } from './relay.ts';

/** The oldest Node that the bundle's HTTP client supports. */
export const nodeFloor = { major: 22, minor: 19 } as const;

/** Everything beside the XML that the manager or a relay reads: ossec.conf blocks, lists, collector, syslog relays. */
export function configurationArtifacts(plugin: Plugin): Artifact[] {
  const api = plugin.transports.find((transport) => transport.kind === 'api');
  const syslog = plugin.transports.find((transport) => transport.kind === 'syslog');
  return [
    ...(plugin.lists ?? []).map((list) => listArtifact(plugin, list)),
    ossecConf(plugin, api, syslog),
    ...(api && plugin.streams
      ? [wrapper(plugin), exampleConfiguration(plugin, plugin.streams, api), schema(plugin.streams), compose(plugin)]
      : []),
    ...(syslog ? relayArtifacts(plugin, syslog) : []),
  ];
}

export function listPath(plugin: Plugin, list: List): string {
  return `etc/lists/${plugin.name}-${list.name}`;
}

function listArtifact(plugin: Plugin, list: List): Artifact {
  return { path: listPath(plugin, list), text: listText(list.entries), install: ofWazuhKept };
}

/** A CDB list's text: a key and its value a line, sorted. */
export function listText(entries: List['entries'] = {}): string {
  const sorted = Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([key, value]) => `${quoted(key)}:${quoted(value)}\n`).join('');
}

/** A colon ends a key unless it stands in quotes. */
function quoted(text: string): string {
  return text.includes(':') ? `"${text}"` : text;
}

function ossecConf(plugin: Plugin, api: ApiTransport | undefined, syslog: SyslogTransport | undefined): Artifact {
  const { name, title, version } = plugin;
  return {
    path: 'ossec.conf.xml',
    text: fill('ossec.conf.xml', {
      name,
      title,
      version,
      lists: (plugin.lists ?? []).map((list) => listPath(plugin, list)),
      api: api && {
        command: `${HOME}/integrations/ossify-${name} --config ${HOME}/etc/ossify/${name}.json`,
        intervalMinutes: api.intervalMinutes,
        timeoutSeconds: api.timeoutSeconds,
        file: `${HOME}/logs/ossify/${name}.json`,
      },
      syslog: syslog && { file: `${HOME}/logs/ossify/${name}.log` },
      files: plugin.transports.filter((transport) => transport.kind === 'file'),
    }),
  };
}

function wrapper({ name, title }: Plugin): Artifact {
  return {
    path: `integrations/ossify-${name}`,
    text: fill('collector.sh', { name, title, node: nodeFloor }),
    isExecutable: true,
    install: program,
  };
}

/** The configuration that an admin fills in; the manager's own is kept on upgrade. */
function exampleConfiguration({ name }: Plugin, source: ApiSource, api: ApiTransport): Artifact {
  const streams = source.streams.map((stream) => [stream.name, !api.streamsOff.includes(stream.name)]);
  const configuration = {
    version: 1,
    consoles: [
      {
        name: 'main',
        url: api.consoleUrl,
        tokenFile: `${HOME}/etc/ossify/${name}.token`,
        scope: Object.fromEntries(source.scopes.map((scope) => [scope, []])),
        streams: Object.fromEntries(streams),
        caFile: null,
        proxy: null,
      },
    ],
    startFrom: '24h',
    output: { file: `${HOME}/logs/ossify/${name}.json`, maxSizeMiB: 100, keep: 5 },
    stateDir: `${HOME}/queue/ossify/${name}`,
  };
  return {
    path: `etc/ossify/${name}.json`,
    text: `${JSON.stringify(configuration, undefined, 2)}\n`,
    install: { owner: 'root', group: 'wazuh', mode: '0640', keep: true },
  };
}

/** For editors and checks: the same schema that the collector holds a configuration to. */
function schema(source: ApiSource): Artifact {
  return { path: 'config.schema.json', text: `${JSON.stringify(configSchema(source), undefined, 2)}\n` };
}

/** For a manager in Docker: an addition to the stack's own compose file. */
function compose({ name, title }: Plugin): Artifact {
  return { path: 'docker/compose.yml', text: fill('compose.yml', { name, title }) };
}
