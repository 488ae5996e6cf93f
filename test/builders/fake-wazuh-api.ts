import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeManager {
  readonly url: string;
  /** By API path; `/manager/configuration` is ossec.conf. */
  readonly files: Map<string, string>;
  /** What the live engine runs on: a copy of `files`, made by a reload only. */
  live: ReadonlyMap<string, string>;
  readonly asked: string[];
  /** Events of logtest's sessions, by token. */
  readonly sessions: Map<string, readonly string[]>;
  close(): Promise<void>;
}

export interface Faults {
  /** An upload whose text holds this is refused with 1113 and undone, as by the dummy logtest event. */
  readonly refusedText?: string;
  /** An upload whose text holds this ends in an internal error (1000), as for a text that only the engine can read. */
  readonly brokenText?: string;
  /** From this upload on the API answers nothing but 500. */
  readonly diesAtUpload?: number;
  /** The validation's messages, as failed item 1908. */
  readonly validation?: string;
  /** Rules that stay silent in logtest. */
  readonly silentRules?: readonly string[];
  /** A text that is kept with a quote in front, as the API does to `= + - @`. */
  readonly alteredText?: string;
  readonly cluster?: boolean;
  /** Which rule the last event of a session fires; without it an event's own text says it. */
  readonly answer?: (session: readonly string[]) => string | undefined;
}

interface Ask {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly type: 'application/json' | 'text/plain';
  readonly text: string;
}

const TOKEN = 'fake.jwt.token';
const CONFIGURATION = '/manager/configuration';

/** A manager's REST API as far as installs use it: 200 with failed items, upload without reload, 1113, 1905, 1112. */
export async function fakeWazuhApi(files: Readonly<Record<string, string>>, faults: Faults = {}): Promise<FakeManager> {
  const server = createServer((request, response) => {
    void asked(request).then((ask) => {
      manager.asked.push(`${ask.method} ${ask.url.pathname}`);
      const { status, type, text } = replyTo(ask, manager, faults);
      response.writeHead(status, { 'content-type': type }).end(text);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const manager: FakeManager = {
    url: `http://127.0.0.1:${port}`,
    files: new Map(Object.entries(files)),
    live: new Map(Object.entries(files)),
    asked: [],
    sessions: new Map(),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return manager;
}

async function asked(request: IncomingMessage): Promise<Ask> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return {
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://manager'),
    authorization: request.headers.authorization,
    body,
  };
}

function replyTo(ask: Ask, manager: FakeManager, faults: Faults): Reply {
  const path = ask.url.pathname;
  if (path === '/security/user/authenticate') {
    return plain(TOKEN, ask.authorization === `Basic ${btoa('wazuh:secret')}` ? 200 : 401);
  }
  const uploads = manager.asked.filter((line) => /^PUT .*files|^PUT .*configuration/.test(line)).length;
  if (uploads >= (faults.diesAtUpload ?? Number.POSITIVE_INFINITY)) return plain('', 500);
  if (ask.authorization !== `Bearer ${TOKEN}`) return plain('{}', 401);
  if (path === '/cluster/status') return json({ data: { enabled: faults.cluster ? 'yes' : 'no' }, error: 0 });
  if (path === `${CONFIGURATION}/validation`) return faults.validation ? failed(1908, faults.validation) : done();
  if (/^\/(?:manager|cluster)\/analysisd\/reload$/.test(path)) {
    manager.live = new Map(manager.files);
    return done();
  }
  if (path === '/logtest') return logtest(ask.body, manager, faults);
  if (path.startsWith('/logtest/sessions/')) return done();
  return fileReply(ask, manager.files, faults);
}

/** The fake engine: an event's own text says which rule it fires, unless the test does. */
function logtest(body: string, { sessions }: FakeManager, { silentRules, answer }: Faults): Reply {
  const { event, token = `session${sessions.size}` } = JSON.parse(body);
  const session = [...(sessions.get(token) ?? []), String(event)];
  sessions.set(token, session);
  const id = answer ? answer(session) : /"rule":(\d+)/.exec(String(event))?.[1];
  const output = id && !silentRules?.includes(id) ? { rule: { id } } : {};
  return json({ data: { token, output, codemsg: 0 }, error: 0 });
}

function fileReply({ method, url, body }: Ask, files: Map<string, string>, faults: Faults): Reply {
  const there = files.get(url.pathname);
  if (method === 'GET') return there === undefined ? failed(1906, 'File does not exist') : plain(there);
  if (method === 'DELETE') return files.delete(url.pathname) ? done() : failed(1906, 'File does not exist');
  if (body === '') return failed(1112, 'Empty files are not supported');
  const overwrites = url.searchParams.get('overwrite') === 'true' || url.pathname === CONFIGURATION;
  if (there !== undefined && !overwrites) return failed(1905, 'File already exists');
  if (faults.refusedText && body.includes(faults.refusedText)) return failed(1113, 'XML syntax error');
  if (faults.brokenText && body.includes(faults.brokenText))
    return { ...json({ title: 'Wazuh Internal Error', error: 1000 }), status: 500 };
  files.set(url.pathname, faults.alteredText ? body.replace(faults.alteredText, `'${faults.alteredText}`) : body);
  return done();
}

function plain(text: string, status = 200): Reply {
  return { status, type: 'text/plain', text };
}

function json(value: unknown): Reply {
  return { status: 200, type: 'application/json', text: JSON.stringify(value) };
}

function done(): Reply {
  return json({ data: { affected_items: ['x'], failed_items: [] }, error: 0 });
}

function failed(code: number, message: string): Reply {
  return json({ data: { affected_items: [], failed_items: [{ error: { code, message }, id: ['x'] }] }, error: 1 });
}
