// One file a verb, listed in the order of the help text. Each exports `command({ … })` and imports what it needs
// only when it runs, so that `ossify --help` and fast verbs do not pay for slow ones.
import type { AddCommand } from '../command.ts';
import { build } from './build.ts';
import { bump } from './bump.ts';
import { check } from './check.ts';
import { collect } from './collect.ts';
import { explain } from './explain.ts';
import { importCommand } from './import.ts';
import { install, uninstall } from './install.ts';
import { logtest } from './logtest.ts';
import { newPlugin } from './new.ts';
import { serve } from './serve.ts';
import { status } from './status.ts';
import { test } from './test.ts';
import { validate } from './validate.ts';

export const commands: readonly AddCommand[] = [
  build,
  newPlugin,
  importCommand,
  test,
  bump,
  explain,
  logtest,
  validate,
  serve,
  check,
  collect,
  install,
  uninstall,
  status,
];
