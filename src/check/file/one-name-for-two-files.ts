import { check } from '../check.ts';
import { childRule, IS_EVIL } from '../demonstration-rules.ts';

/** A step that creates a file of rules or decoders on the manager. */
const CREATES = /\b(?:create|add)\b[^/]*\bfile\b[^/]*(\/var\/ossec\/etc\/(?:rules|decoders)\/[\w.-]+\.xml)/i;

const GUIDE = `1. Create a file /var/ossec/etc/rules/acme.xml with the syslog rules.
2. Create a file /var/ossec/etc/rules/acme.xml with the API rules.
`;

export const oneNameForTwoFiles = check({
  id: 'one-name-for-two-files',
  level: 'error',
  effect: 'misleads',
  title: 'A guide that puts two rule files under one name',
  reason:
    'The text beside the files tells to create more than one of them as the same file: the second replaces the first, and its rules are gone.',
  repair: 'Give each file a name of its own.',
  reports: ['B04'],
  demonstration: {
    before: { ...childRule(IS_EVIL), guides: { 'README.md': GUIDE } },
    after: {
      ...childRule(IS_EVIL),
      guides: { 'README.md': GUIDE.replace('acme.xml with the', 'acme_api.xml with the') },
    },
    near: { ...childRule(IS_EVIL), guides: { 'README.md': GUIDE.replace('2. Create', 'Then check') } },
  },
  *find(input) {
    for (const guide of input.guides) {
      const created = new Map<string, number>();
      for (const [index, text] of guide.lines.entries()) {
        const path = CREATES.exec(text)?.[1];
        if (path === undefined) continue;
        const before = created.get(path);
        if (before !== undefined)
          yield {
            at: guide.atLine(index + 1),
            message: `Line ${before} has ${path} created already: this file replaces that one.`,
          };
        else created.set(path, index + 1);
      }
    }
  },
});
