import { assertNever } from '../../diagnostics/index.ts';
import type { Event } from '../event.ts';
import type { CompiledRule } from '../ruleset/condition.ts';

const LONG_ID_BYTES = 10;
const CRAWLERS = ['66.249.', '72.14.', '209.85.', '65.55.', '207.46.', '74.6.', '72.30.', '67.195.'];

/**
 * The tests that `<compiled_rule>` names.
 * @source rules.md 1.8
 */
export function holdsCompiledRule(name: CompiledRule, event: Event): boolean {
  const { id, srcuser, dstuser, url } = event.statics;
  switch (name) {
    case 'check_id_size':
      return id !== undefined && id.length >= LONG_ID_BYTES;
    case 'comp_srcuser_dstuser':
      return srcuser === undefined || dstuser === undefined || srcuser === dstuser;
    case 'is_simple_http_request':
      return url !== undefined && !url.includes('?');
    case 'is_valid_crawler':
      return CRAWLERS.some((prefix) => event.log.startsWith(prefix));
    case 'comp_mswin_targetuser_calleruser_diff':
      return differ(userAfter('Target User Name:', event.log), userAfter('Caller User Name:', event.log));
    default:
      return assertNever(name);
  }
}

function differ(target: string | undefined, caller: string | undefined): boolean {
  return target !== undefined && caller !== undefined && target !== caller;
}

/** The account that a Windows message names after a label, up to a tab or two blanks. */
function userAfter(label: string, log: string): string | undefined {
  const at = log.indexOf(label);
  return at < 0 ? undefined : log.slice(at + label.length).split(/\t| {2}/, 1)[0];
}
