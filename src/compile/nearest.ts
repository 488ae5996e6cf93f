/** Advice that names the known name nearest to a misspelt one. @param kind what the names are */
export function nearest(name: string, known: readonly string[], kind = 'field of the event'): string {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(name, candidate) }));
  const best = ranked.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))[0];
  if (best === undefined || best.distance > Math.max(3, name.length / 3)) return `Name a ${kind}.`;
  return `Did you mean "${best.candidate}"?`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
