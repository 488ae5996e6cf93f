// Wrong on purpose: an id outside its ranges, and a description that XML cannot carry.
import { group, is, jsonEvents, plugin } from '../../../src/define/index.ts';

const events = jsonEvents({ name: 'events', samples: [{ kind: 'door' }] });

export const broken = plugin({
  name: 'broken',
  title: 'Broken',
  version: '1.0.0',
  wazuh: { min: '4.9.0' },
  ids: [[111_000, 111_099]],
  rules: [
    group({
      names: ['broken'],
      topic: 'api',
      title: 'Broken',
      rules: [
        events.rule({ id: 120_000, level: 3, decodedAs: 'json', where: { kind: is('door') }, description: 'you & me' }),
      ],
    }),
  ],
  transports: [],
});
