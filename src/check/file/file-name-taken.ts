import { check } from '../check.ts';
import { childRule, IS_EVIL } from '../demonstration-rules.ts';

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export const fileNameTaken = check({
  id: 'file-name-taken',
  level: 'error',
  effect: 'misleads',
  title: 'A file with the name of another',
  reason:
    'Files are loaded by base name, whatever their folder: two of one name are one to people, and one installed over the other replaces it.',
  repair: 'Begin the name with the product.',
  reports: ['B04'],
  demonstration: {
    before: { rules: { '0010-rules_config.xml': `${childRule(IS_EVIL).rules}` } },
    after: { rules: { 'acme_rules.xml': `${childRule(IS_EVIL).rules}` } },
    near: { rules: { '0011-rules_config.xml': `${childRule(IS_EVIL).rules}` } },
  },
  *find(input) {
    for (const { path, source, kind } of input.files) {
      const other = [...input.surroundings, ...input.files].find(
        (one) => one.kind === kind && one.path !== path && baseName(one.path) === baseName(path),
      );
      if (other !== undefined)
        yield { at: source.atLine(1), message: `${baseName(path)} is the name of ${other.path} too.` };
    }
  },
});
