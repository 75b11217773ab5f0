/**
 * How many inputs each property is tried on: a thousand, or as many as `FORKLIFT_RUNS` says.
 */
export const runs: { readonly numRuns: number } = {
  numRuns: Number(process.env.FORKLIFT_RUNS ?? 1000),
};
