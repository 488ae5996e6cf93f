/** Where an event came from, taken apart. */
export interface Origin {
  readonly agentId: string;
  /** Takes the place of the log's own host name when the location says an agent id. */
  readonly agentName: string | undefined;
  readonly location: string;
}

const MAX_ESCAPED = 2048;

/**
 * Takes `[001] (name) ip->path` apart; a location without `[id]` is kept whole.
 * @returns undefined when the `[` is not closed: message 1106, the event is not processed
 * @source decoding.md 4.6, cases predec-loc-*
 */
export function readLocation(location: string): Origin | undefined {
  const text = cutToFrame(location);
  if (!text.startsWith('[')) return { agentId: '000', agentName: undefined, location: text };
  const end = text.indexOf(']');
  if (end < 0) return undefined;
  const rest = text.slice(end + 2);
  const name = rest.startsWith('(') ? rest.slice(1) : '';
  const nameEnd = name.indexOf(')');
  return { agentId: text.slice(1, end), agentName: nameEnd < 0 ? '' : name.slice(0, nameEnd), location: rest };
}

/** A location travels with `|` and `:` escaped by `|`, in 2,048 bytes (predec-loc-2100). */
function cutToFrame(location: string): string {
  if (location.length * 2 <= MAX_ESCAPED) return location;
  let escapedLength = 0;
  for (let at = 0; at < location.length; at++) {
    const byte = location.charAt(at);
    escapedLength += byte === '|' || byte === ':' ? 2 : 1;
    if (escapedLength > MAX_ESCAPED) return location.slice(0, at);
  }
  return location;
}
