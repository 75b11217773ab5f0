/**
 * How many inputs each property is tried on, and which: a thousand that are the same in every run, so that a change is
 * judged by its effect and not by chance. `FORKLIFT_RUNS` tries that many, different ones each time.
 */
const asked = process.env.FORKLIFT_RUNS;
const numRuns = Number(asked ?? 1000);

/** The seed for `fast-check`, which reports any seed that it chose itself. */
export const which: { readonly seed?: number } = asked === undefined ? { seed: 20_260_101 } : {};

export const runs: { readonly numRuns: number; readonly seed?: number } = { numRuns, ...which };

/** Milliseconds a property may take: more than enough, so that only one that never ends is stopped. */
export const patience = Math.max(300_000, numRuns * 60);
