import type { Members } from '../../../src/define/index.ts';

/** Members that hold secrets; the API gives registration tokens with groups and sites, and passphrases with agents. */
export const secretMembers = [
  'registrationToken',
  'passphrase',
  'apiToken',
  'accessToken',
  'refreshToken',
  'token',
  'password',
  'clientSecret',
  'secret',
  'privateKey',
  'licenseKey',
  'authorization',
] as const;

const secrets: ReadonlySet<string> = new Set(secretMembers.map((name) => name.toLowerCase()));

/** All spellings of a name that differ in case alone: Wazuh takes them for one field. */
interface Spellings {
  readonly folded: string;
  readonly isSecret: boolean;
  count: number;
}

/** Far more than an API has; others are looked at anew each time. */
const MAX_NAMES = 10_000;
const MAX_LENGTH = 128;

const known = new Map<string, Spellings>();
const byFolded = new Map<string, Spellings>();

/** Whether a line may have this member: it is no secret, and no member before it has a name that differs in case alone. */
export function isFree(name: string, members: Members): boolean {
  const { isSecret, count, folded } = spellingsOf(name);
  if (count === 1 || isSecret) return !isSecret;
  for (const other in members) {
    if (other === name) return true;
    if (members[other] !== undefined && other.toLowerCase() === folded) return false;
  }
  return true;
}

/** Each name is folded once: an answer of a thousand objects repeats a hundred names. */
function spellingsOf(name: string): Spellings {
  const found = known.get(name);
  if (found) return found;
  const folded = name.toLowerCase();
  const spellings = byFolded.get(folded) ?? { folded, isSecret: secrets.has(folded), count: 0 };
  spellings.count += 1;
  if (known.size < MAX_NAMES && name.length <= MAX_LENGTH) {
    byFolded.set(folded, spellings);
    known.set(name, spellings);
  } else {
    spellings.count = Number.POSITIVE_INFINITY;
  }
  return spellings;
}
