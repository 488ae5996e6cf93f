import {
  apiTransport,
  atLeast,
  decodedEvents,
  decoder,
  group,
  is,
  jsonEvents,
  oneOf,
  pciDss,
  pcre2,
  plugin,
  startsWith,
  syslogTransport,
  text,
} from '../../../src/define/index.ts';
import samples from './samples.json' with { type: 'json' };
import { passages, source } from './streams.ts';

const lines = samples.map(({ number, ...passage }) => ({
  ossify: { plugin: 'harbor', stream: 'passages', change: 'new' },
  harbor: { ...passage, number: String(number) },
}));

const passage = jsonEvents({ name: 'passages', stream: passages, samples: lines });
const [granted, denied] = samples;

const refused = passage.rule({
  id: 110_000,
  level: 7,
  decodedAs: 'json',
  where: {
    'ossify.plugin': is('harbor'),
    'harbor.outcome': oneOf('denied', 'forced'),
    'harbor.attempts': atLeast(3),
  },
  description: text`Harbor: ${'harbor.holder'} refused at the ${'harbor.gate'} gate`,
  groups: [pciDss('9.1')],
  advice: 'Ask the guard of the gate.',
  falsePositives: ['a worn badge'],
  examples: {
    fires: [{ of: denied ?? {} }, { of: denied ?? {}, with: { outcome: 'forced', attempts: 12 } }],
    silent: [{ of: granted ?? {} }, { of: denied ?? {}, with: { attempts: 2 } }],
  },
});

const door = decoder({ name: 'harbor-door', prematch: startsWith('harbor-door ') });
const doorState = decoder({
  name: 'harbor-door',
  parent: door,
  regex: pcre2('^harbor-door (\\S+) is (\\w+)'),
  order: ['harbor.door', 'harbor.state'],
});
const doors = decodedEvents({
  name: 'doors',
  fields: { 'harbor.door': 'text', 'harbor.state': 'text' },
  enumerations: { 'harbor.state': ['open', 'shut', 'broken'] },
});

const broken = doors.rule({
  id: 110_100,
  level: 10,
  decodedAs: door,
  where: { 'harbor.state': is('broken') },
  description: text`Harbor: door ${'harbor.door'} is broken`,
  advice: 'Send the guard.',
  examples: {
    fires: ['harbor-door D7 is broken'],
    silent: ['harbor-door D7 is open', 'harbor-door D7 is brokenish'],
  },
});

export const harbor = plugin({
  name: 'harbor',
  title: 'Harbor',
  version: '1.0.0',
  wazuh: { min: '4.9.0' },
  ids: [[110_000, 110_199]],
  decoders: [door, doorState],
  rules: [
    group({ names: ['harbor', 'access'], topic: 'api', title: 'Passages', rules: [refused] }),
    group({ names: ['harbor', 'doors'], topic: 'syslog', title: 'Doors', rules: [broken] }),
  ],
  streams: source,
  transports: [apiTransport(), syslogTransport({ marker: 'harbor-door ' })],
  samples: { passages: samples },
});
