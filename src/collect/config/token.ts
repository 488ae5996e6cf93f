import { ConfigFault } from '../fault.ts';
import type { Files } from '../files/files.ts';
import type { ConsoleConfig } from './read-config.ts';

const OTHERS = 0o007;
const GROUP_WRITE = 0o020;

/**
 * Reads a console's token, anew in each run.
 * @throws ConfigFault; no message holds any part of the token
 */
export function readToken(
  { name: consoleName, token }: ConsoleConfig,
  files: Files,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  if (token.kind === 'environment') return usable(environment[token.name], `The variable ${token.name}`, consoleName);
  if (token.kind === 'file') return usable(fromFile(token.name, files), token.name, consoleName);
  const folder = environment.CREDENTIALS_DIRECTORY;
  if (folder === undefined) {
    throw new ConfigFault(
      `Console "${consoleName}" wants the credential ${token.name}, but CREDENTIALS_DIRECTORY is not set.`,
      'Start the collector from a systemd unit with LoadCredential=, or use tokenFile.',
    );
  }
  const path = `${folder}/${token.name}`;
  return usable(files.readText(path), path, consoleName);
}

function fromFile(path: string, files: Files): string | undefined {
  try {
    const open = files.openForReading(path);
    if (!open) return undefined;
    try {
      const { mode, size } = open.facts();
      if ((mode & (OTHERS | GROUP_WRITE)) !== 0) {
        throw new ConfigFault(
          `${path} has mode ${mode.toString(8).padStart(4, '0')}: others than root and its group can read or change the token.`,
          `Run: chown root:wazuh ${path}; chmod 0640 ${path}; then renew the token, since it may be known.`,
        );
      }
      return Buffer.from(open.read(0, Math.min(size, 65_536))).toString('utf8');
    } finally {
      open.close();
    }
  } catch (cause) {
    if (cause instanceof ConfigFault) throw cause;
    throw new ConfigFault(`${path} cannot be read.`, `Run: chown root:wazuh ${path}; chmod 0640 ${path}`, cause);
  }
}

function usable(text: string | undefined, place: string, consoleName: string): string {
  const token = text?.replace(/^\ufeff/, '').trim();
  if (!token) {
    throw new ConfigFault(
      `${place} holds no token for console "${consoleName}".`,
      'Write the token there, alone, on one line; a service user with read rights is best.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new ConfigFault(
      `${place} holds more than a token: blanks or control characters.`,
      'Write the token there, alone, on one line.',
    );
  }
  return token;
}
