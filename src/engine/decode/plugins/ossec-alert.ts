import type { Event } from '../../event.ts';

const MAX_LOCATION = 254;
const MAX_LOG = 4094;
const BEGINNINGS = ['Alert Level:', 'ossec: Alert Level'];

/**
 * An alert that another OSSEC forwarded: `Alert Level: 3; Rule: 5715 - text; Location: host->path; srcip: 1.2.3.4; user: bob; log`.
 * The event then is what the alert was about, and the rule is the one it names.
 * @source decoding.md 5.7
 */
export function decodeOssecAlert(event: Event, hasRule: (id: number) => boolean): void {
  event.category = 'ossec alert';
  const { log, statics } = event;
  if (!BEGINNINGS.some((beginning) => log.startsWith(beginning))) return;
  const rule = ruleNumber(log);
  if (rule === undefined || !hasRule(rule.id)) return;

  const placeAt = after(log, ';', rule.end);
  if (placeAt === undefined || !log.startsWith(' Location: ', placeAt)) return;
  const placeStart = placeAt + ' Location: '.length;
  const placeEnd = log.indexOf(';', placeStart);
  if (placeEnd < 0) return;
  event.location = `${event.location}|${log.slice(placeStart, placeEnd)}`.slice(0, MAX_LOCATION);
  event.hostname = event.location;

  let rest = log.slice(placeEnd + 1);
  for (const [key, field] of [
    [' srcip: ', 'srcip'],
    [' user: ', 'dstuser'],
  ] as const) {
    const end = rest.indexOf(';');
    if (end < 0 || !rest.startsWith(key)) continue;
    statics[field] = rest.slice(key.length, end);
    rest = rest.slice(end + 1);
  }
  event.log = rest.replace(/^ +/, '').slice(0, MAX_LOG);
  event.fullLog = event.log;
  event.referencedRule = rule.id;
}

/** After the first `;` and the next `:` comes a blank and the number, up to the next blank. */
function ruleNumber(log: string): { readonly id: number; readonly end: number } | undefined {
  const semicolon = after(log, ';', 0);
  const colon = semicolon === undefined ? undefined : after(log, ':', semicolon);
  if (colon === undefined || log.charAt(colon) !== ' ') return undefined;
  const end = log.indexOf(' ', colon + 1);
  if (end < 0) return undefined;
  const text = log.slice(colon + 1, end);
  return /^[0-9]+$/.test(text) ? { id: Number(text), end } : undefined;
}

function after(text: string, byte: string, from: number): number | undefined {
  const at = text.indexOf(byte, from);
  return at < 0 ? undefined : at + 1;
}
