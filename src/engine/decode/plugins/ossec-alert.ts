import type { Event } from '../../event.ts';

const MAX_LOCATION = 254;
const MAX_LOG = 4094;
const BEGINNINGS = ['Alert Level:', 'ossec: Alert Level'];
const PAIRS = [
  { key: ' srcip: ', field: 'srcip' },
  { key: ' user: ', field: 'dstuser' },
] as const;

/**
 * An alert that another OSSEC forwarded: `Alert Level: 3; Rule: 5715 - text; Location: host->path; srcip: 1.2.3.4; user: bob; log`.
 * The event then is what the alert was about, and the rule is the one it names.
 * @source decoding.md 5.7
 */
export function decodeOssecAlert(event: Event, hasRule: (id: number) => boolean): void {
  event.category = 'ossec alert';
  const { log } = event;
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

  const rest = readPairs(event, log.slice(placeEnd + 1));
  event.log = rest.replace(/^ +/, '').slice(0, MAX_LOG);
  event.fullLog = event.log;
  event.referencedRule = rule.id;
}

/** Takes ` srcip: 10.0.0.1;` and ` user: bob;` off the text's beginning. */
function readPairs(event: Event, text: string): string {
  let rest = text;
  for (let pair = findPair(rest); pair !== undefined; pair = findPair(rest)) {
    const end = rest.indexOf(';');
    event.statics[pair.field] = rest.slice(pair.key.length, end);
    rest = rest.slice(end + 1);
  }
  return rest;
}

function findPair(text: string): (typeof PAIRS)[number] | undefined {
  return text.includes(';') ? PAIRS.find(({ key }) => text.startsWith(key)) : undefined;
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
