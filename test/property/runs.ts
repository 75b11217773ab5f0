/**
 * How many inputs each property is tried on: a thousand, or as many as `FORKLIFT_RUNS` says.
 */
const numRuns = Number(process.env.FORKLIFT_RUNS ?? 1000);

export const runs: { readonly numRuns: number } = { numRuns };

/** Milliseconds a property may take: more than enough, so that only one that never ends is stopped. */
export const patience = Math.max(300_000, numRuns * 60);
