import type { Event } from '../../event.ts';

const DOTS_OF_AN_ADDRESS = 4;

/**
 * OpenBSD's pf: `rule 3/(match) pass in on em0: 10.0.0.1.1234 > 10.0.0.2.80: tcp`. What is set before it stops, stays.
 * @source decoding.md 5.7
 */
export function decodePf(event: Event): void {
  const { log, statics } = event;
  const parenthesis = log.indexOf(')');
  if (parenthesis < 0 || log.charAt(parenthesis + 1) !== ' ') return;
  const action = { p: 'pass', b: 'block' }[log.charAt(parenthesis + 2)];
  if (action === undefined) return;
  statics.action = action;

  const colon = log.indexOf(':', parenthesis);
  if (colon < 0 || log.charAt(colon + 1) !== ' ') return;
  const sourceEnd = log.indexOf(' ', colon + 2);
  if (sourceEnd < 0) return;
  const source = splitPort(log.slice(colon + 2, sourceEnd));
  statics.srcip = source.address;
  if (source.port !== undefined) statics.srcport = source.port;

  if (!log.startsWith('> ', sourceEnd + 1)) return;
  const destinationEnd = log.indexOf(':', sourceEnd + 3);
  if (destinationEnd < 0) return;
  const destination = splitPort(log.slice(sourceEnd + 3, destinationEnd));
  statics.dstip = destination.address;
  if (destination.port !== undefined) statics.dstport = destination.port;

  const rest = log.slice(destinationEnd + 1).replace(/^ +/, '');
  if (rest !== '') statics.protocol = { u: 'UDP', i: 'ICMP' }[rest.charAt(0)] ?? 'TCP';
}

/** The port follows the fourth dot. */
function splitPort(text: string): { readonly address: string; readonly port: string | undefined } {
  const parts = text.split('.');
  if (parts.length <= DOTS_OF_AN_ADDRESS) return { address: text, port: undefined };
  return { address: parts.slice(0, DOTS_OF_AN_ADDRESS).join('.'), port: parts.slice(DOTS_OF_AN_ADDRESS).join('.') };
}
