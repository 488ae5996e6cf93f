import { childRule } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const badAddress = engineMessage({
  id: 'bad-address',
  level: 'error',
  effect: 'refused',
  code: 1237,
  title: '<srcip> or <dstip> that is no address',
  reason:
    'The content is one address or network, without blanks around it. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Write an address (10.0.0.1), a network (10.0.0.0/8) or any.',
  demonstration: {
    before: childRule('<srcip>10.0.0.*</srcip>'),
    after: childRule('<srcip>10.0.0.0/24</srcip>'),
    near: childRule('<srcip>::1</srcip>'),
    missed: { events: ['{"product":"acme","srcip":"10.0.0.7"}'], rule: 100101 },
  },
});
