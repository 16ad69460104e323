export interface Flag {
  /** Seconds since 1970. */
  at: number;
  name: string;
  subject: string;
}

export interface Place {
  /** Where its minute is, px. */
  x: number;
  /** Left edge of its label, px. */
  left: number;
  lane: number;
}

/** Lanes of names above the bars, so that no two names lie over one another; a name without room is left out. */
export function placeFlags<T extends Flag>(
  flags: readonly T[],
  x: (at: number) => number,
  width: number,
  measure: (name: string) => number,
  lanes = 2,
): (T & Place)[] {
  const taken: [from: number, to: number][][] = Array.from({ length: lanes }, () => []);
  const placed: (T & Place)[] = [];
  for (const flag of flags) {
    const at = x(flag.at);
    const w = measure(flag.name);
    search: for (const left of [at, at - w]) {
      if (left < 0 || left + w > width) continue;
      for (const [lane, spans] of taken.entries()) {
        if (spans.some(([from, to]) => left < to + 6 && left + w > from - 6)) continue;
        spans.push([left, left + w]);
        placed.push({ ...flag, x: at, left, lane });
        break search;
      }
    }
  }
  return placed;
}
