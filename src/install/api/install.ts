import { OssifyError } from '../../diagnostics/index.ts';
import type { FiringExample } from '../examples.ts';
import type { BundleFile, Manifest } from '../manifest.ts';
import { withLists } from '../ruleset-lists.ts';
import type { ApiAnswer, WazuhApi } from './client.ts';

export interface ApiInstallation {
  readonly api: WazuhApi;
  readonly manifest: Manifest;
  /** A bundle file's text. */
  readonly read: (file: BundleFile) => string;
  readonly examples: readonly FiringExample[];
  readonly say: (line: string) => void;
  readonly dryRun: boolean;
}

interface Step {
  readonly path: string;
  readonly text: string;
}

/** What undoes one step. */
interface Undo {
  readonly path: string;
  readonly back: () => Promise<void>;
}

const CONFIGURATION = '/manager/configuration';

/** The API takes no empty list, so an empty one is uploaded with this key, which nothing looks up. */
const EMPTY_LIST = 'ossify-placeholder:\n';

/**
 * Installs decoders, lists and rules through the REST API: uploads to the master, the manager's validation, hot reload, one
 * example a rule through the API's logtest. Whatever fails, everything is put back and reloaded. The collector is not
 * part of it: it belongs on one node, by install.sh.
 * @returns whether anything was changed
 * @throws OssifyError INSTALL_ROLLED_BACK, WAZUH_API_…
 */
export async function installByApi(installation: ApiInstallation): Promise<boolean> {
  const { api, say, dryRun } = installation;
  const steps = await plannedSteps(installation);
  for (const { path } of steps) say(`  upload ${path}`);
  if (steps.length === 0) say('  nothing to do');
  if (steps.length === 0 || dryRun) return false;

  const undo: Undo[] = [];
  try {
    for (const step of steps) await upload(api, step, undo);
    await validate(api);
    await reload(api);
    await verify(installation);
  } catch (cause) {
    say('Putting everything back.');
    throw rolledBack(cause, await putBack(api, undo));
  }
  say(`Installed ${installation.manifest.plugin}. The collector goes to one node: run install.sh there.`);
  return true;
}

/** Takes the plugin's decoders, rules and list declarations away again; lists stay, since they hold what the admin wrote. */
export async function uninstallByApi(installation: ApiInstallation): Promise<boolean> {
  const { api, manifest, read, say, dryRun } = installation;
  let changed = false;
  for (const file of rulesetFiles(manifest).reverse()) {
    if (kindOf(file) === 'lists') continue;
    const path = apiPath(file);
    const there = await api.rawFile(path);
    if (there === undefined) continue;
    if (there !== read(file)) {
      say(`  keep ${path}: somebody changed it`);
      continue;
    }
    say(`  remove ${path}`);
    changed = true;
    if (!dryRun) expectDone(await api.delete(path), path);
  }
  const conf = await api.rawFile(CONFIGURATION);
  const clean = conf === undefined ? undefined : withLists(conf, manifest.plugin, []);
  if (conf !== undefined && clean !== undefined && clean !== conf) {
    say(`  edit ${CONFIGURATION}`);
    changed = true;
    if (!dryRun) expectDone(await api.put(CONFIGURATION, clean), CONFIGURATION);
  }
  if (changed && !dryRun) await reload(api);
  return changed;
}

/** Decoders, then lists and their declaration, then rules: each upload is tried by the manager with the whole ruleset. */
async function plannedSteps({ api, manifest, read }: ApiInstallation): Promise<Step[]> {
  const steps: Step[] = [];
  const files = rulesetFiles(manifest);
  for (const file of files.filter((candidate) => kindOf(candidate) !== 'rules')) {
    const there = await api.rawFile(apiPath(file));
    if (kindOf(file) === 'lists' && there !== undefined) continue;
    const text = read(file) || EMPTY_LIST;
    if (there !== text) steps.push({ path: apiPath(file), text });
  }
  const lists = files.filter((file) => kindOf(file) === 'lists').map(({ target }) => target);
  const conf = await api.rawFile(CONFIGURATION);
  const wanted = conf === undefined ? undefined : withLists(conf, manifest.plugin, lists);
  if (wanted === undefined) {
    throw new OssifyError({
      code: 'INSTALL_NO_RULESET_BLOCK',
      message: "The manager's ossec.conf has no <ruleset> block in which lists can be declared.",
      hint: 'Add <ruleset> with the decoder and rule folders to ossec.conf.',
    });
  }
  if (wanted !== conf) steps.push({ path: CONFIGURATION, text: wanted });
  for (const file of files.filter((candidate) => kindOf(candidate) === 'rules')) {
    if ((await api.rawFile(apiPath(file))) !== read(file)) steps.push({ path: apiPath(file), text: read(file) });
  }
  return steps;
}

async function upload(api: WazuhApi, { path, text }: Step, undo: Undo[]): Promise<void> {
  const before = await api.rawFile(path);
  undo.push({
    path,
    back: async () => {
      const there = await api.rawFile(path);
      if (there === before) return;
      expectDone(before === undefined ? await api.delete(path) : await api.put(overwriting(path), before), path);
    },
  });
  expectDone(await api.put(overwriting(path), text), path);
  // The API rewrites some texts on their way in (a quote before = + - @), so what it kept is compared.
  if ((await api.rawFile(path)) !== text) {
    throw new OssifyError({
      code: 'INSTALL_TEXT_ALTERED',
      message: `The manager keeps ${path} with another text than was sent.`,
      hint: 'Install by install.sh on the manager.',
    });
  }
}

/** Newest first; one that fails does not keep the others from being put back. @returns what is not as it was */
async function putBack(api: WazuhApi, undo: readonly Undo[]): Promise<string[]> {
  const left: string[] = [];
  const attempt = (path: string, back: () => Promise<void>) => back().catch(() => left.push(path));
  for (const { path, back } of [...undo].reverse()) await attempt(path, back);
  await attempt('the reload', () => reload(api));
  return left;
}

async function validate(api: WazuhApi): Promise<void> {
  const path = '/manager/configuration/validation';
  expectDone(await api.get(path), path);
}

async function reload(api: WazuhApi): Promise<void> {
  const status = await api.get('/cluster/status');
  const isCluster = JSON.stringify(status.data ?? null).includes('"enabled":"yes"');
  const path = isCluster ? '/cluster/analysisd/reload' : '/manager/analysisd/reload';
  expectDone(await api.put(path), path);
}

/** One example a rule; an answer's token keeps a sequence in one session, which is ended so that none is leaked. */
async function verify({ api, examples, say }: ApiInstallation): Promise<void> {
  const silent: number[] = [];
  for (const { rule, events } of examples) {
    let token: string | undefined;
    let got: string | undefined;
    for (const { text, logFormat, location } of events) {
      const request = { log_format: logFormat, location, event: text, ...(token ? { token } : {}) };
      const { data } = await api.putJson('/logtest', request);
      token = textAt(data, ['token']) ?? token;
      got = textAt(data, ['output', 'rule', 'id']);
    }
    if (token) await api.delete(`/logtest/sessions/${token}`);
    if (got !== String(rule)) silent.push(rule);
  }
  say(`Self-test on the manager's engine: ${examples.length - silent.length}/${examples.length} rules fire.`);
  if (silent.length === 0) return;
  throw new OssifyError({
    code: 'INSTALL_RULES_SILENT',
    message: `These rules do not fire on the manager: ${silent.join(', ')}.`,
    hint: 'A rule or decoder of the manager takes their events first: compare with "ossify test --engine socket".',
  });
}

function expectDone({ failed }: ApiAnswer, path: string): void {
  const [first] = failed;
  if (first === undefined) return;
  throw new OssifyError({
    code: 'WAZUH_API_ITEM_FAILED',
    message: `The Wazuh API refuses ${path}: ${first.message} (${first.code}).`,
    hint:
      first.code === 1113 ? 'The manager tries the whole ruleset: the defect may stand in another file.' : undefined,
  });
}

function rolledBack(cause: unknown, left: readonly string[]): OssifyError {
  const known = cause instanceof OssifyError ? cause : undefined;
  if (left.length > 0) {
    return new OssifyError({
      code: 'INSTALL_NOT_PUT_BACK',
      message: `The installation failed, and these could not be put back: ${left.join(', ')}. ${known?.message ?? String(cause)}`,
      hint: 'Run "ossify uninstall PLUGIN --api URL" when the API answers again.',
      cause,
    });
  }
  return new OssifyError({
    code: 'INSTALL_ROLLED_BACK',
    message: `Nothing was installed: ${known?.message ?? String(cause)}`,
    hint: known?.hint ?? 'The manager runs on what it had before.',
    cause,
  });
}

const KINDS = ['decoders', 'lists', 'rules'] as const;

function kindOf({ target }: BundleFile): (typeof KINDS)[number] | undefined {
  return KINDS.find((kind) => target.startsWith(`etc/${kind}/`));
}

function rulesetFiles(manifest: Manifest): BundleFile[] {
  return manifest.files.filter((file) => kindOf(file) !== undefined);
}

function apiPath(file: BundleFile): string {
  return `/${kindOf(file)}/files/${file.target.split('/').at(-1)}`;
}

function overwriting(path: string): string {
  return path === CONFIGURATION ? path : `${path}?overwrite=true`;
}

function textAt(value: unknown, path: readonly string[]): string | undefined {
  let at = value;
  for (const member of path) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
    at = Object.entries(at).find(([name]) => name === member)?.[1];
  }
  return typeof at === 'string' ? at : undefined;
}
