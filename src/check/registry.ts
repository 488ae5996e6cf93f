import type { Check } from './check.ts';
import { decoderKinds } from './decoder/index.ts';
import { engineMessages } from './engine-message/index.ts';
import { fileKinds } from './file/index.ts';
import { patternKinds } from './pattern/index.ts';
import { ruleKinds } from './rule/index.ts';
import { uselessSilencer } from './useless-silencer.ts';

/** Every kind of finding, by area. */
export const checks: readonly Check[] = [
  ...engineMessages,
  ...patternKinds,
  ...ruleKinds,
  ...decoderKinds,
  ...fileKinds,
  // found by runChecks, when the others have run
  { ...uselessSilencer, find: () => [] },
];
