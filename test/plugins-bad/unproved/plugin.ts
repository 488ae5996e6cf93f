// Wrong on purpose: one example does not fire its rule, and a near miss is missing.
import { group, is, jsonEvents, plugin } from '../../../src/define/index.ts';

const events = jsonEvents({ name: 'events', samples: [{ kind: 'door' }] });

export const unproved = plugin({
  name: 'unproved',
  title: 'Unproved',
  version: '1.0.0',
  wazuh: { min: '4.9.0' },
  ids: [[111_100, 111_199]],
  rules: [
    group({
      names: ['unproved'],
      topic: 'api',
      title: 'Unproved',
      rules: [
        events.rule({
          id: 111_100,
          level: 3,
          decodedAs: 'json',
          where: { kind: is('door') },
          description: 'A door',
          examples: { fires: [{ of: { kind: 'window' } }], silent: [] },
        }),
      ],
    }),
  ],
  transports: [],
});
