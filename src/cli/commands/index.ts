// One file a verb. Each exports a yargs CommandModule and imports what it needs only when it runs,
// so that `ossify --help` and fast verbs do not pay for slow ones.
import type { CommandModule } from 'yargs';
import { buildCommand } from './build.ts';
import { collectCommand } from './collect.ts';

export const commands: readonly CommandModule[] = [buildCommand, collectCommand];
