// The TypeScript of a new plugin: short, complete, and meant to be edited.
import type { JsonKey, TextSample } from './sample.ts';

const quote = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A name as TypeScript and people write it. Ex: `my-firewall -> myFirewall`, `My firewall` */
function spellings(name: string): { readonly variable: string; readonly title: string } {
  const variable = name.replaceAll(/-(.)/g, (_all, letter: string) => letter.toUpperCase());
  const words = name.replaceAll('-', ' ');
  return { variable, title: `${words.charAt(0).toUpperCase()}${words.slice(1)}` };
}

interface JsonPlugin {
  readonly name: string;
  readonly firstId: number;
  readonly key: JsonKey;
}

/** A plugin of JSON lines that a file holds. */
export function jsonPlugin({ name, firstId, key }: JsonPlugin): string {
  const { variable, title } = spellings(name);
  const member = /^[A-Za-z_]\w*$/.test(key.field) ? key.field : quote(key.field);
  return `import { fileTransport, group, is, jsonEvents, plugin } from '../../src/define/index.ts';
import lines from './samples/lines.json' with { type: 'json' };

// Field names and types are read off the sample lines: a misspelt field does not compile.
const events = jsonEvents({ name: 'events', samples: lines });
const [sample = {}] = lines;

const base = events.rule({
  id: ${firstId},
  level: 3,
  decodedAs: 'json',
  where: { ${member}: is(${quote(key.value)}) },
  description: ${quote(`${title}: an event`)},
  advice: 'Nothing: rules below this one say what matters.',
  examples: {
    fires: [{ of: sample }],
    silent: [{ of: sample, with: { ${member}: 'something else' } }],
  },
});

export const ${variable}Plugin = plugin({
  name: ${quote(name)},
  title: ${quote(title)},
  version: '0.1.0',
  wazuh: { min: '4.9.0' },
  ids: [[${firstId}, ${firstId + 99}]],
  rules: [group({ names: [${quote(name)}], topic: 'events', title: 'Events', rules: [base] })],
  transports: [fileTransport({ logFormat: 'json', location: '/var/log/${name}.json' })],
});
`;
}

interface TextPlugin {
  readonly name: string;
  readonly firstId: number;
  readonly sample: TextSample;
}

/** A plugin of text lines, with a decoder for them. */
export function textPlugin({ name, firstId, sample }: TextPlugin): string {
  const { variable, title } = spellings(name);
  const { line, programName, start } = sample;
  const [test, held] =
    programName === undefined
      ? ['startsWith', `prematch: startsWith(${quote(start)})`]
      : ['is', `programName: is(${quote(programName)})`];
  return `import { decodedEvents, decoder, fileTransport, group, ${[test, 'pcre2', 'plugin', 'text'].sort().join(', ')} } from '../../src/define/index.ts';

const line = ${quote(line)};

const root = decoder({ name: ${quote(name)}, ${held} });
const fields = decoder({
  name: ${quote(name)},
  parent: root,
  regex: pcre2('(.+)'),
  regexOffset: 'after_parent',
  order: ['${variable}.text'],
});

// Fields that the decoders capture: a misspelt one does not compile.
const events = decodedEvents({ name: 'events', fields: { '${variable}.text': 'text' } });

const base = events.rule({
  id: ${firstId},
  level: 3,
  decodedAs: root,
  description: text\`${title}: \${'${variable}.text'}\`,
  advice: 'Nothing: rules below this one say what matters.',
  examples: { fires: [line], silent: ['a line of something else'] },
});

export const ${variable}Plugin = plugin({
  name: ${quote(name)},
  title: ${quote(title)},
  version: '0.1.0',
  wazuh: { min: '4.9.0' },
  ids: [[${firstId}, ${firstId + 99}]],
  decoders: [root, fields],
  rules: [group({ names: [${quote(name)}], topic: 'events', title: 'Events', rules: [base] })],
  transports: [fileTransport({ logFormat: 'syslog', location: '/var/log/${name}.log' })],
});
`;
}
