/** Letters that may be wrong in a word that was meant. */
const allowed = 2;

/** The name with a word nearest to what was typed; null where none is near, or one is equal. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const text = typed.toLowerCase();
  let best: { name: string; far: number } | null = null;
  for (const name of names) {
    const words = [name, ...name.split(/\s+/)].map((word) => word.toLowerCase());
    const far = Math.min(...words.map((word) => distance(text, word)));
    if (far <= allowed && (best === null || far < best.far)) best = { name, far };
  }
  return best?.name ?? null;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
