/** Times of repeated work, in milliseconds. */

export interface Times {
  /** The first time: compilers and memos are still empty. */
  readonly first: number;
  /** The best time, when nothing else runs. Ratios are made of these. */
  readonly best: number;
  readonly median: number;
  readonly p95: number;
}

export interface Stopwatch {
  /** Does the work once and remembers how long it took. */
  time<T>(work: () => T): T;
  times(): Times;
}

/** `measured`: times taken elsewhere, to begin with. */
export function stopwatch(measured: readonly number[] = []): Stopwatch {
  const all = [...measured];
  return {
    time(work) {
      const start = performance.now();
      const result = work();
      all.push(performance.now() - start);
      return result;
    },
    times() {
      const sorted = all.toSorted((a, b) => a - b);
      const at = (share: number) =>
        sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
      return { first: all[0] ?? 0, best: at(0), median: at(0.5), p95: at(0.95) };
    },
  };
}
