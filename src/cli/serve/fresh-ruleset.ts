import { loadRuleset, type Ruleset } from '../../engine/index.ts';
import type { RulesetDir } from '../ruleset-dir.ts';

/**
 * Gives the ruleset as the files are now; it is loaded again only when a file has changed.
 * @param read reads the folder
 */
export function freshRuleset(read: () => RulesetDir): () => Ruleset {
  let loaded: { readonly dir: RulesetDir; readonly ruleset: Ruleset } | undefined;
  return () => {
    const dir = read();
    if (!loaded || !isSame(loaded.dir, dir)) loaded = { dir, ruleset: loadRuleset(dir.files, dir.options) };
    return loaded.ruleset;
  };
}

function isSame(a: RulesetDir, b: RulesetDir): boolean {
  if (JSON.stringify(a.options) !== JSON.stringify(b.options) || a.files.length !== b.files.length) return false;
  return a.files.every(({ path, text }, index) => {
    const other = b.files[index];
    return other?.path === path && (other.text === text || Buffer.from(text).equals(Buffer.from(other.text)));
  });
}
