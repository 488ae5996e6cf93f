import { compareFindings, type Finding } from '../diagnostics/index.ts';
import type { Check, Fault } from './check.ts';
import type { CheckInput } from './input.ts';
import { checks } from './registry.ts';
import { Silence } from './silence.ts';
import { uselessSilencer, uselessSilencers } from './useless-silencer.ts';

/** Runs the checks over the judged files; findings that a comment silences are left out. @returns sorted by place */
export function runChecks(input: CheckInput, kinds: readonly Check[] = checks): readonly Finding[] {
  const silence = new Silence(input.files);
  const findings = kinds.flatMap((kind) => [...kind.find(input)].map((fault) => finding(kind, fault)));
  const spoken = findings.filter(({ code, at }) => at === undefined || !silence.covers(code, at));
  const ran = new Set(kinds.map(({ id }) => id));
  const useless = ran.has(uselessSilencer.id)
    ? [...uselessSilencers(silence, ran, new Set(checks.map(({ id }) => id)))].map((fault) =>
        finding(uselessSilencer, fault),
      )
    : [];
  return [...spoken, ...useless].sort(compareFindings);
}

function finding({ id, level, repair }: Omit<Check, 'find'>, { at, message, hint, wazuhCode }: Fault): Finding {
  return {
    code: id,
    level,
    at,
    message,
    hint: hint ?? repair,
    ...(wazuhCode === undefined ? {} : { wazuhCode }),
  };
}
