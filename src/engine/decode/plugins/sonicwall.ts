import type { Event } from '../../event.ts';
import { afterMatch, compileExpression } from '../../regex/index.ts';

const PRIORITY = compileExpression('pri=(\\d) c=(\\d+) m=(\\d+) ', 'osregex', 'capture');
const ADDRESSES = compileExpression(
  'src=(\\d+.\\d+.\\d+.\\d+):(\\d+):\\S+ dst=(\\d+.\\d+.\\d+.\\d+):(\\d+):',
  'osregex',
  'capture',
);
const PAGE = compileExpression('result=(\\d+) dstname=(\\S+) arg=(\\S+)$', 'osregex', 'capture');

const IDS_CATEGORY = '32';
const MAX_CATEGORY = 7;
const MAX_PROTOCOL = 6;
const FIREWALL_ACTIONS: Readonly<Record<string, string>> = {
  98: 'pass',
  597: 'pass',
  598: 'pass',
  36: 'drop',
  37: 'drop',
  38: 'drop',
  173: 'drop',
  174: 'drop',
  537: 'close',
};
const WEB_PAGE_ID = '97';

/**
 * SonicWall: `pri=6 c=1024 m=537 … src=10.0.0.1:1:LAN dst=10.0.0.2:80:WAN proto=tcp/http`.
 * The stock ruleset never runs it: its decoder has children.
 * @source decoding.md 5.7
 */
export function decodeSonicWall(event: Event): void {
  const { log, statics } = event;
  event.category = 'syslog';
  const priority = PRIORITY.exec(log);
  if (priority === undefined) return;
  const [status, category = '', id] = priority.captures ?? [];
  statics.status = status;
  statics.id = id;

  const afterPriority = log.slice(Math.max(0, priority.end));
  const addresses = ADDRESSES.exec(afterPriority);
  if (addresses === undefined) return;
  [statics.srcip, statics.srcport, statics.dstip, statics.dstport] = addresses.captures ?? [];

  const afterAddresses = afterPriority.slice(afterMatch(addresses.end, afterPriority, false));
  const rest = afterAddresses.slice(afterAddresses.indexOf(' ') + 1 || afterAddresses.length);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a byte 0 or 1 ends the protocol in the real engine too
  if (rest.startsWith('proto=')) statics.protocol = rest.slice(6, 6 + MAX_PROTOCOL).replace(/[/\0\x01].*$/s, '');
  classify(event, category.slice(0, MAX_CATEGORY), rest);
}

function classify(event: Event, category: string, rest: string): void {
  const { statics } = event;
  const id = statics.id ?? '';
  if (category === IDS_CATEGORY) {
    event.category = 'ids';
    return;
  }
  const action = FIREWALL_ACTIONS[id];
  if (action !== undefined) {
    event.category = 'firewall';
    statics.action = action;
    return;
  }
  if (id !== WEB_PAGE_ID) return;
  event.category = 'squid';
  const [result, host, path] = PAGE.exec(rest)?.captures ?? [];
  if (result === undefined || host === undefined || path === undefined) return;
  statics.id = result;
  statics.url = host + path;
}
