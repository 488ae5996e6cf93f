// One file a verb, listed in the order of the help text. Each exports `command({ … })` and imports what it needs
// only when it runs, so that `ossify --help` and fast verbs do not pay for slow ones.
import type { AddCommand } from '../command.ts';
import { build } from './build.ts';
import { collect } from './collect.ts';
import { install, uninstall } from './install.ts';
import { newPlugin } from './new.ts';
import { status } from './status.ts';
import { test } from './test.ts';

export const commands: readonly AddCommand[] = [build, newPlugin, test, collect, install, uninstall, status];
