import { describe, expect, test } from 'vitest';
import { utf8ToBytes } from '../../src/engine/bytes.ts';
import { minimalBase } from '../../src/engine/index.ts';
import { isJsonObject, type JsonObject, parseJson } from '../../src/engine/json/index.ts';
import { checkCase } from './cases.ts';

const bases = { minimal: minimalBase, stock: undefined };
const good = { event: 'zebra', location: 'stdin', log_format: 'syslog' };

function caseOf(event: object, answer: object): JsonObject {
  const recorded = { messages: [], load_error: false, answers: [answer] };
  const text = JSON.stringify({ name: 'made', base: 'minimal', events: [event], recorded });
  const value = parseJson(utf8ToBytes(text))?.value;
  if (value === undefined || !isJsonObject(value)) throw new Error(text);
  return value;
}

describe('a recorded refusal of a request', () => {
  test.each([
    [{ ...good, location: '' }, 2, "(7308): 'location' JSON field is required and must be a string"],
    [{ ...good, log_format: 7 }, 2, "(7308): 'log_format' JSON field is required and must be a string"],
    [{ location: 'stdin', log_format: 'syslog' }, 2, "(7313): 'event' JSON field not found"],
    [{ ...good, event: 'x'.repeat(65_536) }, 5, '(7315): Failure to receive message: size is bigger than expected'],
    [{ ...good, event: {} }, 2, "(7317): 'event' JSON field value is not valid"],
  ])('is compared with ours: %.80j', (event, error, message) => {
    expect(checkCase(caseOf(event, { error, message }), bases)).toBeUndefined();
    expect(checkCase(caseOf(event, { error, message: 'another' }), bases)).toMatchObject({
      what: 'answer 0 message',
    });
    expect(checkCase(caseOf(event, { error: 0 }), bases)).toMatchObject({ what: 'answer 0 error' });
  });
});
