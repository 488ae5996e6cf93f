/** An address or a network of `<srcip>` and `<dstip>`: `bytes` are masked already, 4 or 16 of them, none for `any`. */
export interface AddressRange {
  readonly bytes: readonly number[];
  readonly mask: readonly number[];
}

/**
 * Reads `any`, an IPv4 or IPv6 address, `address/prefix` or `IPv4/dotted mask`. A leading `!` is thrown away and does not
 * negate; `::ffff:IPv4` is read as that IPv4 address.
 * @returns undefined where Wazuh gives message 1237
 * @source rules.md 1.3
 */
export function parseRange(text: string): AddressRange | undefined {
  const plain = text.startsWith('!') ? text.slice(1) : text;
  if (plain === 'any') return { bytes: [], mask: [] };
  const slash = plain.indexOf('/');
  const address = slash < 0 ? plain : plain.slice(0, slash);
  const suffix = slash < 0 ? undefined : plain.slice(slash + 1);
  const bytes = parseIpv4(address.replace(/^::ffff:(?=\d+\.)/i, '')) ?? parseIpv6(address);
  if (!bytes) return undefined;
  const mask = parseMask(suffix, bytes.length);
  return mask && { bytes: bytes.map((byte, index) => byte & (mask[index] ?? 0)), mask };
}

/** Reads an event's address; what is not exactly an address is undefined and in no range. */
export function parseAddress(text: string): readonly number[] | undefined {
  return parseIpv4(text) ?? parseIpv6(text);
}

/**
 * Says whether an address lies in a range.
 * quirk: an IPv4 address is compared with the first eight bytes of an IPv6 range, four taken as address and four as mask, so
 * that `::1` takes every IPv4 address (rules.md 1.3). The other mix has no stable result; here it is in no range.
 */
export function isInRange(address: readonly number[], range: AddressRange): boolean {
  if (range.bytes.length === 0) return true;
  if (address.length > range.bytes.length) return false;
  const crossed = address.length < range.bytes.length;
  const mask = crossed ? range.bytes.slice(4, 8) : range.mask;
  return address.every((byte, index) => (byte & (mask[index] ?? 0)) === range.bytes[index]);
}

function parseMask(suffix: string | undefined, size: number): readonly number[] | undefined {
  if (suffix === undefined) return new Array<number>(size).fill(255);
  if (size === 4 && suffix.includes('.')) return parseIpv4(suffix);
  if (!/^\d{1,3}$/.test(suffix)) return undefined;
  const bits = Number(suffix);
  if (bits > size * 8) return undefined;
  return Array.from({ length: size }, (_, index) => (0xff00 >> Math.max(0, Math.min(8, bits - index * 8))) & 0xff);
}

function parseIpv4(text: string): readonly number[] | undefined {
  if (!/^(?:(?:0|[1-9]\d{0,2})(?:\.(?!$)|$)){4}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function parseIpv6(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (!text.includes(':') || halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : parseGroups(half)));
  if (!head) return undefined;
  if (halves.length === 1) return head.length === 16 ? head : undefined;
  if (!tail || head.length + tail.length > 14) return undefined;
  return [...head, ...new Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

/** Colon-separated groups of hexadecimal digits, the last one may be an IPv4 address. */
function parseGroups(text: string): number[] | undefined {
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const embedded = index === groups.length - 1 && group.includes('.') ? parseIpv4(group) : undefined;
    if (embedded) {
      bytes.push(...embedded);
      continue;
    }
    if (!/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
    const value = Number.parseInt(group, 16);
    bytes.push(value >> 8, value & 0xff);
  }
  return bytes;
}
