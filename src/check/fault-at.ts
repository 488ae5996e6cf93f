import type { XmlElement } from '../engine/xml/index.ts';
import type { Fault } from './check.ts';
import type { CheckedFile } from './input.ts';

/** A fault of an element, at its opening tag. */
export function faultAt(file: CheckedFile, element: XmlElement, message: string, hint?: string): Fault {
  return { at: file.source.at(element), message, ...(hint === undefined ? {} : { hint }) };
}
