import { OssifyError } from '../../diagnostics/index.ts';
import { type Answer, bytesToUtf8, utf8ToBytes } from '../../engine/index.ts';
import { isJsonObject, type Json, type JsonMember, printCompact } from '../../engine/json/index.ts';
import { isToken, type LogtestRequest, member, RequestError, readRequest } from './request.ts';
import type { OpenSession, SessionTable } from './session-table.ts';

/**
 * Answers one request of the logtest socket.
 * @param request byte string, JSON
 * @returns byte string, JSON
 * @source rules.md 6
 */
export function answerRequest(request: string, sessions: SessionTable): string {
  try {
    const read = readRequest(request);
    return reply(0, read.command === 'remove_session' ? removeSession(read.token, sessions) : process(read, sessions));
  } catch (error) {
    if (error instanceof RequestError) return refusal(error);
    throw error;
  }
}

/** The answer to a request that cannot be taken. */
export function refusal({ error, message }: RequestError): string {
  return reply(error, [], message);
}

function reply(error: number, data: readonly JsonMember[], message?: string): string {
  const text: readonly JsonMember[] = message === undefined ? [] : [['message', utf8ToBytes(message)]];
  return printCompact({ members: [...text, ['error', error], ['data', { members: data }]] });
}

function removeSession(token: string, sessions: SessionTable): JsonMember[] {
  const shown = bytesToUtf8(token);
  return sessions.remove(token)
    ? dataOf([`INFO: (7206): The session '${shown}' was closed successfully`], 0)
    : dataOf([`ERROR: (7004): No session found for token '${shown}'`], -1);
}

function dataOf(messages: readonly string[], codemsg: number, between: readonly JsonMember[] = []): JsonMember[] {
  const list: readonly JsonMember[] = messages.length === 0 ? [] : [['messages', messages.map(utf8ToBytes)]];
  return [...list, ...between, ['codemsg', codemsg]];
}

type LogProcessing = Extract<LogtestRequest, { command: 'log_processing' }>;

function process(request: LogProcessing, sessions: SessionTable): JsonMember[] {
  const warnings: string[] = [];
  const rulesDebug = readRulesDebug(request.options, warnings);
  const open = findSession(request.token, sessions, warnings) ?? createSession(sessions);
  if (open instanceof OssifyError) return dataOf([...warnings, `ERROR: ${open.code}: ${open.message}`, NO_SESSION], -1);
  const { event, location, logFormat } = request;
  const answer = open.session.process({ event, location, logFormat, rulesDebug });
  // quirk: a ruleset with errors leaves the caller without a session.
  if (answer.isRefused) return dataOf([...warnings, ...answer.messages].slice(-MAX_MESSAGES), -1);
  sessions.keep(open);
  const messages = [...warnings, ...answer.messages].slice(-MAX_MESSAGES);
  const codemsg = answer.codemsg === 0 && warnings.length > 0 ? 1 : answer.codemsg;
  return dataOf(messages, codemsg, processed(open, answer));
}

/** The list is a queue: with more, the oldest are lost. */
const MAX_MESSAGES = 50;
const NO_SESSION = 'ERROR: (7311): Failure to initializing session';

/** A ruleset that cannot be read now, or that asks for what this engine does not do, opens no session. */
function createSession(sessions: SessionTable): OpenSession | OssifyError {
  try {
    return sessions.create();
  } catch (error) {
    if (error instanceof OssifyError) return error;
    throw error;
  }
}

function processed({ token }: OpenSession, { output, rulesDebug, alert }: Answer): JsonMember[] {
  const shown: JsonMember[] = [['token', token]];
  if (output !== undefined) shown.push(['output', output]);
  if (rulesDebug !== undefined) shown.push(['rules_debug', rulesDebug.map(utf8ToBytes)]);
  if (alert !== undefined) shown.push(['alert', alert]);
  return shown;
}

function findSession(token: Json | undefined, sessions: SessionTable, warnings: string[]): OpenSession | undefined {
  if (token === undefined) return undefined;
  const shown = bytesToUtf8(typeof token === 'string' ? token : printCompact(token));
  if (!isToken(token)) {
    warnings.push(`WARNING: (7309): '${shown}' is not a valid token`);
    return undefined;
  }
  const found = sessions.find(token);
  if (!found) warnings.push(`WARNING: (7003): '${shown}' token expires`);
  return found;
}

function readRulesDebug(options: Json | undefined, warnings: string[]): boolean {
  if (options === undefined) return false;
  if (!isJsonObject(options)) {
    warnings.push("WARNING: (7005): 'options' field must be a JSON object. The parameter will be ignored");
    return false;
  }
  const rulesDebug = member(options, 'rules_debug');
  if (rulesDebug === undefined || typeof rulesDebug === 'boolean') return rulesDebug ?? false;
  warnings.push("WARNING: (7006): 'rules_debug' field must be a boolean. The parameter will be ignored");
  return false;
}
