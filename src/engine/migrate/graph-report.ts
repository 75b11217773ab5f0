/**
 * The Dependencies panel as data: for each watched crate its locked versions, who pulls each in, and what remains of
 * it after the migration. Plain data, so that it crosses to the page as it is.
 */
import { type InverseTree, inverseTrees } from '../cargo/inverse-tree.ts';
import { isLocal, type LockGraph } from '../cargo/lock-graph.ts';
import type { Fork } from '../forks/fork.ts';
import type { Remaining } from './remaining.ts';

export interface GraphReport {
  /** The lock file's path. */
  readonly path: string;
  /** How many packages are locked, and how many of them are on disk. */
  readonly packages: number;
  readonly locals: number;
  /** The renamed crates in the catalogue's order, their forks, then the patched crates; only those in the graph, or that will be. */
  readonly crates: readonly WatchedCrate[];
}

export interface WatchedCrate {
  readonly crate: string;
  /** `old`: has a fork under another name; `fork`: is one; `patched`: is taken from a fork by `[patch]`. */
  readonly role: 'old' | 'fork' | 'patched';
  /** One for each locked version, oldest first. */
  readonly trees: readonly InverseTree[];
  /** For an old crate: what stays after the migration. */
  readonly remaining: Remaining | null;
}

export function graphReport(
  path: string,
  graph: LockGraph,
  forks: readonly Fork[],
  remaining: readonly Remaining[],
): GraphReport {
  const watched = [
    ...forks.flatMap((fork) =>
      fork.kind === 'rename' ? [{ crate: fork.crate, role: 'old' as const }] : [],
    ),
    ...forks.flatMap((fork) =>
      fork.kind === 'rename' ? [{ crate: fork.fork, role: 'fork' as const }] : [],
    ),
    ...forks.flatMap((fork) =>
      fork.kind === 'patch'
        ? fork.crates.map((crate) => ({ crate, role: 'patched' as const }))
        : [],
    ),
  ];
  const crates = watched.map(
    ({ crate, role }): WatchedCrate => ({
      crate,
      role,
      trees: inverseTrees(graph, crate),
      remaining: role === 'old' ? (remaining.find((each) => each.crate === crate) ?? null) : null,
    }),
  );
  return {
    path,
    packages: graph.packages.length,
    locals: graph.packages.filter(isLocal).length,
    crates: crates.filter(
      ({ trees, remaining: left }) => trees.length > 0 || (left?.brought.length ?? 0) > 0,
    ),
  };
}
