import { OssifyError } from '../../diagnostics/index.ts';

export interface WazuhApiOptions {
  /** `https://manager:55000` */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** `fetch`, with whatever CA or agent it needs. */
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

/** One item that the API refused although its HTTP status is 200. */
export interface FailedItem {
  readonly code: number;
  readonly message: string;
}

export interface ApiAnswer {
  readonly data: unknown;
  readonly failed: readonly FailedItem[];
}

interface Body {
  readonly type: 'application/octet-stream' | 'application/json';
  readonly text: string;
}

/**
 * Wazuh's REST API (port 55000, JWT): one login, answers narrowed to `data` and failed items.
 * A 200 answer with `error` 1 or 2 holds failed items; anything but 2xx throws.
 * @source Wazuh 4.14
 */
export class WazuhApi {
  readonly #options: WazuhApiOptions;
  #token: string | undefined;

  constructor(options: WazuhApiOptions) {
    this.#options = options;
  }

  get(path: string): Promise<ApiAnswer> {
    return this.#ask('GET', path);
  }

  delete(path: string): Promise<ApiAnswer> {
    return this.#ask('DELETE', path);
  }

  /** A file's content, or none for an action such as a reload. */
  put(path: string, content?: string): Promise<ApiAnswer> {
    return this.#ask(
      'PUT',
      path,
      content === undefined ? undefined : { type: 'application/octet-stream', text: content },
    );
  }

  putJson(path: string, value: unknown): Promise<ApiAnswer> {
    return this.#ask('PUT', path, { type: 'application/json', text: JSON.stringify(value) });
  }

  /** A file as it is (`?raw=true`); undefined when the manager has none of that name. */
  async rawFile(path: string): Promise<string | undefined> {
    const answer = await this.#send('GET', `${path}?raw=true`);
    const text = await answer.text();
    if (answer.headers.get('content-type')?.includes('application/json')) {
      const { failed } = readAnswer(text, path);
      if (failed.length > 0) return undefined;
    }
    if (!answer.ok) return answer.status === 404 ? undefined : refuse(answer.status, path, text);
    return text;
  }

  async #ask(method: string, path: string, body?: Body): Promise<ApiAnswer> {
    const answer = await this.#send(method, path, body);
    const text = await answer.text();
    if (!answer.ok) return refuse(answer.status, path, text);
    return readAnswer(text, path);
  }

  async #send(method: string, path: string, body?: Body): Promise<Response> {
    this.#token ??= await this.#login();
    return this.#fetch(path, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, ...(body ? { 'content-type': body.type } : {}) },
      ...(body ? { body: body.text } : {}),
    });
  }

  async #login(): Promise<string> {
    const { user, password } = this.#options;
    const basic = btoa(`${user}:${password}`);
    const path = '/security/user/authenticate?raw=true';
    const answer = await this.#fetch(path, { method: 'POST', headers: { authorization: `Basic ${basic}` } });
    if (answer.ok) return (await answer.text()).trim();
    throw new OssifyError({
      code: 'WAZUH_API_LOGIN_REFUSED',
      message: `The Wazuh API refuses the user "${user}" (HTTP ${answer.status}).`,
      hint: 'Set OSSIFY_API_USER and OSSIFY_API_PASSWORD to a user of the API that may write rules, decoders and lists.',
    });
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const { url, fetch, timeoutMs = 120_000 } = this.#options;
    try {
      return await fetch(new URL(path, url), { ...init, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    } catch (cause) {
      throw new OssifyError({
        code: 'WAZUH_API_UNREACHABLE',
        message: `The Wazuh API at ${url} does not answer: ${reasonOf(cause)}.`,
        hint: 'Check address, port 55000 and certificate; an own CA is named by NODE_EXTRA_CA_CERTS.',
        cause,
      });
    }
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}

function refuse(status: number, path: string, text: string): never {
  throw new OssifyError({
    code: 'WAZUH_API_REFUSED',
    message: `The Wazuh API answers HTTP ${status} to ${path}: ${text.slice(0, 300)}`,
    hint: status === 403 ? 'The API user lacks a permission for this.' : "The message is the manager's own.",
  });
}

function readAnswer(text: string, path: string): ApiAnswer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new OssifyError({
      code: 'WAZUH_API_UNREADABLE',
      message: `The Wazuh API's answer to ${path} is not JSON.`,
      hint: 'Name the API itself (port 55000), not the dashboard.',
      cause,
    });
  }
  if (!isRecord(value)) return { data: undefined, failed: [] };
  const { data, error } = value;
  const items = isRecord(data) && Array.isArray(data.failed_items) ? data.failed_items : [];
  const failed = items.map(failedItem);
  if (typeof error === 'number' && error !== 0 && failed.length === 0) {
    return { data, failed: [{ code: error, message: String(value.message ?? value.detail ?? 'no message') }] };
  }
  return { data, failed };
}

function failedItem(item: unknown): FailedItem {
  const error = isRecord(item) && isRecord(item.error) ? item.error : {};
  return { code: Number(error.code ?? 0), message: String(error.message ?? 'no message') };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
