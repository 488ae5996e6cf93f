import { alerts } from './alerts.ts';
import { channel, rest } from './base.ts';
import { consoleUsers } from './console-users.ts';
import { control } from './control.ts';
import { endpoints } from './endpoints.ts';
import { judgement } from './judgement.ts';
import { mitigation } from './mitigation.ts';
import { operations } from './operations.ts';
import { protection } from './protection.ts';
import { relay } from './relay.ts';
import { repetition } from './repetition.ts';
import { threats } from './threats.ts';
import { tuning } from './tuning.ts';

/** Every group of the syslog half, in the order of the file. */
export const syslogRules = [
  channel,
  relay,
  threats,
  judgement,
  repetition,
  mitigation,
  endpoints,
  consoleUsers,
  protection,
  operations,
  control,
  alerts,
  tuning,
  rest,
] as const;
