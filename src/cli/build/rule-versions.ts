import type { Compiled } from '../../compile/index.ts';
import type { Finding } from '../../diagnostics/index.ts';
import { listRules } from '../../harness/index.ts';
import { lockFindings } from '../../harness/lock/index.ts';
import { readLockFiles } from '../rule-lock.ts';
import { asPluginFolder } from './prove.ts';

/** Rules whose behaviour is not that of the version in the lock; nothing for a plugin without a lock. */
export function ruleVersions(folder: string, compiled: Compiled): Finding[] {
  const { lock, changelog } = readLockFiles(folder);
  if (lock === undefined) return [];
  const { plugin } = compiled;
  const rules = plugin.rules.flatMap((group) => group.rules);
  const placeOf = (id: string) => rules.find((rule) => String(rule.id) === id)?.at ?? plugin.at;
  return lockFindings(lock, listRules(asPluginFolder(compiled).rules), { changelog, plugin: plugin.name, placeOf });
}
