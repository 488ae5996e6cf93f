import { childRule } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const staticFieldName = engineMessage({
  id: 'static-field-name',
  level: 'error',
  effect: 'refused',
  text: /Field '.*' is static\.$/,
  title: '<field> with the name of a static field',
  reason:
    'srcip, dstip, srcport, dstport, user, srcuser, dstuser, url, id, data, extra_data, status, protocol, system_name, action and the geoip names have elements of their own; in <field> they are refused, whatever their case. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.',
  repair: 'Write the element, for example <id>.',
  reports: ['B19'],
  demonstration: {
    before: childRule('<field name="id">^7$</field>'),
    after: childRule('<id>^7$</id>'),
    near: childRule('<field name="threat.id">^7$</field>'),
    missed: { events: ['{"product":"acme","id":"7"}'], rule: 100101 },
  },
});
