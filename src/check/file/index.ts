// Files that get in each other's way.
import type { Check } from '../check.ts';
import { fileNameTaken } from './file-name-taken.ts';
import { oneNameForTwoFiles } from './one-name-for-two-files.ts';

export const fileKinds: readonly Check[] = [fileNameTaken, oneNameForTwoFiles];
