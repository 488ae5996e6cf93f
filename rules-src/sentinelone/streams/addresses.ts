import type { Json } from '../../../src/define/index.ts';
import { distinctText } from './clean.ts';
import { arrayAt, isObject, textAt } from './read.ts';

const ipV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const ipV6 = /^(?=[^:]*:[^:]*:|[^:]*::)[0-9a-f:]{2,39}(?:(?:\d{1,3}\.){3}\d{1,3})?(?:%[\w.-]+)?$/i;
const plainMac = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;

/**
 * An address list in one text (`192.0.2.1,192.0.2.2,`): the API joins several addresses with commas and may leave
 * empty or broken pieces, which fail in an index that expects addresses.
 * @returns the valid addresses joined by commas, or undefined when there is none
 */
export function addressList(text: string | undefined): string | undefined {
  return distinctText(piecesOf(text).filter((piece) => ipV4.test(piece) || ipV6.test(piece)));
}

/** A MAC address in lower case with colons; the API writes it in four ways. Another text stays as it is. */
export function macAddress(text: string): string {
  if (plainMac.test(text)) return text;
  const digits = text.replace(/[:\-.]/g, '').toLowerCase();
  return /^[0-9a-f]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : text;
}

/** A comma list of MAC addresses, each in the one spelling. */
export function macList(text: string | undefined): string | undefined {
  return distinctText(piecesOf(text).map(macAddress));
}

/** Network interfaces summed up: an array of objects is no field to Wazuh's rules. */
export function networkSummary(interfaces: readonly Json[]): Readonly<Record<string, string | undefined>> {
  const names: (string | undefined)[] = [];
  const addresses: Json[] = [];
  const macs: string[] = [];
  const gateways: string[] = [];
  for (const entry of interfaces) {
    if (!isObject(entry)) continue;
    names.push(textAt(entry, 'name'));
    addresses.push(...arrayAt(entry, 'inet'), ...arrayAt(entry, 'inet6'));
    macs.push(textAt(entry, 'physical') ?? '');
    gateways.push(textAt(entry, 'gatewayIp') ?? '');
  }
  return {
    interfaces: distinctText(names),
    addresses: addressList(addresses.map(String).join(',')),
    macs: macList(macs.join(',')),
    gateways: addressList(gateways.join(',')),
  };
}

/** The pieces of a comma list that hold something. */
function piecesOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  if (!text.includes(',') && text.trim() === text) return [text];
  return text
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
