import type { Json, Members } from '../../../src/define/index.ts';
import { some } from './clean.ts';
import { Distinct } from './distinct.ts';
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
  const addresses = new Distinct();
  addAddresses(addresses, text);
  return addresses.text;
}

/** A MAC address in lower case with colons; the API writes it in four ways. Another text stays as it is. */
export function macAddress(text: string): string {
  if (plainMac.test(text)) return text;
  const digits = text.replace(/[:\-.]/g, '').toLowerCase();
  return /^[0-9a-f]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : text;
}

/** A comma list of MAC addresses, each in the one spelling. */
export function macList(text: string | undefined): string | undefined {
  const macs = new Distinct();
  addMacs(macs, text);
  return macs.text;
}

/** Network interfaces summed up: an array of objects is no field to Wazuh's rules. */
export function networkSummary(interfaces: readonly Json[]): Members | undefined {
  const [names, addresses, macs, gateways] = [new Distinct(), new Distinct(), new Distinct(), new Distinct()];
  for (const entry of interfaces) {
    if (!isObject(entry)) continue;
    names.add(textAt(entry, 'name'));
    for (const address of arrayAt(entry, 'inet')) addAddresses(addresses, String(address));
    for (const address of arrayAt(entry, 'inet6')) addAddresses(addresses, String(address));
    addMacs(macs, textAt(entry, 'physical'));
    addAddresses(gateways, textAt(entry, 'gatewayIp'));
  }
  return some({ interfaces: names.text, addresses: addresses.text, macs: macs.text, gateways: gateways.text });
}

function addAddresses(addresses: Distinct, text: string | undefined): void {
  for (const piece of piecesOf(text)) if (ipV4.test(piece) || ipV6.test(piece)) addresses.add(piece);
}

function addMacs(macs: Distinct, text: string | undefined): void {
  for (const piece of piecesOf(text)) macs.add(macAddress(piece));
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
