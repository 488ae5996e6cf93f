import { MAX_REQUEST_BYTES, RequestError, readRequest, TOO_LARGE } from '../../src/cli/serve/request.ts';
import { bytesToUtf8, latin1FromUint8Array } from '../../src/engine/bytes.ts';
import {
  type Answer,
  type LoadOptions,
  loadRuleset,
  type RulesetFile,
  Session,
  validateRuleset,
} from '../../src/engine/index.ts';
import { type JsonMember, type JsonObject, printCompact } from '../../src/engine/json/index.ts';
import { compare, compareAnswer } from './answer.ts';
import type { Difference } from './area.ts';
import { asJson, member, objectAt, objectsAt, textAt, textsAt, without } from './recorded.ts';

/** What a case's `base` loads beside its own files; `stock` undefined when the vendor's ruleset is not at hand. */
export interface Bases {
  readonly minimal: readonly RulesetFile[];
  readonly stock: readonly RulesetFile[] | undefined;
}

const MANAGER = 'MGR';
const START_MS = Date.UTC(2026, 0, 5, 12);
const BETWEEN_EVENTS_MS = 1;

/** Says whether a case can be run with what is at hand. */
export function needsStock(recorded: JsonObject): boolean {
  return textAt(recorded, 'base') === 'stock' || shippedFiles(recorded).length > 0;
}

/** The first thing in which a case of cases/*.jsonl differs from its recording. */
export function checkCase(recorded: JsonObject, bases: Bases): Difference | undefined {
  const name = textAt(recorded, 'name') ?? '';
  const expected = objectAt(recorded, 'recorded');
  const files = caseFiles(recorded, bases);
  const options = caseOptions(recorded);
  const expectedCheck = objectAt(expected, 'check');
  const check = expectedCheck && validateRuleset(files, options);
  return (
    checkAnswers(name, recorded, runCase(recorded, files, options)) ??
    (check &&
      (compare(name, 'check.exit', member(expectedCheck, 'exit'), check.exit) ??
        compare(name, 'check.log', member(expectedCheck, 'log'), asJson(check.log))))
  );
}

/** What an event gets: an answer, or the socket's refusal of the request. */
export type Reply = Answer | RequestError;

function checkAnswers(name: string, recorded: JsonObject, answers: readonly Reply[]): Difference | undefined {
  const expected = objectAt(recorded, 'recorded');
  const isRefused = answers.some((answer) => 'isRefused' in answer && answer.isRefused);
  const refused = compare(name, 'load_error', member(expected, 'load_error'), isRefused);
  if (refused) return refused;
  for (const [index, recordedAnswer] of objectsAt(expected, 'answers').entries()) {
    const answer = answers[index];
    if (!answer) return { name, what: `answer ${index}`, expected: 'an answer', actual: '-' };
    if (answer instanceof RequestError) {
      const difference = checkRefusal(name, recordedAnswer, answer);
      if (difference) return { ...difference, what: `answer ${index} ${difference.what}` };
      continue;
    }
    const messages = member(index === 0 ? expected : recordedAnswer, 'messages');
    const difference = compareAnswer(name, recordedAnswer, answer, { expected: messages, actual: answer.messages });
    if (difference) return { ...difference, what: `answer ${index} ${difference.what}` };
    const agent = textAt(recordedAnswer, 'agent_name') ?? MANAGER;
    const hasAgent = answer.output && objectAt(answer.output, 'agent');
    if (hasAgent && textAt(hasAgent, 'name') !== agent) {
      return { name, what: `answer ${index} agent.name`, expected: agent, actual: textAt(hasAgent, 'name') ?? '-' };
    }
  }
  return undefined;
}

function checkRefusal(name: string, recorded: JsonObject, { error, message }: RequestError): Difference | undefined {
  return (
    compare(name, 'error', member(recorded, 'error'), error) ??
    compare(name, 'message', member(recorded, 'message'), asJson(message))
  );
}

/** All events go to one session at once, but for the seconds that `wait` says. */
export function runCase(recorded: JsonObject, files: readonly RulesetFile[], options: LoadOptions): readonly Reply[] {
  let nowMs = START_MS;
  const session = new Session(loadRuleset(files, options), {
    clock: () => nowMs,
    zoneOffsetMinutes: () => 0,
    managerName: MANAGER,
  });
  return objectsAt(recorded, 'events').map((event) => {
    const wait = member(event, 'wait');
    nowMs += BETWEEN_EVENTS_MS + (typeof wait === 'number' ? Math.round(wait * 1000) : 0);
    return reply(session, event);
  });
}

/** Sends the event as the socket takes it: a request may be refused before the engine sees it. */
function reply(session: Session, event: JsonObject): Reply {
  try {
    const text = requestText(event);
    if (text.length > MAX_REQUEST_BYTES) return TOO_LARGE;
    const request = readRequest(text);
    if (request.command !== 'log_processing') throw new Error('not an event');
    const rulesDebug = member(objectAt(event, 'options'), 'rules_debug') === true;
    return session.process({ event: request.event, location: request.location, rulesDebug });
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
}

function requestText(event: JsonObject): string {
  const base64 = textAt(event, 'event_base64');
  const bytes: readonly JsonMember[] =
    base64 === undefined ? [] : [['event', latin1FromUint8Array(Buffer.from(base64, 'base64'))]];
  const parameters = { members: [...without(event, ['wait', 'event_base64']).members, ...bytes] };
  return printCompact({
    members: [
      ['command', 'log_processing'],
      ['parameters', parameters],
    ],
  });
}

/** What a case's ossec.conf says of loading. */
export function caseOptions(recorded: JsonObject): LoadOptions {
  const config = objectAt(recorded, 'config');
  const level = member(config, 'log_alert_level');
  const declared = member(config, 'declare_lists');
  return {
    ...(level === undefined ? {} : { logAlertLevel: typeof level === 'number' ? level : 0 }),
    ...(declared === undefined || declared === true ? {} : { declaredLists: declaredLists(config) }),
  };
}

/** The lists that ossec.conf names, by their names or paths; none of them when the recording says false. */
function declaredLists(config: JsonObject | undefined): readonly string[] {
  return textsAt(config, 'declare_lists').map((list) => (list.includes('/') ? list : `etc/lists/${list}`));
}

/** The files of a case, those of its base first. */
export function caseFiles(recorded: JsonObject, { minimal, stock }: Bases): readonly RulesetFile[] {
  const base = textAt(recorded, 'base');
  if (needsStock(recorded) && !stock) throw new Error('the stock ruleset is not at hand');
  const shipped = new Set(shippedFiles(recorded));
  return [
    ...(base === 'minimal' ? minimal : base === 'stock' ? (stock ?? []) : []),
    ...(stock ?? []).filter(({ path }) => shipped.has(path)),
    ...namedFiles(objectAt(recorded, 'files'), ''),
    ...namedFiles(objectAt(recorded, 'lists'), 'etc/lists/'),
    ...localFile('etc/decoders/local_decoder.xml', textAt(recorded, 'decoders')),
    ...localFile('etc/rules/local_rules.xml', textAt(recorded, 'rules')),
  ];
}

function shippedFiles(recorded: JsonObject): readonly string[] {
  return [
    ...textsAt(recorded, 'stock_decoders').map((name) => `ruleset/decoders/${name}`),
    ...textsAt(recorded, 'stock_rules').map((name) => `ruleset/rules/${name}`),
  ];
}

function namedFiles(files: JsonObject | undefined, folder: string): RulesetFile[] {
  return (files?.members ?? []).flatMap(([name, text]) =>
    typeof text === 'string' ? [{ path: folder + bytesToUtf8(name), text: bytesToUtf8(text) }] : [],
  );
}

function localFile(path: string, text: string | undefined): RulesetFile[] {
  return text === undefined ? [] : [{ path, text }];
}
