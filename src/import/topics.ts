import { basename } from 'node:path';

/**
 * Topics of rule files, whose rules then stand in files that load in the same order. Ex: `local_rules.xml -> local`
 * @param paths in the order in which Wazuh loads them
 */
export function topicsOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const named = paths.map((path) => {
    const stem = basename(path)
      .replace(/\.xml$/i, '')
      .replace(/_rules$/i, '');
    const plain = stem
      .toLowerCase()
      .replaceAll(/[^a-z0-9_-]+/g, '-')
      .replace(/^[-_]+/, '');
    return [path, plain === '' ? 'imported' : plain] as const;
  });
  const files = named.map(([, topic]) => `${topic}_rules.xml`);
  const keepsOrder = files.every((file, index) => index === 0 || (files[index - 1] ?? '') < file);
  if (keepsOrder) return new Map(named);
  const width = String(named.length).length;
  return new Map(named.map(([path, topic], index) => [path, `${String(index + 1).padStart(width, '0')}-${topic}`]));
}
