import { childRule, IS_EVIL, MISSES_EVIL } from '../demonstration-rules.ts';
import { engineMessage } from './engine-message.ts';

export const xmlSyntax = engineMessage({
  id: 'xml-syntax',
  level: 'error',
  effect: 'refused',
  code: 1226,
  title: 'A file that Wazuh cannot read as XML',
  reason:
    "Wazuh's reader is no XML parser: no <?xml ...?> line, no unclosed element or comment, no attribute without quotes or given twice; and a backslash before < makes it text, so that <match>C:\\temp\\</match> is never closed. Wazuh then refuses the whole ruleset: the manager does not start, or keeps the old rules at a reload.",
  repair: 'Make the file well-formed, without a prolog, and leave away a backslash at the end of a pattern.',
  reports: ['B38'],
  demonstration: {
    before: { rules: `<?xml version="1.0"?>\n${childRule(IS_EVIL).rules}` },
    after: childRule(IS_EVIL),
    near: { rules: `<!-- version 1.0 -->\n${childRule(IS_EVIL).rules}` },
    missed: MISSES_EVIL,
  },
});
