import { lowerAscii } from '../bytes.ts';

let lastSubject = '';
let lastLowered = '';

/** `lowerAscii`, remembering its last answer: a ruleset puts hundreds of patterns to one text in a row. */
export function lowered(subject: string): string {
  if (subject !== lastSubject) {
    lastSubject = subject;
    lastLowered = lowerAscii(subject);
  }
  return lastLowered;
}
