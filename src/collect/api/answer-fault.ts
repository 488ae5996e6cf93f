import { CollectFault } from '../fault.ts';
import type { TransportAnswer } from './transport.ts';

const EXCERPT_LENGTH = 200;

/** What an answer other than 200 means. `where` is `GET host/path`, without the query. */
export function answerFault(answer: TransportAnswer, where: string, nowMs: number): CollectFault {
  const { status } = answer;
  const options = { httpStatus: status, message: `HTTP ${status} from ${where}${excerpt(answer)}` };
  if (status === 401) {
    return new CollectFault({
      ...options,
      class: 'auth',
      advice:
        'The token expired, was revoked, or belongs to another console: check the URL people log in to, and renew the token.',
    });
  }
  if (status === 403) {
    return new CollectFault({
      ...options,
      class: 'forbidden',
      advice: "Give the token's user the right to read this, or turn the stream off in the configuration.",
    });
  }
  if (status === 429) {
    return new CollectFault({
      ...options,
      class: 'rate',
      advice: 'The console is busy or the token is used elsewhere too: give the collector a token of its own.',
      isTransient: true,
      retryAfterMs: retryAfterMs(answer.headers['retry-after'], nowMs),
    });
  }
  if (status === 408 || status >= 500) {
    return new CollectFault({
      ...options,
      class: 'server',
      advice: "Wait, and see the vendor's status page if it lasts; nothing is lost meanwhile.",
      isTransient: true,
      wantsSmallerPage: status !== 408 && status !== 503,
      retryAfterMs: retryAfterMs(answer.headers['retry-after'], nowMs),
    });
  }
  return new CollectFault({
    ...options,
    class: 'format',
    advice: 'The console does not know this request: turn the stream off if it has no such list, else report it.',
  });
}

/** @returns milliseconds, from seconds or a date; undefined when it says neither */
export function retryAfterMs(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value.trim())) return Math.ceil(Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** The start of a JSON answer in one line: the console's own words; pages of HTML say nothing. */
function excerpt({ headers, body }: TransportAnswer): string {
  const isJson = headers['content-type']?.includes('json') ?? false;
  const text = body.toString();
  if (!isJson || text.trim() === '') return '.';
  return `: ${text.slice(0, EXCERPT_LENGTH).replace(/\s+/g, ' ').trim()}`;
}
