import { OssifyError } from '../../diagnostics/index.ts';
import type { Backend } from '../../harness/index.ts';
import { dockerBackend, embeddedBackend, socketBackend } from '../../harness/index.ts';
import { usualRuleset } from '../ruleset-dir.ts';

/** What the reader said of the judge; a container, image or socket that is named implies its engine. */
export interface JudgeChoice {
  readonly engine: 'embedded' | 'docker' | 'socket' | undefined;
  readonly image: readonly string[];
  readonly container: string | undefined;
  readonly socket: string | undefined;
  readonly compare: boolean;
  readonly ruleset: string | undefined;
  readonly timeoutSeconds: number | undefined;
}

const DEFAULT_IMAGE = 'wazuh/wazuh-manager:4.14.7';
const DEFAULT_SOCKET = '/var/ossec/queue/sockets/logtest';

/** The judges to ask, in the order of the report: with `--compare` the embedded one first. */
export function chooseJudges(choice: JudgeChoice): readonly Backend[] {
  const { engine, image, container, socket, compare, ruleset } = choice;
  const implied = image.length > 0 || container !== undefined ? 'docker' : socket !== undefined ? 'socket' : 'embedded';
  if (engine !== undefined && engine !== implied && implied !== 'embedded') {
    throw new OssifyError({
      code: 'ENGINE_UNCLEAR',
      message: `"--engine ${engine}" does not go with an option of ${implied}.`,
      hint: "--image and --container are docker's, --socket is socket's.",
    });
  }
  const embedded = (): Backend => embeddedBackend(usualRuleset(ruleset, process.env).files);
  const usual = compare && implied === 'embedded' ? 'docker' : implied;
  const chosen = realJudges(engine ?? usual, choice) ?? [embedded()];
  return compare && chosen[0]?.name !== 'embedded' ? [embedded(), ...chosen] : chosen;
}

function realJudges(engine: 'embedded' | 'docker' | 'socket', choice: JudgeChoice): readonly Backend[] | undefined {
  const { image, container, socket = DEFAULT_SOCKET, timeoutSeconds } = choice;
  const timeoutMs = timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000;
  if (engine === 'socket') return [socketBackend(socket, timeoutMs)];
  if (engine === 'embedded') return undefined;
  const limits = timeoutMs === undefined ? {} : { startMs: timeoutMs, sessionMs: timeoutMs };
  if (container !== undefined) return [dockerBackend({ container }, limits)];
  const images = image.length > 0 ? image : [DEFAULT_IMAGE];
  return images.map((name) => dockerBackend({ image: name }, limits));
}
