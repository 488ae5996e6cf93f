import type { ApiSource } from '../../define/index.ts';

/** The part of JSON Schema that the configuration needs; every node says in one sentence what it is for. */
export interface Schema {
  readonly type: 'object' | 'array' | 'string' | 'integer' | 'boolean' | readonly ['string', 'null'];
  readonly description: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly const?: number;
  readonly default?: unknown;
}

const DURATION_OR_TIME =
  '^(?:[1-9]\\d*[smhdw]|\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?)$';

/** The schema of a plugin's configuration file, version 1: what is checked, shipped and documented. */
export function configSchema(source: ApiSource): Schema & { readonly $schema: string; readonly title: string } {
  const home = '/var/ossec';
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Configuration of the ${source.plugin} collector`,
    type: 'object',
    description: `What is collected, from where, and where the lines go.`,
    additionalProperties: false,
    required: ['version', 'consoles'],
    properties: {
      version: { type: 'integer', const: 1, description: 'Version of this format.' },
      consoles: {
        type: 'array',
        minItems: 1,
        items: consoleSchema(source, home),
        description: 'The consoles to collect from, each with a token of its own.',
      },
      startFrom: {
        type: 'string',
        pattern: DURATION_OR_TIME,
        default: '24h',
        description: 'How far the first run looks back: a duration (`90m`, `24h`, `7d`) or an ISO time.',
      },
      overlap: {
        type: 'string',
        pattern: '^[1-9]\\d*[smh]$',
        default: '10m',
        description: 'How far each run looks back behind what was read, for rows that became visible late.',
      },
      output: {
        type: 'object',
        additionalProperties: false,
        description: 'The file that Wazuh reads.',
        default: {},
        properties: {
          file: {
            type: 'string',
            pattern: '^/',
            default: `${home}/logs/ossify/${source.plugin}.json`,
            description: 'Absolute path; the localfile block names the same.',
          },
          maxSizeMiB: {
            type: 'integer',
            minimum: 1,
            maximum: 102_400,
            default: 100,
            description: 'The file is rotated when it is larger.',
          },
          keep: {
            type: 'integer',
            minimum: 1,
            maximum: 999,
            default: 5,
            description: 'Rotated files that are kept (`.1`, `.2` …).',
          },
        },
      },
      stateDir: {
        type: 'string',
        pattern: '^/',
        default: `${home}/queue/ossify/${source.plugin}`,
        description: 'Folder of the state: what was read, and the lock.',
      },
    },
  };
}

function consoleSchema(source: ApiSource, home: string): Schema {
  const list = (name: string): Schema => ({
    type: 'array',
    items: { type: 'string', pattern: '^[\\w-]+$', description: 'An id.' },
    default: [],
    description: `Collect only these ${name}; empty: all that the token may see.`,
  });
  const onOff = (name: string): Schema => ({ type: 'boolean', description: `Whether ${name} are collected.` });
  return {
    type: 'object',
    description: 'One console.',
    additionalProperties: false,
    required: ['name', 'url'],
    properties: {
      name: {
        type: 'string',
        pattern: '^[A-Za-z0-9_-]{1,32}$',
        description: 'Short name; it stands in every line and key.',
      },
      url: {
        type: 'string',
        pattern: '.',
        description: 'The host that people log in to, with https; plain http only to this machine.',
      },
      tokenFile: {
        type: 'string',
        pattern: '^/',
        description: `File that holds the token alone, readable by root and its group only (\`${home}/etc/ossify/${source.plugin}.token\`).`,
      },
      tokenEnv: {
        type: 'string',
        pattern: '^[A-Za-z_]\\w*$',
        description: 'Name of the environment variable that holds the token, instead of tokenFile.',
      },
      tokenCredential: {
        type: 'string',
        pattern: '^[\\w.-]+$',
        description: 'Name of a systemd credential (below $CREDENTIALS_DIRECTORY), instead of tokenFile.',
      },
      scope: {
        type: 'object',
        additionalProperties: false,
        default: {},
        description: 'Restricts what is collected.',
        properties: Object.fromEntries(source.scopes.map((name) => [name, list(name)])),
      },
      streams: {
        type: 'object',
        additionalProperties: false,
        description: 'Which lists are collected: those that are true here; all of them without this key.',
        properties: Object.fromEntries(source.streams.map(({ name }) => [name, onOff(name)])),
      },
      caFile: {
        type: ['string', 'null'],
        pattern: '^/',
        default: null,
        description: 'PEM file of a further certificate authority; the built-in ones stay.',
      },
      proxy: {
        type: ['string', 'null'],
        pattern: '^https?://',
        default: null,
        description: 'HTTP proxy (`http://host:port`); none is taken from the environment.',
      },
    },
  };
}
