import { printOutput, type Ruleset, Session } from '../../src/engine/index.ts';

/** What the engine says of one syslog line in a fresh session. */
export interface SyslogAnswer {
  readonly decoder: string | undefined;
  readonly programName: string | undefined;
  readonly rule: number | undefined;
  readonly level: number | undefined;
  readonly description: string | undefined;
  /** Fields below `sentinelone.`, by dotted path. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Wazuh's static fields. */
  readonly statics: Readonly<Record<string, unknown>>;
}

export function syslogAnswer(ruleset: Ruleset, line: string | Uint8Array): SyslogAnswer {
  const answer = new Session(ruleset).process({ event: line, location: '/var/ossec/logs/ossify/sentinelone.log' });
  if (!answer.output) throw new Error(answer.messages.join('\n'));
  const { decoder, predecoder, rule, data = {} } = JSON.parse(printOutput(answer.output));
  const { sentinelone: fields = {}, ...statics } = data;
  return {
    decoder: decoder.name,
    programName: predecoder?.program_name,
    rule: rule === undefined ? undefined : Number(rule.id),
    level: rule?.level,
    description: rule?.description,
    fields: flattened(fields),
    statics,
  };
}

function flattened(fields: Readonly<Record<string, unknown>>, prefix = ''): Record<string, unknown> {
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    isObject(value) ? Object.entries(flattened(value, `${prefix}${name}.`)) : [[`${prefix}${name}`, value] as const],
  );
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
