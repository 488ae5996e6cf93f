import { bytesToUtf8 } from '../../engine/index.ts';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  jsonErrorOffset,
  parseJson,
  printCompact,
} from '../../engine/json/index.ts';

/** A request that the socket refuses: `error` other than 0, and no data. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly error: 1 | 2 | 3 | 4 | 5;

  constructor(error: 1 | 2 | 3 | 4 | 5, message: string) {
    super(message);
    this.error = error;
  }
}

/** Of a request's JSON text; the answer to a longer one is TOO_LARGE. */
export const MAX_REQUEST_BYTES = 65_535;
export const TOO_LARGE = new RequestError(5, '(7315): Failure to receive message: size is bigger than expected');

export type LogtestRequest =
  | {
      readonly command: 'log_processing';
      /** Bytes of the event; an object's compact form. */
      readonly event: Uint8Array;
      readonly location: string;
      readonly logFormat: string;
      /** As it came: it may be of any type. */
      readonly token: Json | undefined;
      readonly options: Json | undefined;
    }
  | { readonly command: 'remove_session'; readonly token: string };

const CONTEXT_BYTES = 20;
const TOKEN_LENGTH = 8;

/** Says whether a token has the right form; no session need have it. */
export function isToken(token: Json | undefined): token is string {
  return typeof token === 'string' && token.length === TOKEN_LENGTH;
}

/**
 * Reads a request. Keys are case-sensitive; what follows the JSON value is not looked at.
 * @param bytes byte string
 * @throws RequestError
 * @source rules.md 6
 */
export function readRequest(bytes: string): LogtestRequest {
  const parsed = parseJson(bytes);
  if (!parsed) throw new RequestError(1, notJson(bytes));
  const parameters = member(parsed.value, 'parameters');
  const command = member(parsed.value, 'command');
  if (parameters === undefined) throw new RequestError(2, "(7313): 'parameters' JSON field not found");
  if (!isJsonObject(parameters)) throw new RequestError(2, "(7317): 'parameters' JSON field value is not valid");
  if (command === undefined) throw new RequestError(2, "(7313): 'command' JSON field not found");
  if (typeof command !== 'string') throw new RequestError(2, "(7317): 'command' JSON field value is not valid");
  if (command === 'log_processing') return readLogProcessing(parameters);
  if (command === 'remove_session') return readRemoveSession(parameters);
  throw new RequestError(3, '(7306): Unable to process command');
}

function readLogProcessing(parameters: JsonObject): LogtestRequest {
  const location = requiredText(parameters, 'location');
  const logFormat = requiredText(parameters, 'log_format');
  const event = eventBytes(member(parameters, 'event'));
  const [token, options] = [member(parameters, 'token'), member(parameters, 'options')];
  return { command: 'log_processing', event, location, logFormat, token, options };
}

function readRemoveSession(parameters: JsonObject): LogtestRequest {
  const token = member(parameters, 'token');
  if (typeof token !== 'string') {
    throw new RequestError(4, '(7316): Failure to remove session. token JSON field must be a string');
  }
  if (!isToken(token)) throw new RequestError(4, `(7309): '${bytesToUtf8(token)}' is not a valid token`);
  return { command: 'remove_session', token };
}

function requiredText(parameters: JsonObject, name: string): string {
  const value = member(parameters, name);
  if (typeof value === 'string' && value !== '') return bytesToUtf8(value);
  throw new RequestError(2, `(7308): '${name}' JSON field is required and must be a string`);
}

function eventBytes(event: Json | undefined): Uint8Array {
  if (event === undefined) throw new RequestError(2, "(7313): 'event' JSON field not found");
  if (typeof event === 'string' && event !== '') return Buffer.from(event, 'latin1');
  if (isJsonObject(event) && event.members.length > 0) return Buffer.from(printCompact(event), 'latin1');
  throw new RequestError(2, "(7317): 'event' JSON field value is not valid");
}

/** The first member of that name: the engine's reader takes the first, too. */
export function member(value: Json, name: string): Json | undefined {
  return isJsonObject(value) ? value.members.find(([key]) => key === name)?.[1] : undefined;
}

function notJson(bytes: string): string {
  const at = jsonErrorOffset(bytes);
  const context = bytes.slice(Math.max(0, at - CONTEXT_BYTES / 2)).slice(0, CONTEXT_BYTES);
  return `(7307): Error parsing JSON in position ${at}, ... ${bytesToUtf8(context)} ...`;
}
