/** A CDB list: keys with values, the first of equal keys. */
export interface CdbList {
  /** As `<list>` in a rule and in ossec.conf names it: `etc/lists/audit-keys`. */
  readonly name: string;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Reads the text form, `key:value` a line. A key or value may stand in double quotes, which drop the text around them; lines
 * without a colon and lines with an unclosed quote are skipped; nothing is trimmed.
 * @source rules.md 1.5
 */
export function readCdbList(name: string, bytes: string): CdbList {
  const values = new Map<string, string>();
  for (const line of bytes.split('\n')) {
    const record = readRecord(line.split('\r', 1)[0] ?? '');
    if (record && !values.has(record.key)) values.set(record.key, record.value);
  }
  return { name, values };
}

function readRecord(line: string): { readonly key: string; readonly value: string } | undefined {
  const quote = line.indexOf('"');
  const firstColon = line.indexOf(':');
  const isQuoted = quote >= 0 && (firstColon < 0 || quote < firstColon);
  const closing = isQuoted ? line.indexOf('"', quote + 1) : -1;
  if (isQuoted && closing < 0) return undefined;
  const colon = isQuoted ? line.indexOf(':', closing + 1) : firstColon;
  if (colon < 0) return undefined;
  const key = isQuoted ? line.slice(quote + 1, closing) : line.slice(0, colon);
  const value = readValue(line.slice(colon + 1));
  return value === undefined ? undefined : { key, value };
}

function readValue(text: string): string | undefined {
  const quote = text.indexOf('"');
  if (quote < 0) return text;
  const closing = text.indexOf('"', quote + 1);
  return closing < 0 ? undefined : text.slice(quote + 1, closing);
}
