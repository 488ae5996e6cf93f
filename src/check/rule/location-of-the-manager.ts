import { check } from '../check.ts';
import { childRule } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';
import { ruleElements } from '../rule-elements.ts';

export const locationOfTheManager = check({
  id: 'location-of-the-manager',
  level: 'warning',
  effect: 'never fires',
  title: 'A location that events of agents never have',
  reason: 'What an agent sends has the location "(name) ip->/path"; only the manager\'s own files have the path alone.',
  repair: 'Leave the ^ away, or tell events by a field of their own.',
  reports: ['B17'],
  demonstration: {
    before: childRule(`<location>^/var/log/acme.json$</location>`),
    after: childRule(`<location>/var/log/acme.json$</location>`),
    near: childRule(`<location>^(web)</location>`),
    missed: { events: ['{"product":"acme"}'], rule: 100101, location: '(web) any->/var/log/acme.json' },
  },
  *find(input) {
    for (const { file, element } of ruleElements(input, 'location')) {
      if (/(?:^|\|)\^\//.test(element.content))
        yield faultAt(file, element, `"${element.content}" never matches an event of an agent.`);
    }
  },
});
