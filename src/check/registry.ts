import type { Check } from './check.ts';
import { engineMessages } from './engine-message/index.ts';
import { pcreInOsRegex } from './pattern/pcre-in-osregex.ts';

/** Every kind of finding, by area. */
export const checks: readonly Check[] = [...engineMessages, pcreInOsRegex];
