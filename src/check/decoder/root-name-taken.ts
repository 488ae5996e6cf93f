import { check } from '../check.ts';
import { ACME_NAME, ACME_ROOT, decoderFile } from '../demonstration-rules.ts';
import { faultAt } from '../fault-at.ts';

export const rootNameTaken = check({
  id: 'root-name-taken',
  level: 'warning',
  effect: 'misleads',
  title: "A root decoder with the name of another file's",
  reason: 'Children of the name hang below both, and <decoded_as> means both.',
  repair: 'Begin the name with the product.',
  demonstration: {
    before: {
      ...decoderFile([ACME_ROOT, ACME_NAME]),
      decoders: `${ACME_ROOT.replace('"acme"', '"json"')}\n`,
      rules: '',
    },
    after: { ...decoderFile([ACME_ROOT, ACME_NAME]) },
    near: decoderFile([ACME_ROOT, ACME_ROOT.replace('^acme: ', '^acme-lab: '), ACME_NAME]),
  },
  *find(input) {
    const { withProgramName = [], withoutProgramName = [] } = input.ruleset.decoders ?? {};
    const roots = [...withProgramName, ...withoutProgramName].map(({ decoder }) => decoder);
    for (const { element, file, name, parent } of input.decoders) {
      const other = roots.find((root) => root.declaredName === name && root.at.file !== file.path);
      if (parent === undefined && other !== undefined && !input.files.some(({ path }) => path === other.at.file))
        yield faultAt(file, element, `"${name}" is a root of ${other.at.file} as well.`);
    }
  },
});
