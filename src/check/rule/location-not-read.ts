import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { literalsOf } from '../pattern/literal-pattern.ts';
import { ruleElements } from '../rule-elements.ts';

const CONF = `<ossec_config>
  <localfile>
    <log_format>json</log_format>
    <location>/var/log/acme/events.json</location>
  </localfile>
</ossec_config>
`;

export const locationNotRead = check({
  id: 'location-not-read',
  level: 'warning',
  effect: 'never fires',
  title: 'A location that no <localfile> gives',
  reason: "The target's ossec.conf reads no such file and runs no such command.",
  repair: 'Correct the path, or add the <localfile>.',
  reports: ['B47'],
  demonstration: {
    before: { ...childRule('<location>/var/log/acme.json</location>'), conf: CONF },
    after: { ...childRule('<location>/var/log/acme/events.json</location>'), conf: CONF },
    near: { ...childRule('<location>command_acme</location>'), conf: CONF },
    missed: { events: ['{"product":"acme"}'], rule: 100101, location: '/var/log/acme/events.json' },
  },
  *find(input) {
    if (input.localfiles === undefined) return;
    for (const { file, element } of ruleElements(input, 'location')) {
      const paths = (literalsOf(element.content, 'osmatch') ?? []).map(({ text }) => text);
      const isRead = (path: string): boolean =>
        !path.startsWith('/') ||
        input.localfiles?.some((location) => location.includes('*') || location.toLowerCase().includes(path)) === true;
      if (paths.length > 0 && !paths.some(isRead))
        yield faultAt(file, element, `No <localfile> has the location "${element.content}".`);
    }
  },
});
