import { compareFindings, type Finding } from '../diagnostics/index.ts';
import type { Check } from './check.ts';
import type { CheckInput } from './input.ts';
import { checks } from './registry.ts';
import { isSilenced } from './silence.ts';

/** Runs the checks over the judged files; findings that a comment silences are left out. @returns sorted by place */
export function runChecks(input: CheckInput, kinds: readonly Check[] = checks): readonly Finding[] {
  const findings = kinds.flatMap((kind) =>
    [...kind.find(input)]
      .filter(({ at }) => !isSilenced(input.files, kind.id, at))
      .map(
        ({ at, message, hint, wazuhCode }): Finding => ({
          code: kind.id,
          level: kind.level,
          at,
          message,
          hint: hint ?? kind.repair,
          ...(wazuhCode === undefined ? {} : { wazuhCode }),
        }),
      ),
  );
  return findings.sort(compareFindings);
}
